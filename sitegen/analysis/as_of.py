"""The past: which years a map can be turned back to, and what was known of a unit then."""

from dataclasses import dataclass, replace

from sitegen.analysis.status import CountyStatus
from sitegen.model.plans import PlanTarget
from sitegen.model.site_data import SiteData
from sitegen.tracking import question


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """The end of one year: the batches up to it, and the divisions then in force."""

    year: int
    batch_ids: tuple[str, ...]
    is_latest: bool
    """True for the last one, to which every batch belongs."""


@question
def moments(data: SiteData) -> tuple[Moment, ...]:
    """A moment for each year whose batch has names, oldest first; the last is the reference year."""
    now = data.reference_year
    years = sorted({batch.year for batch in data.batches if data.named_in_batch[batch.id]} - {now})
    past = tuple(
        Moment(
            year=year,
            batch_ids=tuple(batch.id for batch in data.batches if batch.year <= year),
            is_latest=False,
        )
        for year in years
        if year < now
    )
    return (
        *past,
        Moment(year=now, batch_ids=tuple(batch.id for batch in data.batches), is_latest=True),
    )


def status_then(data: SiteData, status: CountyStatus, moment: Moment) -> CountyStatus:
    """The status as of `moment`: later batches are left out, whole or open, and plans not yet issued."""
    if moment.is_latest:
        return status
    targets = tuple(target for target in status.targets if _issued(data, target) <= moment.year)
    open_batches = tuple(item for item in status.open_batches if item.batch.year <= moment.year)
    then = replace(status, targets=targets, open_batches=open_batches)
    if status.batch and status.batch.year > moment.year:
        return replace(then, batch=None)
    return then


def _issued(data: SiteData, target: PlanTarget) -> int:
    plan = data.plan[target.plan_id]
    return plan.issued_on.year if plan.issued_on else plan.year_from
