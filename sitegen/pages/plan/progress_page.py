"""The page of progress: plans and goals beside what was certified, each figure with its rule."""

from collections import Counter
from dataclasses import dataclass

from sitegen.analysis.completeness import missing_names
from sitegen.analysis.cumulative import units_needed
from sitegen.analysis.plan_progress import PlanProgress, TargetProgress, goal_progress, plan_progress
from sitegen.model.codes import Outcome
from sitegen.model.plans import Plan, Stage
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import HOME
from sitegen.pages.parts.downloads import table_links
from sitegen.pages.parts.places import short_batch_cell
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.parts.statuses import unit_cell
from sitegen.pages.parts.subscriptions import national_alternates
from sitegen.pages.plan.plan_names import due_names
from sitegen.pages.plan.plan_tables import outcome_columns
from sitegen.pages.plan.progress_views import GAP_RULE, PlaceProgress, place_progress
from sitegen.site import urls
from sitegen.site.blocks import LegendItem, Stat
from sitegen.site.named_units import NamedPlace
from sitegen.site.page import Link, Page
from sitegen.site.tables import Cell, DataTable, Shown, number_column, table_of, text_column
from sitegen.site.words import day, percent


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressBody:
    """Plans and goals against certification."""

    stats: tuple[Stat, ...]
    """The nation against its goals, then plans that have come due."""
    contents: tuple[Link, ...]
    outcomes: tuple[LegendItem, ...]
    """Every outcome that occurs, with its rule."""
    targets_sentence: str
    """How many targets have which outcome."""
    due: tuple[NamedPlace, ...]
    """Units whose planned year has come and that no list names, by plan."""
    plans: DataTable
    targets: DataTable
    places: tuple[PlaceProgress, ...]
    gap_rule: str


def progress_page(data: SiteData) -> Page:
    """Plans and goals beside certification, as of the data's date."""
    plans = tuple(plan_progress(data, plan) for plan in data.plans)
    counts = Counter(item.outcome for plan in plans for item in plan.targets)
    stat = _stat(data, plans)
    places = tuple(place_progress(data, code) for code in _place_codes(data))
    return Page(
        url=urls.PROGRESS,
        template="pages/progress.html",
        title="进度",
        description=stat.sentence,
        breadcrumb=(HOME,),
        body=ProgressBody(
            stats=(*_goal_stats(data), stat),
            contents=(
                *(Link(place.title, f"{urls.PROGRESS}#{place.id}") for place in places),
                *([Link(data.label(Outcome.DUE), urls.DUE)] if counts[Outcome.DUE] else ()),
                Link("各份规划", f"{urls.PROGRESS}#plans-title"),
                Link("逐县的结果", f"{urls.PROGRESS}#targets-title"),
            ),
            outcomes=tuple(
                LegendItem(
                    outcome.value, f"{data.label(outcome)} {counts[outcome]}", note=data.word(outcome).note
                )
                for outcome in Outcome
                if counts[outcome]
            ),
            targets_sentence=_targets_sentence(data, counts),
            due=tuple(due_names(data, plan) for plan in plans if plan.counts[Outcome.DUE]),
            plans=_plan_table(data, plans, counts),
            targets=_target_table(data, plans),
            places=places,
            gap_rule=GAP_RULE,
        ),
        downloads=(*table_links("plan_targets", "规划所列县级单位"), *table_links("goals", "总体目标")),
        alternates=national_alternates(data),
        sources=sources_of(data, data.plans, data.goals, data.batches),
    )


def _place_codes(data: SiteData) -> tuple[str | None, ...]:
    """The nation, then provinces with a goal or a plan of their own."""
    codes = {goal.province_code for goal in data.goals if goal.province_code}
    codes |= {plan.province_code for plan in data.plans if plan.is_provincial}
    return (None, *sorted(codes))


def _stat(data: SiteData, plans: tuple[PlanProgress, ...]) -> Stat:
    national = [item for plan in plans for item in plan.targets if item.target.stage is Stage.NATIONAL]
    come = [item for item in national if item.target.year <= data.reference_year]
    met = sum(item.batch is not None for item in come)
    missing = missing_names(data)
    rest = (
        f"其余{len(come) - met}个不等于没有通过：{missing}"
        if missing
        else f"其余{len(come) - met}个名单上没有"
    )
    sentence = (
        f"截至{day(data.as_of)}，规划年份在{data.reference_year}年及以前的{len(come)}个国家认定目标里，"
        f"{met}个的县级单位已认定；{rest}。"
    )
    return Stat(f"{met}/{len(come)}", "个到期目标已认定", sentence=sentence)


def _targets_sentence(data: SiteData, counts: Counter[Outcome]) -> str:
    words = "；".join(f"{data.label(outcome)} {counts[outcome]}个" for outcome in Outcome if counts[outcome])
    return f"全部{sum(counts.values())}个目标：{words}。"


def _goal_stats(data: SiteData) -> tuple[Stat, ...]:
    """What is declared against each goal of the nation that gives a number."""
    goals = [goal_progress(data, goal) for goal in data.goals if goal.province_code is None]
    return tuple(
        Stat(
            f"{item.declared}/{needed}",
            f"个公布为认定，全国{item.goal.year}年的目标",
            sentence=f"收到其中{item.named}个的名字。目标是{percent(item.goal.value)}，按{item.total}个县级行政区计。",
        )
        for item in goals
        if item.goal.stage is Stage.NATIONAL and (needed := units_needed(item)) is not None
    )


def _outcome_column(data: SiteData, outcome: Outcome) -> Shown[PlanProgress]:
    return number_column(outcome.value, data.label(outcome), lambda item: item.counts[outcome])


def _plan_table(data: SiteData, plans: tuple[PlanProgress, ...], counts: Counter[Outcome]) -> DataTable:
    return table_of(
        "plans",
        f"各份规划的结果，截至{day(data.as_of)}",
        plans,
        text_column("plan", "规划", lambda item: _plan_cell(data, item.plan)),
        number_column("targets", "目标", lambda item: len(item.targets), hint="一县一阶段算一个"),
        *(_outcome_column(data, outcome) for outcome in Outcome if counts[outcome]),
    )


def _plan_cell(data: SiteData, plan: Plan) -> Cell:
    note = data.label(plan.status) if plan.is_draft else ""
    return Cell(plan.title, url=urls.plan(plan.id), sort=plan.id, note=note)


def _target_table(data: SiteData, plans: tuple[PlanProgress, ...]) -> DataTable:
    items = [item for plan in plans for item in plan.targets]
    items.sort(key=lambda item: (item.target.year, item.target.county_code, item.target.stage))
    return table_of(
        "targets",
        f"规划点名的县级单位与结果，截至{day(data.as_of)}",
        items,
        text_column("name", "县级单位", lambda item: unit_cell(data.county[item.target.county_code])),
        text_column("province", "省份", lambda item: _province_cell(data, item), is_facet=True),
        *outcome_columns(data, _year_cell, short_batch_cell),
    )


def _province_cell(data: SiteData, item: TargetProgress) -> Cell:
    province = data.province[data.county[item.target.county_code].province_code]
    return Cell(province.short_name, url=urls.province(province.slug), sort=province.code)


def _year_cell(item: TargetProgress) -> Cell:
    return Cell(str(item.target.year), url=urls.plan(item.target.plan_id), sort=item.target.year)
