"""Sources, and how a fact points at one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Evidence(StrEnum):
    """How a fact is known."""

    OFFICIAL = "official"
    REPOST = "repost"
    PRESS = "press"
    DERIVED = "derived"

    @property
    def label(self) -> str:
        """Name of the grade as readers see it."""
        return _EVIDENCE_TITLES[self]


_EVIDENCE_TITLES = {
    Evidence.OFFICIAL: "官方文件",
    Evidence.REPOST: "官方文件转载",
    Evidence.PRESS: "报刊网络",
    Evidence.DERIVED: "推算",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """Where one fact comes from: the source, the place in it, and how good the evidence is."""

    source_id: str
    locator: str
    evidence: Evidence
    corroborating_source_id: str | None = None
    """A second, independent source that says the same; None when there is none."""

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Sources that say so, the chief one first."""
        second = self.corroborating_source_id
        return (self.source_id, second) if second else (self.source_id,)


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document that facts rest on."""

    id: str
    title: str
    issuer: str
    evidence: Evidence
    document_number: str | None
    published_on: date | None
    url: str | None
    checked_on: date | None
    """Day on which the copy was last read for this dataset; None when only its catalogue entry is known."""
    remark: str


class Cited(Protocol):
    """Anything in the model that says where it comes from."""

    @property
    def citation(self) -> Citation:
        """Where it comes from."""
