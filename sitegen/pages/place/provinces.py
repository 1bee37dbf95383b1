"""A page for each province-level unit."""

from dataclasses import dataclass

from sitegen.analysis.coverage import Coverage
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.batch.batch_tables import province_batch_table
from sitegen.pages.map.embeds import embed_code
from sitegen.pages.parts.breadcrumbs import HOME, PROVINCES
from sitegen.pages.parts.coverage_facts import coverage_facts, unknown_share_of_batches
from sitegen.pages.parts.downloads import province_downloads
from sitegen.pages.parts.named_units import certified_by_prefecture, planned_by_year
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.parts.statuses import Statuses, unit_table, units_now
from sitegen.pages.parts.subscriptions import api_link, province_alternates
from sitegen.pages.place.division_changes import change_table
from sitegen.pages.place.prefecture_table import province_prefecture_table
from sitegen.pages.place.province_list import province_coverage
from sitegen.pages.plan.goal_views import GoalView, goal_views
from sitegen.pages.plan.plan_tables import plan_card
from sitegen.site import urls
from sitegen.site.blocks import Card, Fact, Stat
from sitegen.site.map_figure import MapFigure
from sitegen.site.named_units import NamedPlace
from sitegen.site.page import Link, Page
from sitegen.site.snippets import csv_snippets
from sitegen.site.tables import DataTable
from sitegen.site.words import UNKNOWN, listed, percent


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceBody:
    """One province: how much of it is certified, by which list, and what is planned."""

    province: Province
    stat: Stat
    coverage: tuple[Fact, ...]
    warnings: tuple[str, ...]
    """What is not known and could change the numbers."""
    map: MapFigure | None
    certified: tuple[NamedPlace, ...]
    """By prefecture; the key of the map."""
    planned: tuple[NamedPlace, ...]
    """Those that a plan names and no list, by year."""
    counties: DataTable
    batches: DataTable
    prefectures: DataTable
    plans: tuple[Card, ...]
    goals: tuple[GoalView, ...]
    changes: DataTable


def province_page(data: SiteData, province: Province, statuses: Statuses, figure: MapFigure | None) -> Page:
    """The page of a province; `figure` is its map."""
    if province.covered:
        return _page(data, province, statuses, figure)
    return _uncovered_page(data, province)


def _page(data: SiteData, province: Province, statuses: Statuses, figure: MapFigure | None) -> Page:
    covered = province_coverage(data, province)
    stat = _stat(province, covered)
    return Page(
        url=urls.province(province.slug),
        template="pages/province.html",
        title=province.name,
        description=stat.sentence,
        breadcrumb=(HOME, PROVINCES),
        body=_body(data, province, statuses, figure),
        downloads=(*province_downloads(province), api_link(f"provinces/{province.slug}.json")),
        sources=_sources(data, province),
        alternates=province_alternates(data, province),
        comparison=urls.compare(province.code),
        snippets=csv_snippets(f"provinces/{province.slug}/counties"),
        embed=embed_code(figure, province.name) if figure else None,
    )


def _body(data: SiteData, province: Province, statuses: Statuses, figure: MapFigure | None) -> ProvinceBody:
    covered = province_coverage(data, province)
    units = data.counties_of_province[province.code]
    return ProvinceBody(
        province=province,
        stat=_stat(province, covered),
        coverage=coverage_facts(covered, province.code),
        warnings=unknown_share_of_batches(data, province),
        map=figure,
        certified=figure.key if figure else certified_by_prefecture(data, statuses, province),
        planned=planned_by_year(data, statuses, province),
        counties=unit_table(
            data, statuses, units_now(data, units), f"{province.name}各县级单位", with_prefecture=True
        ),
        batches=province_batch_table(data, province),
        prefectures=province_prefecture_table(data, province),
        plans=tuple(plan_card(data, plan) for plan in data.plans if plan.province_code == province.code),
        goals=goal_views(data, province.code),
        changes=change_table(data, {unit.code for unit in units}, f"{province.name}县级行政区划的变动"),
    )


def _uncovered_page(data: SiteData, province: Province) -> Page:
    return Page(
        url=urls.province(province.slug),
        template="pages/province_uncovered.html",
        title=province.name,
        description=f"义务教育优质均衡发展县（市、区）的认定不适用于{province.name}。",
        breadcrumb=(HOME, PROVINCES),
        body=province,
        sources=sources_of(data, [province]),
    )


def _stat(province: Province, covered: Coverage) -> Stat:
    """What is declared for the province, then how many of the names are held."""
    labels = listed(batch.label for batch in covered.open_batches)
    held = f"，本站收到其中{covered.units - covered.open_units}个的名字" if covered.declared else ""
    missing = f"（名单未收齐：还缺{covered.unseen}个）" if covered.unseen else ""
    open_words = (
        f"{labels}没有查到{province.short_name}有多少个，收到{covered.open_units}个名字。" if labels else ""
    )
    sentence = (
        f"{open_words}{'其余各批' if labels else ''}公布{province.name}的认定单位"
        f"{covered.declared}个{held}{missing}。收到名字的县级行政区{covered.statutory_units}个，占{covered.year}年末{covered.statutory_counties}个县级行政区的"
        f"{percent(covered.share_statutory)}。"
    )
    if labels and not covered.at_least:
        return Stat(UNKNOWN, "公布认定多少个单位", sentence=sentence)
    value = f"至少{covered.at_least}" if labels else str(covered.declared)
    return Stat(value, "个单位公布为认定", sentence=sentence)


def _sources(data: SiteData, province: Province) -> tuple[Link, ...]:
    units = data.counties_of_province[province.code]
    return sources_of(
        data,
        [item for unit in units for item in data.certifications_of[unit.code]],
        [total for total in data.batch_totals if total.province_code == province.code],
        [plan for plan in data.plans if plan.province_code == province.code],
        [goal for goal in data.goals if goal.province_code == province.code],
        units,
    )
