"""Plans with every target and what became of it, and aggregate goals."""

from collections.abc import Iterator, Mapping
from operator import attrgetter

from sitegen.analysis.plan_progress import (
    GoalProgress,
    PlanProgress,
    TargetProgress,
    goal_progress,
    plan_progress,
)
from sitegen.api.counties import TARGET
from sitegen.api.envelope import Envelope
from sitegen.api.evidence import EVIDENCE, EVIDENCED, sources_of
from sitegen.api.from_schema import columns
from sitegen.api.schema import flag, integer, nullable, ref, rounded, share, text
from sitegen.api.shape import At, Member, Shape, address, components, links, list_of, shape
from sitegen.api.vocabulary import coded
from sitegen.model.codes import Outcome
from sitegen.model.plans import Phase, PlanTotal
from sitegen.model.sources import Cited
from sitegen.output import OutputFile
from sitegen.site import urls

_OUTCOME: Shape[tuple[Outcome, int]] = shape(
    "一种结果有多少",
    outcome=Member(ref("Outcome"), lambda at, row: coded(at.data, row[0])),
    count=Member(integer("目标数"), lambda _, row: row[1]),
)
_PLAN: Mapping[str, Member[PlanProgress]] = {
    **columns("plans", without=("declared_count",)).members(attrgetter("plan")),
    "declared": Member(
        nullable(integer("规划自己写明的县数；没有写则为 null")), lambda _, item: item.plan.declared_count
    ),
    "named": Member(
        integer("点名的县级单位数"),
        lambda _, item: len({target.target.county_code for target in item.targets}),
    ),
    "outcomes": list_of(
        _OUTCOME, lambda _, item: item.counts.items(), "全部目标按结果分的个数，为零的也在内"
    ),
    "evidence": Member(ref("Evidence"), lambda at, item: EVIDENCE.of(at, item.plan.citation)),
}
_PAGE: Member[PlanProgress] = address("网页", lambda _, item: urls.plan(item.plan.id))
_TOTAL: Shape[PlanTotal] = shape(
    "一年的县数",
    **columns("plan_totals", without=("plan_id", "declared_count")).members(),
    declared=Member(integer("规划自己写明的个数"), lambda _, total: total.declared_count),
)
_TARGET: Shape[TargetProgress] = shape(
    "规划给一个县级单位定的一个年份",
    **columns("plan_targets", "county_code").members(attrgetter("target")),
    full_name=Member(
        text("省、地、县连写"), lambda at, item: at.data.full_name(at.data.county[item.target.county_code])
    ),
    **{name: member for name, member in TARGET.members.items() if name != "plan_id"},
)
_PHASE: Shape[Phase] = shape(
    "一个步骤",
    **columns("phases", without=("plan_id", "recurrence")).members(),
    yearly=Member(flag("是否每年一次"), lambda _, phase: phase.is_yearly),
    evidence=EVIDENCED,
)
PLAN_SUMMARY: Shape[PlanProgress] = shape(
    "一份规划",
    "PlanSummary",
    **_PLAN,
    links=links(page=_PAGE, self=address("全部内容", lambda _, item: urls.api(_file(item)))),
)
PLAN: Shape[PlanProgress] = shape(
    "一份规划的全部内容",
    "Plan",
    **_PLAN,
    totals=list_of(
        _TOTAL,
        lambda at, item: [total for total in at.data.plan_totals if total.plan_id == item.plan.id],
        "规划写明的分年县数，可能为空",
    ),
    targets=list_of(_TARGET, lambda _, item: item.targets),
    phases=list_of(_PHASE, lambda at, item: _phases(at, item)),
    sources=sources_of(lambda at, item: _cited(at, item)),
    links=links(
        page=_PAGE,
        calendar=address("日历（iCalendar）", lambda _, item: urls.plan_calendar(item.plan.id)),
        csv=address("目标的 CSV", lambda _, item: urls.download(f"plans/{item.plan.id}/targets.csv")),
    ),
)
GOAL: Shape[GoalProgress] = shape(
    "一个总体目标，如“到2025年两成的县通过”",
    "Goal",
    **columns("goals").members(attrgetter("goal")),
    comparable=Member(
        flag("能否用本数据衡量；省级评估的结果不在数据之内"), lambda _, item: item.is_comparable
    ),
    named=Member(integer("截至目标年份收到名字的个数"), lambda _, item: item.named),
    declared=Member(integer("截至目标年份公布的个数"), lambda _, item: item.declared),
    counties=Member(integer("分母：县级行政区数"), lambda _, item: item.total),
    counties_year=Member(integer("分母取自哪一年年末", minimum=1900), lambda _, item: item.year),
    share_named=Member(
        nullable(share("收到名字的个数与分母之比；不能衡量的为 null")),
        lambda _, item: rounded(item.share_named) if item.is_comparable else None,
    ),
    share_declared=Member(
        nullable(share("公布的个数与分母之比；不能衡量的为 null")),
        lambda _, item: rounded(item.share_declared) if item.is_comparable else None,
    ),
    rule=Member(text("怎样算的"), lambda _, item: item.rule),
    evidence=Member(ref("Evidence"), lambda at, item: EVIDENCE.of(at, item.goal.citation)),
)
COMPONENTS = components(PLAN_SUMMARY, PLAN, GOAL)


def plan_files(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of plans, a file for each, and the goals."""
    data = envelope.data
    found = [plan_progress(data, plan) for plan in data.plans]
    yield envelope.listed("plans.json", PLAN_SUMMARY, found)
    for item in found:
        yield envelope.single(_file(item), PLAN, item)
    yield envelope.listed("goals.json", GOAL, [goal_progress(data, goal) for goal in data.goals])


def _file(item: PlanProgress) -> str:
    return f"plans/{item.plan.id}.json"


def _phases(at: At, item: PlanProgress) -> list[Phase]:
    return [phase for phase in at.data.phases if phase.plan_id == item.plan.id]


def _cited(at: At, item: PlanProgress) -> tuple[Cited, ...]:
    return (item.plan, *at.data.targets_in[item.plan.id], *_phases(at, item))
