"""All kinds of fact, one row each. Ids, statements and what rests on a source follow from these rows.

Those of provinces, prefectures and counties stand in `division_kinds`.
"""

from typing import Any

from sitegen.facts import division_kinds, sayings, topics
from sitegen.facts.kind_of_fact import Kind, Said, StatedKind
from sitegen.facts.sayings import COUNT, YEAR
from sitegen.facts.statements import Subject, Topic
from sitegen.model.assessment import AssessmentLine, AssessmentOption, AssessmentProfile
from sitegen.model.certification import Batch, BatchTotal, Certification, MilestoneEntry, MilestoneList
from sitegen.model.claims import Claim
from sitegen.model.indicators import Department, Indicator, IndicatorGroup, Responsibility, Rule, Threshold
from sitegen.model.plans import Goal, Phase, Plan, PlanTarget, PlanTotal, Stage
from sitegen.model.province_types import ProvinceType
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.page import Link
from sitegen.site.words import decimal

NATION = topics.NATION.code
"""Stands where another statement has the code of a province."""

_TYPES = f"{urls.ANALYSIS}#types-title"
_BATCHES = Link("全部批次", urls.BATCHES)
_MILESTONES = Link("进展名单", f"{urls.BATCHES}#milestone-lists")
_PLANS = Link("全部规划", urls.PLANS)
_INDICATORS = Link("全部指标", urls.INDICATORS)
_ASSESS = Link("自查", urls.ASSESS)

STATUS = Kind[str](name="status")
"""What is known of a unit, over all lists; by its code. Derived."""
TOTAL = Kind[str](name="total")
"""A total of a place by its code: named, named-statutory, declared, share-statutory, share-all. Derived."""


BATCH = StatedKind[Batch, str](
    name="batch",
    title="认定批次",
    index=_BATCHES,
    rows=lambda data: data.batches,
    key=lambda row: (row.id,),
    topic=lambda data, row: topics.batch(data, row.id),
    says=sayings.batch,
)


CERTIFICATION = StatedKind[Certification, str, str](
    name="certification",
    title="认定的县级单位",
    index=_BATCHES,
    rows=lambda data: data.certifications,
    key=lambda row: (row.batch_id, row.county_code),
    topic=lambda data, row: topics.county(data, row.county_code),
    says=sayings.certification,
)
BATCH_TOTAL = StatedKind[BatchTotal, str, str](
    name="batch-total",
    title="分省份的认定数目",
    index=_BATCHES,
    rows=lambda data: data.batch_totals,
    key=lambda row: (row.batch_id, row.province_code),
    topic=lambda data, row: topics.province(data, row.province_code),
    says=lambda data, row: [
        Said(f"{data.batch[row.batch_id].label}公布的认定单位", str(row.declared_count), COUNT)
    ],
    page=lambda data, row: topics.batch(data, row.batch_id).page,
)
CLAIM = StatedKind[Claim, str](
    name="claim",
    title="核对过的数字",
    index=Link("全部核对", urls.CLAIMS),
    rows=lambda data: data.claims,
    key=lambda row: (row.id,),
    topic=lambda _, row: Topic(
        Subject.CLAIM, row.id, row.statement, Link(row.statement, f"{urls.CLAIMS}#{row.id}")
    ),
    says=lambda _, row: [Said("来源所说的数", str(row.published))],
)


MILESTONE_LIST = StatedKind[MilestoneList, str](
    name="milestone-list",
    title="进展名单",
    index=_MILESTONES,
    rows=lambda data: data.milestone_lists,
    key=lambda row: (row.id,),
    topic=lambda data, row: topics.milestone_list(data, row.id),
    says=sayings.milestone_list,
)
MILESTONE = StatedKind[MilestoneEntry, str, int](
    name="milestone",
    title="各县的进展",
    index=_MILESTONES,
    rows=lambda data: data.milestones,
    key=lambda row: (row.list_id, row.seq),
    topic=lambda data, row: (
        topics.county(data, row.county_code) if row.county_code else topics.milestone_list(data, row.list_id)
    ),
    says=lambda data, row: [Said(f"列入《{data.milestone_list[row.list_id].title}》，所印名称", row.printed)],
)


PLAN = StatedKind[Plan, str](
    name="plan",
    title="规划",
    index=_PLANS,
    rows=lambda data: data.plans,
    key=lambda row: (row.id,),
    topic=lambda data, row: topics.plan(data, row.id),
    says=sayings.plan,
)
PLAN_TARGET = StatedKind[PlanTarget, str, str, Stage](
    name="plan-target",
    title="各县的规划年份",
    index=_PLANS,
    rows=lambda data: data.plan_targets,
    key=lambda row: (row.plan_id, row.county_code, row.stage),
    topic=lambda data, row: topics.county(data, row.county_code),
    says=lambda data, row: [
        Said(f"《{data.plan[row.plan_id].title}》规划的{data.label(row.stage)}年份", str(row.year), YEAR)
    ],
)
PLAN_TOTAL = StatedKind[PlanTotal, str, int](
    name="plan-total",
    title="各年规划数目",
    index=_PLANS,
    rows=lambda data: data.plan_totals,
    key=lambda row: (row.plan_id, row.year),
    topic=lambda data, row: topics.plan(data, row.plan_id),
    says=lambda _, row: [Said(f"{row.year}年规划数", str(row.declared_count), COUNT)],
)


