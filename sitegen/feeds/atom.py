"""Atom (RFC 4287): feeds as values, and their bytes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from sitegen.analysis.events import stable_id

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
HTML = "text/html"
JSON = "application/json"
_OWN = "application/atom+xml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One event as a subscriber sees it."""

    key: str
    """Stable name that its identifier is made from."""
    title: str
    summary: str
    """Plain text."""
    content: str
    """HTML, with every text from the data already escaped."""
    category: str
    category_label: str
    updated: date
    published: date | None
    """None when the day is not known; `updated` is then the day on which it was heard of."""
    page: str
    """Address of its page: absolute, or relative to the feed."""
    api: str
    """Address of its response in the API."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """One feed with its entries, newest first."""

    key: str
    title: str
    subtitle: str
    author: str
    rights: str
    updated: date
    own: str
    """Address of the feed itself: absolute, or relative to itself."""
    page: str
    entries: Sequence[Entry]


def atom_file(feed: Feed) -> bytes:
    """The feed as XML, indented, with a final line end."""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, _LANGUAGE: "zh-CN"})
    _text(root, "id", f"urn:uuid:{stable_id(feed.key)}")
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _moment(feed.updated))
    _text(ElementTree.SubElement(root, "author"), "name", feed.author)
    _link(root, "self", feed.own, _OWN)
    _link(root, "alternate", feed.page, HTML)
    _text(root, "rights", feed.rights)
    _text(root, "generator", "sitegen")
    for entry in feed.entries:
        _entry(root, entry)
    ElementTree.indent(root, " ")
    buffer = io.BytesIO()
    ElementTree.ElementTree(root).write(buffer, encoding="utf-8", xml_declaration=True)
    return buffer.getvalue() + b"\n"


def _entry(feed: ElementTree.Element, entry: Entry) -> None:
    element = ElementTree.SubElement(feed, "entry")
    _text(element, "id", f"urn:uuid:{stable_id(entry.key)}")
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.updated))
    if entry.published:
        _text(element, "published", _moment(entry.published))
    _link(element, "alternate", entry.page, HTML)
    _link(element, "related", entry.api, JSON)
    ElementTree.SubElement(element, "category", {"term": entry.category, "label": entry.category_label})
    _text(element, "summary", entry.summary)
    content = _text(element, "content", entry.content)
    content.set("type", "html")


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    element.text = text
    return element


def _link(parent: ElementTree.Element, relation: str, address: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})


def _moment(day: date) -> str:
    """Days have no time of day in the data; midnight of UTC is the same day in China."""
    return f"{day.isoformat()}T00:00:00Z"
