"""Lists of codes with their words, as the data give them, and the codes that the program itself knows.

A subclass of `Code` holds the values of the list that is called as it is, in kebab-case: `ListStatus` those
of `list-status`. `check` makes sure that both have the same.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """A value of a list of codes, as the data write it. What people read is `SiteData.label` of it."""

    @classmethod
    def list_id(cls) -> str:
        """Id of the list that it is of."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One code for programs and its label for people."""

    code: str
    """In responses of the API."""
    value: str = ""
    """In the data; empty where that is the code."""
    label: str
    note: str = ""
    """What the word says and what it does not; empty when it explains itself."""

    @property
    def written(self) -> str:
        """How the data write it."""
        return self.value or self.code


@dataclass(frozen=True, kw_only=True, slots=True)
class Codelist:
    """All codes of one kind, in their usual order."""

    id: str
    name: str = ""
    """Of its schema in the OpenAPI document; empty for a list that is no vocabulary of the API."""
    title: str
    words: tuple[Word, ...]


class Operator(Code):
    """How a number is compared."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="


class UnitKind(Code):
    """Which units a figure counts."""

    ALL = "all"
    STATUTORY = "statutory"
    ZONE = "zone"
    CITY = "city"


class Status(Code):
    """What is known of one county."""

    CERTIFIED = "certified"
    PLANNED = "planned"
    UNREAD = "unread"
    """Of neither, while names of its province have not been read or may not have been."""
    NOT_LISTED = "not-listed"
    """On none of the lists, which have all been read."""


class Outcome(Code):
    """What became of a plan target, as of the data's date."""

    EARLY = "early"
    ON_TIME = "on-time"
    LATE = "late"
    DUE = "due"
    PENDING = "pending"
    UNKNOWN = "unknown"


class Verdict(Code):
    """What recomputing a claim gave."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNCHECKABLE = "uncheckable"


class EventKind(Code):
    """What happened."""

    BATCH = "batch"
    PLAN = "plan"
    VERSION = "version"


class CheckState(Code):
    """Whether a source has to be opened again."""

    NEVER = "never"
    DUE = "due"
    FRESH = "fresh"
