"""Sources, and how a fact points at one."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sitegen.model.codes import Code


class Evidence(Code):
    """How a fact is known."""

    OFFICIAL = "official"
    REPOST = "repost"
    PRESS = "press"
    CODE = "code"
    DERIVED = "derived"


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
    url_missing: str
    """Why there is no address; empty when there is one."""
    read_at: str
    """Where the text was read: the page, a stored copy, a mirror, a package; empty when it was not read."""
    checked_on: date | None
    """Day on which the original was last read for this dataset; None when its address was never opened."""
    prints: str
    """What it prints of what is used here."""
    remark: str


class Cited(Protocol):
    """Anything in the model that says where it comes from."""

    @property
    def citation(self) -> Citation:
        """Where it comes from."""
