"""Plans with every target and what became of it, and aggregate goals."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.analysis.plan_progress import PlanProgress, goal_progress, plan_progress
from sitegen.api.counties import target_object
from sitegen.api.county_schema import TARGET_SCHEMA
from sitegen.api.envelope import Envelope, links
from sitegen.api.evidence import SOURCES_DESCRIPTION, evidence, sources_named
from sitegen.api.from_schema import columns
from sitegen.api.schema import LINK, array, flag, integer, nullable, record, ref, rounded, share, text
from sitegen.api.vocabulary import coded
from sitegen.model.plans import Goal, Phase, Plan
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Cited
from sitegen.output import OutputFile
from sitegen.site import urls

_COLUMNS = columns("plans", without=("declared_count",))
_TOTAL = columns("plan_totals", without=("plan_id", "declared_count"))
_UNIT = columns("plan_targets", "county_code")
_PHASE = columns("phases", without=("plan_id", "recurrence"))
_GOAL = columns("goals")

_PLAN = {
    **_COLUMNS.schema,
    "declared": nullable(integer("规划自己写明的县数；没有写则为 null")),
    "named": integer("点名的县级单位数"),
    "outcomes": array(
        record("一种结果有多少", outcome=ref("Outcome"), count=integer("目标数")),
        "全部目标按结果分的个数，为零的也在内",
    ),
    "evidence": ref("Evidence"),
}
PLAN_SUMMARY_SCHEMA = record(
    "一份规划",
    **_PLAN,
    links=record("相关的网址", page=text("网页", form=LINK), self=text("全部内容", form=LINK)),
)
_TARGET = TARGET_SCHEMA["properties"]
PLAN_SCHEMA = record(
    "一份规划的全部内容",
    **_PLAN,
    totals=array(
        record("一年的县数", **_TOTAL.schema, declared=integer("规划自己写明的个数")),
        "规划写明的分年县数，可能为空",
    ),
    targets=array(
        record(
            "规划给一个县级单位定的一个年份",
            **_UNIT.schema,
            full_name=text("省、地、县连写"),
            **{key: value for key, value in _TARGET.items() if key != "plan_id"},
        )
    ),
    phases=array(
        record(
            "一个步骤",
            **_PHASE.schema,
            yearly=flag("是否每年一次"),
            evidence=ref("Evidence"),
        )
    ),
    sources=array(ref("SourceSummary"), SOURCES_DESCRIPTION),
    links=record(
        "相关的网址",
        page=text("网页", form=LINK),
        calendar=text("日历（iCalendar）", form=LINK),
        csv=text("目标的 CSV", form=LINK),
    ),
)
GOAL_SCHEMA = record(
    "一个总体目标，如“到2025年两成的县通过”",
    **_GOAL.schema,
    comparable=flag("能否用本数据衡量；省级评估的结果不在数据之内"),
    named=integer("截至目标年份收到名字的个数"),
    declared=integer("截至目标年份公布的个数"),
    counties=integer("分母：县级行政区数"),
    counties_year=integer("分母取自哪一年年末", minimum=1900),
    share_named=nullable(share("收到名字的个数与分母之比；不能衡量的为 null")),
    share_declared=nullable(share("公布的个数与分母之比；不能衡量的为 null")),
    rule=text("怎样算的"),
    evidence=ref("Evidence"),
)
COMPONENTS = {"PlanSummary": PLAN_SUMMARY_SCHEMA, "Plan": PLAN_SCHEMA, "Goal": GOAL_SCHEMA}


def plan_files(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of plans, a file for each, and the goals."""
    data = envelope.data
    root = envelope.root("plans.json")
    found = [plan_progress(data, plan) for plan in data.plans]
    yield envelope.response(
        "plans.json", [{**_plan(data, item), "links": _summary_links(root, item.plan)} for item in found]
    )
    for item in found:
        path = f"plans/{item.plan.id}.json"
        yield envelope.response(path, _detail(data, item, envelope.root(path)))
    yield envelope.response("goals.json", [_goal(data, goal) for goal in data.goals])


def _plan(data: SiteData, progress: PlanProgress) -> Mapping[str, Any]:
    plan = progress.plan
    return {
        **_COLUMNS.of(data, plan),
        "declared": plan.declared_count,
        "named": len({item.target.county_code for item in progress.targets}),
        "outcomes": [
            {"outcome": coded(data, outcome), "count": count} for outcome, count in progress.counts.items()
        ],
        "evidence": evidence(data, plan.citation),
    }


def _detail(data: SiteData, progress: PlanProgress, root: str) -> Mapping[str, Any]:
    plan = progress.plan
    phases = [phase for phase in data.phases if phase.plan_id == plan.id]
    totals = [total for total in data.plan_totals if total.plan_id == plan.id]
    cited: tuple[Cited, ...] = (plan, *data.targets_in[plan.id], *phases)
    return {
        **_plan(data, progress),
        "totals": [{**_TOTAL.of(data, total), "declared": total.declared_count} for total in totals],
        "targets": [
            {
                **_UNIT.of(data, item.target),
                "full_name": data.full_name(data.county[item.target.county_code]),
                **{key: value for key, value in target_object(data, item).items() if key != "plan_id"},
            }
            for item in progress.targets
        ],
        "phases": [_phase(data, phase) for phase in phases],
        "sources": sources_named(data, [item.citation for item in cited]),
        "links": links(
            root,
            page=urls.plan(plan.id),
            calendar=urls.plan_calendar(plan.id),
            csv=urls.download(f"plans/{plan.id}/targets.csv"),
        ),
    }


def _phase(data: SiteData, phase: Phase) -> Mapping[str, Any]:
    return {
        **_PHASE.of(data, phase),
        "yearly": phase.is_yearly,
        "evidence": evidence(data, phase.citation),
    }


def _goal(data: SiteData, goal: Goal) -> Mapping[str, Any]:
    progress = goal_progress(data, goal)
    is_comparable = progress.is_comparable
    return {
        **_GOAL.of(data, goal),
        "comparable": is_comparable,
        "named": progress.named,
        "declared": progress.declared,
        "counties": progress.total,
        "counties_year": progress.year,
        "share_named": rounded(progress.share_named) if is_comparable else None,
        "share_declared": rounded(progress.share_declared) if is_comparable else None,
        "rule": progress.rule,
        "evidence": evidence(data, goal.citation),
    }


def _summary_links(root: str, plan: Plan) -> Mapping[str, str | None]:
    return links(root, page=urls.plan(plan.id), self=urls.api(f"plans/{plan.id}.json"))
