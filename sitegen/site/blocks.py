"""Small values that the building blocks of the templates print."""

from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True, slots=True)
class Stat:
    """One strong number, its label, and the sentence that explains it."""

    value: str
    label: str
    _: KW_ONLY
    sentence: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a definition list."""

    term: str
    text: str
    _: KW_ONLY
    url: str | None = None
    note: str = ""
    statement: str = ""
    """Id of the statement that the text prints; empty where it is no fact of its own."""


@dataclass(frozen=True, slots=True)
class Card:
    """A way into another page, with the number that makes it worth going there."""

    text: str
    url: str
    _: KW_ONLY
    note: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of a timeline."""

    when: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A status in a word or two, with the class that colours it; a link where there is a URL."""

    klass: str
    text: str
    _: KW_ONLY
    url: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What one class of a map means."""

    klass: str
    text: str
    _: KW_ONLY
    note: str = ""
    count: int | None = None
    """How many places of the map are in the class; None where that is not counted."""
