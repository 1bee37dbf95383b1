"""What was certified, and what was planned, up to each year."""

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from sitegen.analysis.coverage import coverage
from sitegen.analysis.plan_progress import GoalProgress
from sitegen.model.certification import Batch
from sitegen.model.plans import Plan, Stage
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class CumulativePoint:
    """Certified units of a place after one batch, all earlier batches included."""

    batch: Batch
    named: int
    """Units known by name."""
    declared: int
    """Units declared for sure: by number where it is known for the place, else by name."""
    is_open: bool
    """True while a batch's number is not known for the place: there may be more."""
    unattributed: int
    """Units declared without their province, any number of which may lie in the place; 0 for the nation."""


def cumulative(data: SiteData, province_code: str | None) -> tuple[CumulativePoint, ...]:
    """The nation's points (no code) or those of a province, oldest batch first."""
    return tuple(
        _point(data, province_code, batch, [each.id for each in data.batches[: number + 1]])
        for number, batch in enumerate(data.batches)
    )


def cumulative_targets(data: SiteData, plan: Plan) -> tuple[tuple[int, int], ...]:
    """Years of a plan, each with the national targets that it sets up to then."""
    years = Counter(item.year for item in data.targets_in[plan.id] if item.stage is Stage.NATIONAL)
    ordered = sorted(years)
    return tuple(zip(ordered, accumulate(years[year] for year in ordered), strict=True))


def units_needed(progress: GoalProgress) -> int | None:
    """Units that reach a goal's share of its counties, rounded up; None for a goal without a number."""
    value = progress.goal.value
    # A third stands in the data with six places: a ten-thousandth of a county is no county more.
    return None if value is None else ceil(round(value * progress.total, 4))


def _point(data: SiteData, code: str | None, batch: Batch, batch_ids: list[str]) -> CumulativePoint:
    covered = coverage(data, province_codes=[code] if code else None, batch_ids=batch_ids)
    return CumulativePoint(
        batch=batch,
        named=covered.units,
        declared=covered.at_least,
        is_open=bool(covered.open_batches),
        unattributed=covered.unattributed,
    )