def _goal_topic(data: SiteData, row: Goal) -> Topic:
    place = topics.province(data, row.province_code) if row.province_code else topics.NATION
    page = place.page if row.province_code else Link(place.name, urls.PLANS)
    return Topic(Subject.GOAL, row.id, place.name, page)


GOAL = StatedKind[Goal, str](
    name="goal",
    title="总体目标",
    index=_PLANS,
    rows=lambda data: data.goals,
    key=lambda row: (row.id,),
    topic=_goal_topic,
    says=sayings.goal,
)


PHASE = StatedKind[Phase, str, int](
    name="phase",
    title="程序和期限",
    index=_PLANS,
    rows=lambda data: data.phases,
    key=lambda row: (row.plan_id, row.seq),
    topic=lambda data, row: topics.plan(data, row.plan_id),
    says=sayings.phase,
)
INDICATOR = StatedKind[Indicator, str](
    name="indicator",
    title="指标",
    index=_INDICATORS,
    rows=lambda data: data.indicators,
    key=lambda row: (row.id,),
    topic=lambda data, row: topics.indicator(data, row.id),
    says=lambda data, row: [Said("种类", data.label(row.kind))],
)
INDICATOR_GROUP = StatedKind[IndicatorGroup, str](
    name="indicator-group",
    title="指标的方面",
    index=_INDICATORS,
    rows=lambda data: data.indicator_groups,
    key=lambda row: (row.id,),
    topic=lambda _, row: Topic(Subject.INDICATOR_GROUP, row.id, row.name, _INDICATORS),
    says=lambda _, row: [Said("二级指标数", str(row.declared_count), "项")],
)


THRESHOLD = StatedKind[Threshold, str, int](
    name="threshold",
    title="指标要求",
    index=_INDICATORS,
    rows=lambda data: data.thresholds,
    key=lambda row: (row.indicator_id, row.seq),
    topic=lambda data, row: topics.indicator(data, row.indicator_id),
    says=sayings.threshold,
)
DEPARTMENT = StatedKind[Department, str](
    name="department",
    title="部门名称",
    index=Link("全部责任部门", urls.DEPARTMENTS),
    rows=lambda data: data.departments,
    key=lambda row: (row.id,),
    topic=lambda _, row: Topic(Subject.DEPARTMENT, row.id, row.name, Link(row.name, urls.department(row.id))),
    says=lambda _, row: [Said("名称", row.name)],
)
RESPONSIBILITY = StatedKind[Responsibility, str, str](
    name="responsibility",
    title="责任部门",
    index=_INDICATORS,
    rows=lambda data: data.responsibilities,
    key=lambda row: (row.indicator_id, row.department_id),
    topic=lambda data, row: topics.indicator(data, row.indicator_id),
    says=lambda _, row: [Said("责任部门，所印名称", row.published_name)],
)
RULE = StatedKind[Rule, str](
    name="rule",
    title="判定规则",
    index=_INDICATORS,
    rows=lambda data: data.rules,
    key=lambda row: (row.id,),
    topic=lambda _, row: Topic(Subject.RULE, row.id, "判定规则", _INDICATORS),
    says=lambda _, row: [Said("规则", row.statement)],
)
ASSESSMENT_PROFILE = StatedKind[AssessmentProfile, str](
    name="assessment-profile",
    title="自查的口径",
    index=_ASSESS,
    rows=lambda data: data.assessment_profiles,
    key=lambda row: (row.id,),
    topic=lambda _, row: Topic(Subject.METHOD, row.id, row.name, _ASSESS),
    says=lambda _, row: [
        Said("教学点起算人数", str(row.smallest_teaching_point), "人", "smallest-teaching-point"),
        Said("不计入的学校", row.excluded_kinds, aspect="excluded-kinds"),
    ],
)
ASSESSMENT_LINE = StatedKind[AssessmentLine, str, str, int](
    name="assessment-line",
    title="口径的不同之处",
    index=_ASSESS,
    rows=lambda data: data.assessment_lines,
    key=lambda row: (row.profile_id, row.indicator_id, row.seq),
    topic=lambda data, row: topics.indicator(data, row.indicator_id),
    says=lambda _, row: [Said(f"{row.profile_id}口径", decimal(row.value))],
)
ASSESSMENT_OPTION = StatedKind[AssessmentOption, str, str](
    name="assessment-option",
    title="算法的选择",
    index=_ASSESS,
    rows=lambda data: data.assessment_options,
    key=lambda row: (row.switch_id, row.id),
    topic=lambda _, row: Topic(Subject.METHOD, row.switch_id, row.name, _ASSESS),
    says=lambda _, row: [Said("可以这样算", row.name)],
)
PROVINCE_TYPE = StatedKind[ProvinceType, str](
    name="province-type",
    title="省份类型",
    index=Link("省份类型", _TYPES),
    rows=lambda data: data.province_types,
    key=lambda row: (row.id,),
    topic=lambda _, row: Topic(Subject.PROVINCE_TYPE, row.id, row.name, Link(row.name, _TYPES)),
    says=lambda _, row: [Said("类型的说法", row.statement)],
)

STATED: tuple[StatedKind[Any, *tuple[Any, ...]], ...] = tuple(
    kind
    for kind in (*tuple(globals().values()), *vars(division_kinds).values())
    if isinstance(kind, StatedKind)
)
"""All kinds that sources state, in the order in which a source's page lists them."""
