"""The nation by county on one map: a page of its own, since it is large, and drawn only when asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.analysis.as_of import moments
from sitegen.analysis.status import CountyStatus, certified_class
from sitegen.maps.shapes import MapArea, MapPoint, SvgArea, SvgPoint
from sitegen.maps.svg import svg_map
from sitegen.model.divisions import County, CountyKind, Province
from sitegen.model.site_data import SiteData
from sitegen.pages.map.map_descriptions import missing_words
from sitegen.pages.map.map_places import province_area, undrawn_units, unit_area, zone_badges, zone_point
from sitegen.pages.page_sources import PageSources
from sitegen.pages.parts.breadcrumbs import HOME
from sitegen.pages.parts.downloads import table_links
from sitegen.pages.parts.map_classes import NOT_APPLICABLE, counted, status_legend
from sitegen.pages.parts.places import province_cell
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.parts.statuses import Statuses, unit_class
from sitegen.site import urls
from sitegen.site.blocks import LegendItem
from sitegen.site.map_figure import MapFigure, MapYear
from sitegen.site.page import Page
from sitegen.site.tables import DataTable, Shown, number_column, table_of, text_column
from sitegen.site.words import listed, percent
from sitegen.tracking import question

NAME = "counties"
_PLANNED = "planned"
_TITLE = "全国各县级单位的认定状态"


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyMapBody:
    """The map and how many units of each class every province has on it."""

    map: MapFigure
    table: DataTable


def county_map_page(sources: PageSources) -> Page:
    """The page of the map."""
    data, figure = sources.data, _figure(sources)
    return Page(
        url=urls.COUNTY_MAP,
        template="pages/county_map.html",
        title="全国分县地图",
        description=f"{_TITLE}：{len(figure.svg.areas)}块区域和{len(figure.svg.points)}个功能区，一图看完。",
        breadcrumb=(HOME,),
        body=CountyMapBody(
            map=figure,
            table=county_class_table(data, figure),
        ),
        downloads=table_links("certifications", "全部认定名单"),
        sources=sources_of(data, data.batches),
    )


@question
def county_map_areas(sources: PageSources) -> tuple[tuple[MapArea, ...], tuple[MapPoint, ...]]:
    """Every unit that is in force or still drawn, provinces outside the scheme, and the zones."""
    data, statuses = sources.data, sources.statuses
    drawn = sources.base_maps.all_counties.areas
    areas = [
        _area(data, statuses[unit.code])
        for unit in data.counties
        if unit.kind is not CountyKind.ZONE and (unit.in_force(data.reference_year) or unit.code in drawn)
    ]
    outside = [
        province_area(province, NOT_APPLICABLE, f"{province.name}：不适用")
        for province in data.provinces
        if not province.covered
    ]
    return (*areas, *outside), tuple(_points(data, statuses))


def county_class_table(data: SiteData, figure: MapFigure) -> DataTable:
    """How many units of each class every province has on the map, zones among them."""
    titles = {_group(item.klass): item.text for item in figure.legend if item.klass != NOT_APPLICABLE}
    titles.update({_PLANNED: "规划中"} if _PLANNED in titles else {})
    counts = Counter((f"{place.code[:2]}0000", _group(place.klass)) for place in figure.svg.places)

    def column(key: str, title: str, groups: Iterable[str]) -> Shown[Province]:
        return number_column(
            key,
            title,
            lambda province: (
                sum(counts[province.code, group] for group in groups) if province.covered else None
            ),
        )

    return table_of(
        "county-classes",
        "各省份在图上的县级单位",
        data.provinces,
        text_column("name", "省份", province_cell),
        *(column(group, title, [group]) for group, title in titles.items()),
        column("all", "合计", titles),
    )


def _group(klass: str) -> str:
    """Column of a class: planned years share one."""
    return _PLANNED if klass.startswith(f"{_PLANNED}-") else klass


def _figure(sources: PageSources) -> MapFigure:
    data = sources.data
    areas, points = county_map_areas(sources)
    svg = svg_map(sources.base_maps.all_counties, areas, points, with_names=False)
    shown = svg.places
    classes = [place.klass for place in shown]
    legend = counted(status_legend(data, set(classes)), classes)
    moment = moments(data)[-1]
    outside = listed(province.short_name for province in data.provinces if not province.covered)
    words = (
        f"{_words(legend, len(shown))}{_province_words(data, shown)}{missing_words(data, moment)}"
        f"{outside}不适用，按省级画出。"
    )
    return MapFigure(
        id="map-counties",
        name=NAME,
        svg=svg,
        years=(
            MapYear(
                year=moment.year,
                is_latest=True,
                title=f"{_TITLE}（截至{moment.year}年）",
                description=words,
                legend=legend,
                picture=urls.download(f"maps/{NAME}.svg"),
            ),
        ),
        past={},
        note="各县的轮廓按全国图幅简化，细部请看各省的地图。粗线是省界。",
        interactive=urls.COUNTY_ZOOM_MAP,
        table="county-classes",
        dense=True,
        undrawn=undrawn_units(data, svg),
        zones=zone_badges(sources.statuses, svg),
    )


def _words(legend: Iterable[LegendItem], total: int) -> str:
    parts = listed(f"{item.text}{item.count}个" for item in legend)
    return f"图上{total}处：{parts}。"


def _province_words(data: SiteData, shown: Iterable[SvgArea | SvgPoint]) -> str:
    """Provinces whose units on the map are most and least often in a list."""
    totals: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for place in shown:
        if place.klass != NOT_APPLICABLE:
            totals[f"{place.code[:2]}0000"] += 1
            named[f"{place.code[:2]}0000"] += place.klass.startswith(certified_class(""))
    shares = {data.province[code].short_name: named[code] / total for code, total in totals.items()}
    best = max(shares.values(), default=0.0)
    top = [name for name, share in shares.items() if share == best and best]
    return f"已认定最密的是{listed(top)}（{percent(best)}）。" if top else ""


def _area(data: SiteData, status: CountyStatus) -> MapArea:
    county = status.county
    gone = "" if county.in_force(data.reference_year) else f"（建制止于{county.valid_to}年）"
    return unit_area(county, unit_class(status), f"{_path(data, county)}：{status.label}{gone}")


def _points(data: SiteData, statuses: Statuses) -> Iterator[MapPoint]:
    for zone in data.zones:
        status = statuses[zone.code]
        text = f"{_path(data, status.county)}：{status.label}（功能区）"
        yield zone_point(data, zone, unit_class(status), text)


def _path(data: SiteData, county: County) -> str:
    prefecture = data.prefecture.get(county.prefecture_code or "")
    names = [data.province[county.province_code].name, prefecture.name if prefecture else "", county.name]
    return "".join(dict.fromkeys(names))
