"""The state of the dataset itself: what is not known, and how full its fields are."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """Something that is not known, or not known for sure."""

    id: str
    question: str
    where: str
    """What it touches, and how the data deals with it for now."""
    settled_by: str
    """What would settle it."""
    since: date
    """Day on which it was noted."""
    source_id: str | None
    """The source that the doubt is about; None when it is about no single one."""
    batch_id: str | None = None
    """The batch in which a source names units that are not proven; None for other doubts."""
    county_codes: tuple[str, ...] = ()
    """These units, which stand in no table of names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldFill:
    """One field of a table: what the schema calls it, and how many rows say something in it."""

    resource: str
    field: str
    title: str
    type: str
    """As Table Schema names it: `string`, `integer`, `date`."""
    description: str
    words: tuple[str, ...]
    """All that may stand in it; empty when anything may."""
    is_required: bool
    filled: int
    rows: int

    @property
    def share(self) -> float | None:
        """Filled rows over all rows, from 0 to 1; None for a table without rows."""
        return self.filled / self.rows if self.rows else None
