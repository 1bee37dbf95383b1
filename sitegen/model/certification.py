"""Certification: batches, their declared totals, and the units certified in them."""

from dataclasses import dataclass
from datetime import date

from sitegen.model.codes import Code
from sitegen.model.sources import Citation


class ListStatus(Code):
    """How much of a batch's list of names has been seen."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNSEEN = "unseen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """One round of certification (认定批次)."""

    id: str
    title: str
    year: int
    """Year that the assessment is of; the list appears later."""
    document_number: str | None
    issued_on: date | None
    published_on: date | None
    published_by: date | None
    """Day by which it was public, where the day itself is not known; may lie before that of issue."""
    declared_total: int
    """Number of units that the announcement declares, whether or not their names were seen."""
    list_status: ListStatus
    citation: Citation

    @property
    def label(self) -> str:
        """The batch in a word: 2024年, 2025年第1批."""
        _, _, part = self.id.partition("-")
        return f"{self.year}年第{part}批" if part else f"{self.year}年"

    @property
    def is_complete(self) -> bool:
        """True when every unit that was announced is known by name."""
        return self.list_status is ListStatus.COMPLETE


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchTotal:
    """Number of units of one province that a batch declares."""

    batch_id: str
    province_code: str
    declared_count: int
    citation: Citation


class Milestone(Code):
    """A step that a county has come to, other than certification itself."""

    PILOT = "pilot"
    EVALUATED = "evaluated"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class MilestoneList:
    """A list of counties that have come to a step; being on it says nothing of any other step."""

    id: str
    milestone: Milestone
    title: str
    year: int
    province_code: str | None
    """The one province that the list is of; None for the nation."""
    declared_total: int | None
    """None when the source gives no number."""
    list_status: ListStatus
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class MilestoneEntry:
    """One county-level unit on one of these lists, with its name as published."""

    list_id: str
    seq: int
    county_code: str | None
    """None for a functional zone that is not registered."""
    published_province: str
    published_prefecture: str | None
    published_name: str
    citation: Citation

    @property
    def printed(self) -> str:
        """Province, prefecture and name as printed."""
        return f"{self.published_province}{self.published_prefecture or ''}{self.published_name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Certification:
    """One county-level unit certified in one batch, with its name as published."""

    batch_id: str
    county_code: str
    published_province: str
    published_prefecture: str | None
    published_name: str
    citation: Citation
