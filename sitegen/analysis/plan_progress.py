"""Plans against certification."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.analysis.coverage import coverage
from sitegen.model.certification import Batch
from sitegen.model.codes import Outcome
from sitegen.model.plans import Goal, Plan, PlanTarget, Stage
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetProgress:
    """One plan target and what became of it."""

    target: PlanTarget
    outcome: Outcome
    batch: Batch | None
    """Batch in which the county was certified, if its name was seen in one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanProgress:
    """All targets of one plan."""

    plan: Plan
    targets: tuple[TargetProgress, ...]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """Targets by outcome, every outcome present."""
        counted = Counter(item.outcome for item in self.targets)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def by_year(self) -> Mapping[int, tuple[TargetProgress, ...]]:
        """Targets by planned year, earliest first."""
        years = sorted({item.target.year for item in self.targets})
        return {year: tuple(item for item in self.targets if item.target.year == year) for year in years}

    @property
    def certified(self) -> int:
        """Targets whose county was certified by name, whenever that was."""
        return sum(item.batch is not None for item in self.targets)


@dataclass(frozen=True, kw_only=True, slots=True)
class GoalProgress:
    """An aggregate aim against what was certified up to its year."""

    goal: Goal
    named: int
    """Certified units known by name."""
    declared: int
    """Certified units declared, seen by name or not, in batches of which the number is known here."""
    open_batches: tuple[Batch, ...]
    """The other batches up to the goal's year."""
    unattributed: int
    """Certified units declared without their province, which may lie in the goal's; 0 for the nation."""
    total: int
    """Statutory counties in the year of the goal, or in the reference year while that is earlier."""
    year: int
    """Year of the denominator."""

    @property
    def is_comparable(self) -> bool:
        """False for a goal of provincial evaluation, whose results are not in this data."""
        return self.goal.stage is Stage.NATIONAL

    @property
    def share_named(self) -> float | None:
        """Named units over the total; None without counties."""
        return self.named / self.total if self.total else None

    @property
    def share_declared(self) -> float | None:
        """Declared units over the total; None without counties, or while a batch is open."""
        return self.declared / self.total if self.total and not self.open_batches else None

    @property
    def rule(self) -> str:
        """How the figures are computed."""
        return (
            f"分子为评估年度不晚于{self.goal.year}年的各批认定单位（收到名字的，或公布的），"
            f"分母为{self.year}年末的县级行政区数{self.total}"
        )


def target_progress(data: SiteData, target: PlanTarget) -> TargetProgress:
    """What became of `target`: certified in which batch, and was that early, on time or late."""
    certified = [data.batch[id_] for id_ in data.batches_of[target.county_code]]
    batch = min(certified, key=lambda item: item.year, default=None)
    return TargetProgress(target=target, outcome=_outcome(data, target, batch), batch=batch)


def plan_progress(data: SiteData, plan: Plan) -> PlanProgress:
    """Progress of every target of `plan`."""
    return PlanProgress(
        plan=plan, targets=tuple(target_progress(data, target) for target in data.targets_in[plan.id])
    )


def goal_progress(data: SiteData, goal: Goal) -> GoalProgress:
    """Certified units up to the goal's year against the counties it speaks of."""
    year = min(goal.year, data.reference_year)
    batches = [batch.id for batch in data.batches if batch.year <= goal.year]
    provinces = [goal.province_code] if goal.province_code else None
    covered = coverage(data, province_codes=provinces, batch_ids=batches, year=year)
    return GoalProgress(
        goal=goal,
        named=covered.units if batches else 0,
        declared=covered.declared if batches else 0,
        open_batches=covered.open_batches if batches else (),
        unattributed=covered.unattributed if batches else 0,
        total=covered.statutory_counties,
        year=year,
    )


def _outcome(data: SiteData, target: PlanTarget, batch: Batch | None) -> Outcome:
    if target.stage is Stage.PROVINCIAL:
        return Outcome.UNKNOWN
    if batch is None:
        return Outcome.PENDING if target.year > data.reference_year else Outcome.DUE
    if batch.year == target.year:
        return Outcome.ON_TIME
    return Outcome.EARLY if batch.year < target.year else Outcome.LATE
