"""The list of prefectures, and a page for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.small_map import SmallMap
from sitegen.model.codes import Status
from sitegen.model.divisions import County, CountyKind, Prefecture, Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import HOME, PROVINCES
from sitegen.pages.parts.coverage_facts import coverage_facts, names_missing
from sitegen.pages.parts.downloads import province_downloads, table_links
from sitegen.pages.parts.places import prefecture_link, province_link, with_neighbours
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.parts.small_maps import prefecture_map
from sitegen.pages.parts.statuses import Statuses, unit_table, units_now
from sitegen.pages.parts.subscriptions import api_link, province_alternates
from sitegen.pages.place.division_changes import change_table
from sitegen.pages.place.prefecture_table import province_prefecture_table
from sitegen.site import urls
from sitegen.site.blocks import Fact, Stat
from sitegen.site.page import Link, Page
from sitegen.site.tables import DataTable


@dataclass(frozen=True, kw_only=True, slots=True)
class PrefectureListBody:
    """All prefectures, a table for each province that has some."""

    stat: Stat
    provinces: tuple[Link, ...]
    """Links to the tables below."""
    tables: tuple[tuple[Province, DataTable], ...]
    without: tuple[Link, ...]
    """Covered provinces without prefectures."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrefectureBody:
    """One prefecture and its county-level units."""

    prefecture: Prefecture
    province: Link
    stat: Stat
    coverage: tuple[Fact, ...]
    without_counties: bool
    """True for a city that is divided into no counties and is certified as a whole."""
    map: SmallMap | None
    counties: DataTable
    changes: DataTable
    previous: Link | None
    """The neighbour before it in the list of its province."""
    next: Link | None


def prefecture_list_page(data: SiteData) -> Page:
    """The list of prefectures."""
    provinces = [province for province in data.provinces if data.prefectures_of[province.code]]
    sentence = f"{len(data.prefectures)}个地级行政区，按省份列出收到名字的认定单位和县级行政区的数目。"
    body = PrefectureListBody(
        stat=Stat(str(len(data.prefectures)), "个地级行政区", sentence=sentence),
        provinces=tuple(
            Link(province.short_name, f"{urls.PREFECTURES}#{province.slug}") for province in provinces
        ),
        tables=tuple((province, province_prefecture_table(data, province)) for province in provinces),
        without=tuple(
            province_link(province)
            for province in data.provinces
            if province.covered and province not in provinces
        ),
    )
    return Page(
        url=urls.PREFECTURES,
        template="pages/prefectures.html",
        title="地级行政区",
        description=sentence,
        breadcrumb=(HOME,),
        body=body,
        downloads=table_links("prefectures", "地级行政区"),
        sources=sources_of(data, data.prefectures),
    )


def prefecture_pages(
    data: SiteData, statuses: Statuses, base_maps: BaseMaps, province_code: str
) -> Iterator[Page]:
    """A page for each prefecture of a province."""
    for before, prefecture, after in with_neighbours(data.prefectures_of[province_code]):
        drawn = prefecture_map(data, statuses, base_maps, prefecture)
        yield _page(data, statuses, prefecture, before, after, drawn)


def _page(
    data: SiteData,
    statuses: Statuses,
    prefecture: Prefecture,
    before: Prefecture | None,
    after: Prefecture | None,
    drawn: SmallMap | None,
) -> Page:
    province = data.province[prefecture.province_code]
    units = data.counties_of_prefecture[prefecture.code]
    now = units_now(data, units)
    covered = coverage(data, prefecture_code=prefecture.code)
    missing = names_missing(coverage(data, province_codes=[province.code]), province.name)
    whole = any(unit.kind is CountyKind.PREFECTURE_CITY for unit in now)
    stat = _stat_of_whole(data, prefecture, covered) if whole else _stat(prefecture, covered, missing)
    body = PrefectureBody(
        prefecture=prefecture,
        province=province_link(province),
        stat=stat,
        coverage=() if whole else coverage_facts(covered, prefecture.code),
        without_counties=whole,
        map=drawn,
        counties=unit_table(data, statuses, now, f"{prefecture.name}各县级单位", with_prefecture=False),
        changes=change_table(data, {unit.code for unit in units}, f"{prefecture.name}县级行政区划的变动"),
        previous=_link(before),
        next=_link(after),
    )
    return Page(
        url=urls.prefecture(prefecture.code),
        template="pages/prefecture.html",
        title=prefecture.name,
        description=stat.sentence,
        breadcrumb=(HOME, PROVINCES, body.province),
        body=body,
        downloads=(*province_downloads(province), api_link(f"prefectures/{prefecture.code}.json")),
        alternates=province_alternates(data, province),
        comparison=urls.compare(prefecture.code),
        sources=_sources(data, prefecture, units),
    )


def _stat_of_whole(data: SiteData, prefecture: Prefecture, covered: Coverage) -> Stat:
    words = data.label(Status.CERTIFIED) if covered.units else "在收到的各批名单上没有"
    sentence = f"{prefecture.name}不设区县，作为一个县级单位参加认定；{words}。"
    return Stat(str(covered.units), "个单位在收到的名单上", sentence=sentence)


def _stat(prefecture: Prefecture, covered: Coverage, missing: str) -> Stat:
    """How many are known by name, and whether there may be more: `missing` tells of the province's names."""
    words = f"有{covered.units}个单位已认定" if covered.units else "没有单位"
    rest = f"{missing}，其中有没有{prefecture.name}的不知道。" if missing else ""
    sentence = (
        f"收到的名单上{prefecture.name}{words}；"
        f"{covered.year}年末辖{covered.statutory_counties}个县级行政区。{rest}"
    )
    return Stat(str(covered.units), "个单位在收到的名单上", sentence=sentence)


def _link(prefecture: Prefecture | None) -> Link | None:
    return prefecture_link(prefecture) if prefecture else None


def _sources(data: SiteData, prefecture: Prefecture, units: tuple[County, ...]) -> tuple[Link, ...]:
    certifications = [item for unit in units for item in data.certifications_of[unit.code]]
    targets = [item for unit in units for item in data.targets_of[unit.code]]
    return sources_of(data, certifications, targets, [prefecture], units)
