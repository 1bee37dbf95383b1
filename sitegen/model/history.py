"""History of the dataset itself: its published versions, and errors that were published and mended."""

from dataclasses import dataclass
from datetime import date

from sitegen.model.codes import Code
from sitegen.model.sources import Citation

UNRELEASED = "unreleased"
"""Stands for the version to come, in the changelog and in corrections."""
DRAFTED = "起草："
"""Begins what `sitegen fix` drafts, until somebody puts it into readers' words."""


class Reporter(Code):
    """Who pointed an error out: a kind, never a person."""

    READER = "读者"
    MAINTAINER = "维护者"
    SOURCE = "来源更正"


class ChangeKind(Code):
    """What a change did to the data."""

    ADDED = "新增"
    CHANGED = "修改"
    CORRECTED = "更正"
    REMOVED = "删除"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change that readers can see."""

    kind: ChangeKind
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """One published version of the data."""

    version: str
    date: date
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One cell, or one row, that was wrong in a published version."""

    id: str
    resource: str
    row_key: str
    """Cells of the primary key, joined by slashes."""
    field: str | None
    """None when the whole row was too much or was missing."""
    old_value: str
    new_value: str
    problem: str
    reported_by: Reporter
    noticed_on: date
    mended_on: date
    version: str
    """The first version that is right; UNRELEASED while it is to come."""
    citation: Citation

    @property
    def is_released(self) -> bool:
        """False while the version that is right is to come."""
        return self.version != UNRELEASED
