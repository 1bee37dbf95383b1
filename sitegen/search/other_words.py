"""Words that people type for what the tables call otherwise, as `other_words.yaml` has them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sitegen.datasets.traditional import simplified_characters
from sitegen.datasets.yaml_file import load_yaml

NEWEST = "newest batch"
"""Stands for the address of the newest batch's page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageWords:
    """What people call a page, or a place on it."""

    words: tuple[str, ...]
    title: str = ""
    """Of a place on a page, which has no entry of its own; empty for a page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherWords:
    """All that people type and no table has."""

    before: tuple[str, ...]
    """What stands before a name in a question."""
    after: tuple[str, ...]
    """What stands behind it."""
    kinds: Mapping[str, str]
    """Kinds of places in English, each with the syllable that ends a name of this kind."""
    english: Mapping[str, str]
    """Codes by names that are not the pinyin."""
    old: Mapping[str, str]
    """Codes by names from before the register begins."""
    known: frozenset[str]
    """Codes of the places that people mean when they type the beginning of a reading."""
    pages: Mapping[str, PageWords]
    """By address, or NEWEST."""


@cache
def other_words() -> OtherWords:
    """The file's content."""
    path = Path(__file__).with_suffix(".yaml")
    document, _ = load_yaml(path, path.name)
    assert document is not None  # noqa: S101 - it is ours, and tests read it
    value = document.value
    return OtherWords(
        before=tuple(value["before"].split()),
        after=tuple(value["after"].split()),
        kinds=value["kinds"],
        english=value["english"],
        old=value["old"],
        known=frozenset(value["known"].split()),
        pages={
            url: PageWords(words=tuple(item["words"].split()), title=item.get("title", ""))
            for url, item in value["pages"].items()
        },
    )


def of_places(codes: Mapping[str, str], here: Collection[str]) -> list[list[str]]:
    """Code and name of every name in `codes` whose place is `here`."""
    return [[code, name] for name, code in codes.items() if code in here]


def traditional_pairs(texts: Iterable[str]) -> str:
    """Traditional characters, each followed by the simplified one, for all characters of `texts`."""
    used = set().union(*texts)
    return "".join(old + new for old, new in simplified_characters().items() if new in used)
