"""The state of the data: which sources are due for another look, and how full the fields are.

There is no clock: everything is counted back from the day on which the data were made.
"""

from dataclasses import dataclass
from datetime import date

from sitegen.model.codes import CheckState
from sitegen.model.health import FieldFill
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Source

RECHECK_MONTHS = 12
"""A copy that was read longer ago than this is due: documents move, and are revised, within a year."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceCheck:
    """One source, when it was last read, and whether it is due."""

    source: Source
    state: CheckState
    due_on: date | None
    """Last day on which the last reading still counts; None when it was never read."""


def source_checks(data: SiteData) -> tuple[SourceCheck, ...]:
    """All sources: those never read first, then by the day on which they are due."""
    checks = (_check(source, data.created) for source in data.sources)
    return tuple(sorted(checks, key=lambda item: (item.due_on or date.min, item.source.id)))


def newest_source(data: SiteData) -> Source | None:
    """The source with the latest date of publication; None when no date is known."""
    dated = [source for source in data.sources if source.published_on]
    return max(dated, key=lambda source: (source.published_on or date.min, source.id), default=None)


def optional_fills(data: SiteData) -> tuple[FieldFill, ...]:
    """Fields that may be empty, of tables that have rows: the others are full, or `check` would refuse."""
    return tuple(item for item in data.field_fills if item.rows and not item.is_required)


def _check(source: Source, made_on: date) -> SourceCheck:
    if source.checked_on is None:
        return SourceCheck(source=source, state=CheckState.NEVER, due_on=None)
    due_on = months_later(source.checked_on, RECHECK_MONTHS)
    state = CheckState.DUE if due_on < made_on else CheckState.FRESH
    return SourceCheck(source=source, state=state, due_on=due_on)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
