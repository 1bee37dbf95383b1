"""Plans with every target and what became of it, and aggregate goals."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.analysis.progress import PlanProgress, goal_progress, plan_progress
from sitegen.api.counties import target_object
from sitegen.api.county_schema import CODE_PATTERN, TARGET_SCHEMA
from sitegen.api.envelope import Envelope, link
from sitegen.api.evidence import SOURCES_DESCRIPTION, evidence, sources_named
from sitegen.api.schema import DATE, LINK, array, flag, integer, nullable, record, ref, share, text
from sitegen.api.vocabulary import OUTCOME, PLAN_STATUS, STAGE
from sitegen.model.plans import Goal, Phase, Plan
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Cited
from sitegen.output import OutputFile
from sitegen.site import urls

_MONTH = r"^[0-9]{4}-[0-9]{2}$"
_DAY = r"^[0-9]{2}-[0-9]{2}$"
_DECIMALS = 6

_PLAN = {
    "id": text("编号"),
    "title": text("题名"),
    "issuer": text("发布机关"),
    "document_number": nullable(text("文号；未见则为 null")),
    "issued_on": nullable(text("成文日期；未见则为 null", form=DATE)),
    "status": ref(PLAN_STATUS.name),
    "province_code": text("省级代码", pattern=r"^[0-9]{6}$"),
    "county_code": nullable(text("只是一个县的规划时，这个县的代码；否则为 null", pattern=CODE_PATTERN)),
    "year_from": integer("规划的第一年", minimum=1900),
    "year_to": integer("规划的最后一年", minimum=1900),
    "declared": nullable(integer("规划自己写明的县数；没有写则为 null")),
    "named": integer("点名的县级单位数"),
    "outcomes": array(
        record("一种结果有多少", outcome=ref(OUTCOME.name), count=integer("目标数")),
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
        record("一年的县数", year=integer("规划年份"), declared=integer("规划自己写明的个数")),
        "规划写明的分年县数，可能为空",
    ),
    targets=array(
        record(
            "规划给一个县级单位定的一个年份",
            county_code=text("代码", pattern=CODE_PATTERN),
            full_name=text("省、地、县连写"),
            **{key: value for key, value in _TARGET.items() if key != "plan_id"},
        )
    ),
    phases=array(
        record(
            "一个步骤",
            seq=integer("次序", minimum=1),
            title=text("步骤"),
            actor=text("由谁做"),
            yearly=flag("是否每年一次"),
            starts_on=nullable(text("开始的月份；没有写则为 null", pattern=_MONTH)),
            ends_on=nullable(text("结束的月份；没有写则为 null", pattern=_MONTH)),
            deadline=nullable(text("期限，月-日；02-28 指二月底。没有写则为 null", pattern=_DAY)),
            deadline_year_offset=integer("期限在当年为 0，在次年为 1"),
            summary=text("内容，用编者的话写"),
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
    id=text("编号"),
    province_code=nullable(text("省级代码；全国的为 null", pattern=r"^[0-9]{6}$")),
    stage=ref(STAGE.name),
    year=integer("到哪一年", minimum=1900),
    operator=text("比较", words=(">=", "=")),
    value=nullable(share("比例，1 为全部；来源没有给出数的为 null")),
    statement=text("目标，用编者的话写"),
    comparable=flag("能否用本数据衡量；省级评估的结果不在数据之内"),
    named=integer("截至目标年份见到名字的个数"),
    declared=integer("截至目标年份公布的个数"),
    counties=integer("分母：县级行政区数"),
    counties_year=integer("分母取自哪一年年末", minimum=1900),
    share_named=nullable(share("见到名字的个数与分母之比；不能衡量的为 null")),
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
        "plans.json", [{**_plan(item), "links": _summary_links(root, item.plan)} for item in found]
    )
    for item in found:
        path = f"plans/{item.plan.id}.json"
        yield envelope.response(path, _detail(data, item, envelope.root(path)))
    yield envelope.response("goals.json", [_goal(data, goal) for goal in data.goals])


def _plan(progress: PlanProgress) -> Mapping[str, Any]:
    plan = progress.plan
    return {
        "id": plan.id,
        "title": plan.title,
        "issuer": plan.issuer,
        "document_number": plan.document_number,
        "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
        "status": PLAN_STATUS.coded["draft" if plan.is_draft else "in-force"],
        "province_code": plan.province_code,
        "county_code": plan.county_code,
        "year_from": plan.year_from,
        "year_to": plan.year_to,
        "declared": plan.declared_count,
        "named": len({item.target.county_code for item in progress.targets}),
        "outcomes": [
            {"outcome": OUTCOME.coded[outcome.value], "count": count}
            for outcome, count in progress.counts.items()
        ],
        "evidence": evidence(plan.citation),
    }


def _detail(data: SiteData, progress: PlanProgress, root: str) -> Mapping[str, Any]:
    plan = progress.plan
    phases = [phase for phase in data.phases if phase.plan_id == plan.id]
    totals = [total for total in data.plan_totals if total.plan_id == plan.id]
    cited: tuple[Cited, ...] = (plan, *data.targets_in[plan.id], *phases)
    return {
        **_plan(progress),
        "totals": [{"year": total.year, "declared": total.declared_count} for total in totals],
        "targets": [
            {
                "county_code": item.target.county_code,
                "full_name": data.full_name(data.county[item.target.county_code]),
                **{key: value for key, value in target_object(item).items() if key != "plan_id"},
            }
            for item in progress.targets
        ],
        "phases": [_phase(phase) for phase in phases],
        "sources": sources_named(data, [item.citation for item in cited]),
        "links": {
            "page": link(root, urls.plan(plan.id)),
            "calendar": link(root, urls.plan_calendar(plan.id)),
            "csv": link(root, urls.download(f"plans/{plan.id}/targets.csv")),
        },
    }


def _phase(phase: Phase) -> Mapping[str, Any]:
    return {
        "seq": phase.seq,
        "title": phase.title,
        "actor": phase.actor,
        "yearly": phase.is_yearly,
        "starts_on": phase.starts_on,
        "ends_on": phase.ends_on,
        "deadline": phase.deadline,
        "deadline_year_offset": phase.deadline_year_offset,
        "summary": phase.summary,
        "evidence": evidence(phase.citation),
    }


def _goal(data: SiteData, goal: Goal) -> Mapping[str, Any]:
    progress = goal_progress(data, goal)
    is_comparable = progress.is_comparable
    return {
        "id": goal.id,
        "province_code": goal.province_code,
        "stage": STAGE.coded[goal.stage.value],
        "year": goal.year,
        "operator": goal.operator,
        "value": goal.value,
        "statement": goal.statement,
        "comparable": is_comparable,
        "named": progress.named,
        "declared": progress.declared,
        "counties": progress.total,
        "counties_year": progress.year,
        "share_named": _rounded(progress.share_named) if is_comparable else None,
        "share_declared": _rounded(progress.share_declared) if is_comparable else None,
        "rule": progress.rule,
        "evidence": evidence(goal.citation),
    }


def _summary_links(root: str, plan: Plan) -> Mapping[str, str]:
    return {"page": link(root, urls.plan(plan.id)), "self": link(root, urls.api(f"plans/{plan.id}.json"))}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)
