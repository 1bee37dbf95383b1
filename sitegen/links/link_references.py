"""What a file refers to, read quickly: our own pages by a pattern, anything unusual by a parser."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape
from typing import Self

from sitegen.links.elements import Element, Reference, element
from sitegen.links.parsed_files import elements, is_markup, parsed_elements
from sitegen.output import OutputFile

_TAG = re.compile(r"<([^<>]*)>")
_START = re.compile(r'([a-zA-Z][a-zA-Z0-9]*)((?:[ \n]+[a-zA-Z][a-zA-Z0-9:_-]*(?:="[^"]*")?)*)[ \n]*/?')
_ATTRIBUTE = re.compile(r'([a-zA-Z][a-zA-Z0-9:_-]*)(?:="([^"]*)")?')
_END = re.compile(r"/[a-zA-Z][a-zA-Z0-9]*|!doctype html", re.IGNORECASE)
# Parsers read the text of these by rules of their own, which agree while no tag-like text stands in it.
_RAW = r"script|style|title|textarea|iframe|noembed|noframes|xmp|plaintext"
_TAG_IN_RAW = re.compile(rf"<({_RAW})\b[^<>]*>[^<]*<(?!/\1>)", re.IGNORECASE)
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

        Usual is: double quotes around values, no `<` or `>` but of tags, no comments, no tags in scripts.
        """
        tags = _TAG.findall(text)
        if len(tags) != text.count("<") or _TAG_IN_RAW.search(text) or _BARE_AMPERSAND.search(text):
            return None
        if len(self._known) > _MOST:
            self._known.clear()
        spellings = set(tags)
        for spelling in spellings.difference(self._known):
            if start := _START.fullmatch(spelling):
                self._known[spelling] = _element(start[1], start[2])
            elif _END.fullmatch(spelling):
                self._known[spelling] = None
            else:
                return None
        return [found for found in map(self._known.__getitem__, spellings) if found]


def _element(name: str, attributes: str) -> Element | None:
    pairs = [(match[1].lower(), unescape(match[2] or "")) for match in _ATTRIBUTE.finditer(attributes)]
    found = element(name.lower(), pairs)
    return None if found.is_plain else found
