"""The list of plans, and a page for each of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.analysis.completeness import missing_names
from sitegen.analysis.plan_progress import PlanProgress, TargetProgress, plan_progress
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.codes import Outcome
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import HOME, PLANS
from sitegen.pages.parts.downloads import plan_downloads, table_links
from sitegen.pages.parts.places import plan_cell, province_cell, province_link
from sitegen.pages.parts.receipts import Receipt, receipts, sources_of
from sitegen.pages.parts.small_maps import KeyedMap
from sitegen.pages.parts.statuses import Statuses
from sitegen.pages.parts.subscriptions import api_link, plan_alternates
from sitegen.pages.plan.goal_views import GoalView, goal_views
from sitegen.pages.plan.phases import Procedure, procedure_of
from sitegen.pages.plan.plan_map import plan_map
from sitegen.pages.plan.plan_names import names_by_year
from sitegen.pages.plan.plan_tables import outcome_legend, plan_card, plan_years, target_table, year_table
from sitegen.pages.plan.progress_views import plan_chart
from sitegen.site import urls
from sitegen.site.blocks import Card, Fact, LegendItem, Stat
from sitegen.site.charts import StepChart
from sitegen.site.named_units import NamedPlace
from sitegen.site.page import Link, Page
from sitegen.site.snippets import csv_snippets
from sitegen.site.tables import (
    Cell,
    DataTable,
    number_column,
    table_of,
    text_column,
)
from sitegen.site.words import UNKNOWN, day


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanListBody:
    """All plans, and the nation's goals."""

    cards: tuple[Card, ...]
    table: DataTable
    goals: tuple[GoalView, ...]
    """Goals of the whole nation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanBody:
    """One plan: what it set for each year, and what became of it."""

    plan: Plan
    province: Link
    county: Link | None
    """The one county that the plan is of."""
    stat: Stat
    facts: tuple[Fact, ...]
    receipts: tuple[Receipt, ...]
    outcomes: tuple[LegendItem, ...]
    map: KeyedMap | None
    by_year: tuple[NamedPlace, ...]
    years: DataTable
    targets: DataTable
    chart: StepChart | None
    """What was planned and certified up to each year; None for a plan of one county."""
    procedure: Procedure | None
    goals: tuple[GoalView, ...]


def plan_list_page(data: SiteData) -> Page:
    """The list of plans."""
    codes = {target.county_code for target in data.plan_targets}
    sentence = f"本站收录{len(data.plans)}份点名到县、定到年份的规划或方案，共涉及{len(codes)}个县级单位。"
    return Page(
        url=urls.PLANS,
        template="pages/plans.html",
        title="规划",
        description=sentence,
        breadcrumb=(HOME,),
        body=PlanListBody(
            cards=tuple(plan_card(data, plan) for plan in data.plans),
            table=_plan_table(data),
            goals=goal_views(data, None),
        ),
        downloads=table_links("plan_targets", "规划所列县级单位"),
        sources=sources_of(data, data.plans, [goal for goal in data.goals if goal.province_code is None]),
    )


def plan_pages(data: SiteData, statuses: Statuses, base_maps: BaseMaps) -> Iterator[Page]:
    """A page for each plan."""
    for plan in data.plans:
        progress = plan_progress(data, plan)
        yield _page(data, progress, plan_map(data, statuses, base_maps, progress))


def _page(data: SiteData, progress: PlanProgress, drawn: KeyedMap | None) -> Page:
    plan, stat = progress.plan, _stat(data, progress)
    return Page(
        url=urls.plan(plan.id),
        template="pages/plan.html",
        title=plan.title,
        description=stat.sentence,
        breadcrumb=(HOME, PLANS),
        body=_body(data, progress, stat, drawn),
        downloads=(
            *plan_downloads(plan),
            api_link(f"plans/{plan.id}.json"),
            Link("规划日历（iCalendar）", urls.plan_calendar(plan.id)),
        ),
        sources=sources_of(data, [plan], data.targets_in[plan.id]),
        alternates=plan_alternates(plan),
        snippets=csv_snippets(f"plans/{plan.id}/targets"),
    )


def _body(data: SiteData, progress: PlanProgress, stat: Stat, drawn: KeyedMap | None) -> PlanBody:
    plan = progress.plan
    province = data.province[plan.province_code]
    county = data.county[plan.county_code] if plan.county_code else None
    return PlanBody(
        plan=plan,
        province=province_link(province),
        county=Link(data.full_name(county), urls.county(county.code)) if county else None,
        stat=stat,
        facts=_facts(data, progress),
        receipts=receipts(data, plan.citation),
        outcomes=outcome_legend(data, progress),
        map=drawn,
        by_year=names_by_year(data, progress),
        years=year_table(data, progress),
        targets=target_table(data, progress),
        chart=plan_chart(data, plan) if plan.is_provincial else None,
        procedure=procedure_of(data, plan),
        goals=goal_views(data, plan.province_code) if plan.is_provincial else (),
    )


def _stat(data: SiteData, progress: PlanProgress) -> Stat:
    plan = progress.plan
    count = len({item.target.county_code for item in progress.targets})
    certified = len({item.target.county_code for item in progress.targets if item.batch})
    seen = f"其中{certified}个已认定" if certified else "收到的名单上都还没有"
    sentence = f"规划列出{count}个县级单位在{plan_years(plan)}间通过评估或认定，{seen}。"
    due = progress.counts[Outcome.DUE]
    if due:
        missing = missing_names(data)
        sentence += (
            f"有{due}个到了规划年份而收到的名单上没有{f'，不等于未通过：{missing}' if missing else ''}。"
        )
    return Stat(str(count), "个县级单位列入规划", sentence=sentence)


def _facts(data: SiteData, progress: PlanProgress) -> tuple[Fact, ...]:
    plan = progress.plan
    declared = f"{plan.declared_count}个" if plan.declared_count else "没有写明"
    return (
        Fact("制定机关", plan.issuer),
        Fact(data.title("plans", "document_number"), plan.document_number or UNKNOWN),
        Fact("日期", day(plan.issued_on)),
        Fact("效力", data.label(plan.status), note="" if plan.is_draft else "所见文本没有写明已经废止"),
        Fact("年份", plan_years(plan)),
        Fact("规划写明的总数", declared),
    )


def _plan_table(data: SiteData) -> DataTable:
    return table_of(
        "plans",
        "收录的规划",
        [plan_progress(data, plan) for plan in data.plans],
        text_column("title", "规划", lambda item: plan_cell(item.plan)),
        text_column("province", "省份", lambda item: province_cell(data.province[item.plan.province_code])),
        text_column("years", "年份", lambda item: Cell(plan_years(item.plan), sort=item.plan.year_from)),
        number_column("targets", "列名", lambda item: len(_units(item.targets)), hint="点名的县级单位"),
        number_column(
            "certified", "已见认定", lambda item: len(_units(each for each in item.targets if each.batch))
        ),
        text_column("status", "效力", lambda item: data.label(item.plan.status)),
    )


def _units(targets: Iterable[TargetProgress]) -> set[str]:
    return {item.target.county_code for item in targets}
