"""Plans towards certification: documents that name counties by year, and aggregate goals."""

from dataclasses import dataclass
from datetime import date

from sitegen.model.codes import Code, Operator
from sitegen.model.sources import Citation


class Stage(Code):
    """Whose evaluation a target speaks of."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"


class PlanStatus(Code):
    """What force a plan has."""

    IN_FORCE = "in-force"
    DRAFT = "draft"


class Recurrence(Code):
    """How often a step comes."""

    YEARLY = "yearly"
    ONCE = "once"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A document that names counties and the years in which they are to pass."""

    id: str
    title: str
    issuer: str
    document_number: str | None
    issued_on: date | None
    status: PlanStatus
    province_code: str
    prefecture_code: str | None
    """The one prefecture that the plan is of; None for a plan of a whole province or of one county."""
    county_code: str | None
    """The one county that the plan is of; None for a plan of a whole province or of a prefecture."""
    year_from: int
    year_to: int
    declared_count: int | None
    citation: Citation

    @property
    def is_provincial(self) -> bool:
        """True for a plan of a whole province."""
        return not (self.prefecture_code or self.county_code)

    @property
    def is_draft(self) -> bool:
        """True for a text that was published for comment."""
        return self.status is PlanStatus.DRAFT


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanTotal:
    """Number of counties that a plan declares for one year."""

    plan_id: str
    year: int
    declared_count: int
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanTarget:
    """The year in which one county is to pass one stage."""

    plan_id: str
    county_code: str
    stage: Stage
    year: int
    published_name: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """An aggregate aim, such as 20% of a province's counties by 2025."""

    id: str
    province_code: str | None
    """None for the whole nation."""
    stage: Stage
    year: int
    operator: Operator
    value: float | None
    """Share from 0 to 1; None when the source gives no number."""
    statement: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A step of a plan's procedure, with its time or yearly deadline."""

    plan_id: str
    seq: int
    title: str
    actor: str
    recurrence: Recurrence
    starts_on: str | None
    """Month as YYYY-MM."""
    ends_on: str | None
    """Month as YYYY-MM."""
    deadline: str | None
    """Day of the year as MM-DD."""
    deadline_year_offset: int
    """1 when the deadline lies in the following year."""
    summary: str
    citation: Citation

    @property
    def is_yearly(self) -> bool:
        """True for a step that every year repeats."""
        return self.recurrence is Recurrence.YEARLY
