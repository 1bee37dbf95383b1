"""What one start tag refers to, what can be linked to in it, and what our CSP forbids in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_LINKING_RELATIONS = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev"})
_DATA_SCRIPTS = frozenset({"application/ld+json", "application/json"})
_LINKING_TAGS = frozenset({"a", "area"})
_LOADING_ATTRIBUTES = frozenset(
    {"action", "background", "data", "formaction", "href", "ping", "poster", "src", "xlink:href"}
)
_SET_ATTRIBUTES = frozenset({"imagesrcset", "srcset"})
_PAINT = re.compile(r"\s*url\(\s*['\"]?([^'\")]*)")
_REFRESH = re.compile(r"[\s\d.]*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)


class Use(StrEnum):
    """What a browser does with a URL: go there when asked, or fetch or submit to it."""

    LINK = "link"
    LOAD = "load"


class Reference(NamedTuple):
    """One URL in a file, and what for."""

    use: Use
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What is wrong with one element or reference, wherever it stands."""

    code: str
    value: str
    message: str
    remedy: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """What matters of one start tag."""

    ids: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def is_plain(self) -> bool:
        """True when there is nothing to check or to link to."""
        return not (self.ids or self.references or self.faults)


def element(tag: str, attributes: Sequence[tuple[str, str | None]]) -> Element:
    """The element of a start tag; names are lower case, character references resolved."""
    values: dict[str, str] = {}
    for name, value in attributes:
        values.setdefault(name, value or "")
    anchors = (values.get("id", ""), values.get("name", "") if tag == "a" else "")
    return Element(
        ids=tuple(anchor for anchor in anchors if anchor),
        references=tuple(_references(tag, values)),
        faults=tuple(_faults(tag, values)),
    )


def _references(tag: str, values: Mapping[str, str]) -> Iterator[Reference]:
    for name, value in values.items():
        if name in _LOADING_ATTRIBUTES:
            yield Reference(_use(tag, name, values), value)
        elif name in _SET_ATTRIBUTES:
            candidates = (candidate.split() for candidate in value.split(","))
            yield from (Reference(Use.LOAD, words[0]) for words in candidates if words)
        elif paint := _PAINT.match(value):
            yield Reference(Use.LOAD, paint[1])
    if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        refresh = _REFRESH.match(values.get("content", ""))
        if refresh and refresh[1]:
            yield Reference(Use.LINK, refresh[1])


def _use(tag: str, name: str, values: Mapping[str, str]) -> Use:
    if tag in _LINKING_TAGS and name in ("href", "xlink:href"):
        return Use.LINK
    relations = frozenset(values.get("rel", "").lower().split())
    if tag == "link" and relations and relations <= _LINKING_RELATIONS:
        return Use.LINK
    return Use.LOAD


def _faults(tag: str, values: Mapping[str, str]) -> Iterator[Fault]:
    kind = values.get("type", "").strip().lower()
    if tag == "script" and "src" not in values and kind not in _DATA_SCRIPTS:
        yield _inline("<script>", "把脚本写进 static/ 下的文件，用 src 引用。")
    if tag == "style":
        yield _inline("<style>", "把样式写进 static/ 下的样式表。")
    if tag == "base":
        yield _inline("<base>", "去掉 <base>，链接写成相对的。")
    for name in values:
        if name == "style":
            yield _inline(f"{name}={values[name]!r}", "改用样式表里的类。")
        elif name.startswith("on") or name == "srcdoc":
            yield _inline(f"<{tag} {name}>", "改在脚本文件里处理，页面里不写代码。")


def _inline(value: str, remedy: str) -> Fault:
    return Fault(
        code="inline-code",
        value=value,
        message=f"页面里有内联代码 {value}，内容安全策略（CSP）会拦下它。",
        remedy=remedy,
    )
