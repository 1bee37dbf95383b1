"""What people type for what the tables call otherwise: `content/search.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sitegen.content.yaml_words import read_words
from sitegen.findings import Finding

FILE = "search.yaml"
NEWEST = "newest batch"
"""Stands for the address of the newest batch's page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageWords:
    """What people call a page, or a place on it."""

    words: tuple[str, ...]
    title: str = ""
    """Of a place on a page, which has no entry of its own; empty for a page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchWords:
    """All that people type and no table has; empty without the file."""

    before: tuple[str, ...] = ()
    """What stands before a name in a question."""
    after: tuple[str, ...] = ()
    """What stands behind it."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Kinds of places in English, each with the syllables that end a name of this kind."""
    peoples: Mapping[str, str] = field(default_factory=dict)
    """Peoples in the English names of autonomous places, each with the syllables that name it."""
    english: Mapping[str, str] = field(default_factory=dict)
    """Codes by names that are not the pinyin."""
    old: Mapping[str, str] = field(default_factory=dict)
    """Codes by names from before the register begins."""
    known: frozenset[str] = frozenset()
    """Codes of the places that people mean when they type the beginning of a reading."""
    pages: Mapping[str, PageWords] = field(default_factory=dict)
    """By address, or NEWEST."""


NO_WORDS = SearchWords()


def read_search_words(path: Path, name: str, findings: list[Finding]) -> SearchWords:
    """The words in the file at `path`, called `name`; faults are added to `findings`."""
    value = read_words(path, name, "search.schema.yaml", findings)
    return NO_WORDS if value is None else _words(value)


def _words(value: Mapping[str, Any]) -> SearchWords:
    return SearchWords(
        before=tuple(value["before"].split()),
        after=tuple(value["after"].split()),
        kinds=value["kinds"],
        peoples=value["peoples"],
        english=value["english"],
        old=value["old"],
        known=frozenset(value["known"].split()),
        pages={
            url: PageWords(words=tuple(item["words"].split()), title=item.get("title", ""))
            for url, item in value["pages"].items()
        },
    )
