"""What a file refers to, read quickly: our own pages by a pattern, anything unusual by a parser."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape
from typing import Self

from sitegen.links.elements import Element, Reference, element
from sitegen.links.parsed_files import elements, is_markup, parsed_elements
from sitegen.output import OutputFile

_NO_BRACKETS = bytes({*range(0x100)} - {*b"<>"})
_START = re.compile(r'([a-zA-Z][a-zA-Z0-9]*)((?:[ \n]+[a-zA-Z][a-zA-Z0-9:_-]*(?:="[^"]*")?)*)[ \n]*/?')
_PLAIN = re.compile(
    r"(?:circle|d[dlt]|div|g|h[1-6]|li|line|p|path|rect|small|span|svg|t[dhr]|text|tspan)"
    r"(?: (?:aria-[a-z]+|class|d|data-[a-z]+|font-size|height|role|scope|transform|viewBox|width|[xy][12]?)"
    r'="(?!url)[^"&\s][^"&]*")*/?'
)
"""Tags that can hold nothing of interest, which are most of those that stand in one file alone."""
_ATTRIBUTE = re.compile(r'([a-zA-Z][a-zA-Z0-9:_-]*)(?:="([^"]*)")?')
_END = re.compile(r"/[a-zA-Z][a-zA-Z0-9]*|!doctype html", re.IGNORECASE)
# Parsers read the text of these by rules of their own, which agree while no tag-like text stands in it.
_RAW = frozenset(
    ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext")
)
_BARE_AMPERSAND = re.compile(r"&(?!(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);)")

_MOST = 10_000
"""Spellings that are remembered: most, such as those with an id, stand in one file alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class References:
    """What can be linked to in one file, what it refers to, and whether our CSP forbids something in it."""

    ids: frozenset[str]
    links: frozenset[Reference]
    has_faults: bool

    @classmethod
    def of(cls, found: Collection[Element]) -> Self:
        """What these elements hold together."""
        return cls(
            ids=frozenset(name for each in found for name in each.ids),
            links=frozenset(link for each in found for link in each.references),
            has_faults=any(each.faults for each in found),
        )


class Reader:
    """Reads many files. Tags repeat (menus, table cells), so each spelling is analysed only once."""

    def __init__(self) -> None:
        self._known: dict[str, Element | None] = {}
        self._ends: dict[str, str] = {}
        """What closes each start tag whose text is read by rules of its own."""

    def read(self, file: OutputFile) -> References:
        """What the file refers to."""
        if is_markup(file):
            return self.references(file.content.decode())
        return References.of([item for _, item in elements(file)])

    def references(self, text: str) -> References:
        """What HTML or SVG refers to, the same as a parser would find."""
        found = self.usual_elements(text)
        if found is None:
            found = [item for _, item in parsed_elements(text)]
        return References.of(found)

    def usual_elements(self, text: str) -> list[Element] | None:
        """Elements that matter, each spelling once; None for text that only a parser should read.

        Usual is: double quotes around values, `<` and `>` of tags alone, no comments, no tags in scripts.
        """
        tags = _tags(text)
        if tags is None or _BARE_AMPERSAND.search(text):
            return None
        if len(self._known) > _MOST:
            self._known.clear()
            self._ends.clear()
        spellings = set(tags)
        if not all(map(self._learn, spellings.difference(self._known))):
            return None
        raw = spellings.intersection(self._ends)
        if any(tag in raw and tags[at + 1 : at + 2] != [self._ends[tag]] for at, tag in enumerate(tags)):
            return None
        return [found for found in map(self._known.__getitem__, spellings) if found]

    def _learn(self, spelling: str) -> bool:
        """Whether a tag is spelled as usual; if so, it is known from now on."""
        if _PLAIN.fullmatch(spelling):
            self._known[spelling] = None
        elif start := _START.fullmatch(spelling):
            name = start[1].lower()
            self._known[spelling] = _element(name, start[2])
            if name in _RAW:
                self._ends[spelling] = f"/{name}"
        elif _END.fullmatch(spelling):
            self._known[spelling] = None
        return spelling in self._known


def _tags(text: str) -> list[str] | None:
    """What stands in each pair of `<` and `>`; None where they do not come in turns."""
    brackets = text.encode().translate(None, _NO_BRACKETS)
    if brackets != b"<>" * (len(brackets) // 2):
        return None
    return text.replace(">", "<").split("<")[1::2]


def _element(name: str, attributes: str) -> Element | None:
    pairs = [(match[1].lower(), unescape(match[2] or "")) for match in _ATTRIBUTE.finditer(attributes)]
    found = element(name, pairs)
    return None if found.is_plain else found
