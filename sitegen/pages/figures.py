"""Maps as figures: what is coloured how, what each class means, and the map told in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.analysis.status import CountyStatus
from sitegen.maps.boundaries import Boundaries
from sitegen.maps.shapes import MapArea, MapPoint, SvgMap
from sitegen.maps.svg import national_map, province_map
from sitegen.model.divisions import County, CountyKind, Province
from sitegen.model.site_data import SiteData
from sitegen.pages import urls
from sitegen.pages.blocks import LegendItem
from sitegen.pages.classes import NOT_APPLICABLE, share_class, share_legend, status_legend
from sitegen.pages.page import Link
from sitegen.pages.statuses import Statuses, unit_class
from sitegen.pages.words import listed, percent

_EXTREMES = 3
"""How many places the description names at either end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapFigure:
    """One map with everything that has to stand beside it."""

    id: str
    title: str
    description: str
    """The map in words, with its extremes and what is missing."""
    svg: SvgMap
    legend: tuple[LegendItem, ...]
    interactive: str
    """URL of the map that can be moved and enlarged."""
    undrawn: tuple[Link, ...]
    """Units that the boundary data has no area for."""


def national_figure(data: SiteData, boundaries: Boundaries) -> MapFigure:
    """Provinces by the share of their statutory counties that is certified."""
    return MapFigure(
        id="map-china",
        title="各省份县级行政区中见于认定名单的比例",
        description=_national_words(data),
        svg=national_map(boundaries, national_areas(data)),
        legend=share_legend(),
        interactive=urls.NATIONAL_MAP,
        undrawn=(),
    )


def province_figures(data: SiteData, statuses: Statuses, boundaries: Boundaries) -> Mapping[str, MapFigure]:
    """County maps by province code, for every province that the scheme covers and that has boundaries."""
    return {
        province.code: _province_figure(data, statuses, boundaries, province)
        for province in data.provinces
        if province.covered and boundaries.counties.get(province.code)
    }


def national_areas(data: SiteData) -> tuple[MapArea, ...]:
    """What the national map says about each province-level unit."""
    return tuple(_national_area(data, province) for province in data.provinces)


def province_areas(
    data: SiteData, statuses: Statuses, boundaries: Boundaries, province: Province
) -> tuple[MapArea, ...]:
    """What a province's map says about its counties; former ones only where they are still drawn."""
    drawn = {area.code for area in boundaries.counties.get(province.code, ())}
    return tuple(
        _unit_area(data, statuses[unit.code])
        for unit in data.counties_of_province[province.code]
        if unit.kind is not CountyKind.ZONE and (unit.in_force(data.reference_year) or unit.code in drawn)
    )


def province_points(data: SiteData, statuses: Statuses, province: Province) -> tuple[MapPoint, ...]:
    """Functional zones of a province as points."""
    return tuple(
        MapPoint(
            code=zone.code,
            name=data.county[zone.code].name,
            klass=unit_class(statuses[zone.code]),
            text=f"{data.county[zone.code].name}：{statuses[zone.code].label}（功能区）",
            href=urls.county(zone.code),
            longitude=zone.longitude,
            latitude=zone.latitude,
        )
        for zone in data.zones
        if data.county[zone.code].province_code == province.code
    )


def _province_figure(
    data: SiteData, statuses: Statuses, boundaries: Boundaries, province: Province
) -> MapFigure:
    areas = province_areas(data, statuses, boundaries, province)
    points = province_points(data, statuses, province)
    svg = province_map(boundaries, province.code, areas, points)
    present = {area.klass for area in svg.areas} | {point.klass for point in svg.points}
    return MapFigure(
        id=f"map-{province.slug}",
        title=f"{province.name}各县级单位的认定状态",
        description=_province_words(data, province, (*areas, *points)),
        svg=svg,
        legend=status_legend(data, present),
        interactive=urls.province_map(province.slug),
        undrawn=tuple(Link(text=data.county[code].name, url=urls.county(code)) for code in svg.undrawn),
    )


def _national_area(data: SiteData, province: Province) -> MapArea:
    href = urls.province(province.slug)
    if not province.covered:
        return MapArea(
            code=province.code,
            name=province.short_name,
            klass=NOT_APPLICABLE,
            text=f"{province.name}：不适用",
            href=href,
        )
    covered = coverage(data, province_codes=[province.code])
    return MapArea(
        code=province.code,
        name=province.short_name,
        klass=share_class(covered.share_statutory),
        text=f"{province.name}：{_share_words(covered)}",
        href=href,
    )


def _share_words(covered: Coverage) -> str:
    counted = f"{covered.statutory_counties}个县级行政区中{covered.statutory_units}个见于名单"
    others = f"，另有功能区等{covered.other_units}个" if covered.other_units else ""
    return f"{percent(covered.share_statutory)}（{counted}{others}）"


def _unit_area(data: SiteData, status: CountyStatus) -> MapArea:
    county = status.county
    return MapArea(
        code=county.code,
        name=county.name,
        klass=unit_class(status),
        text=f"{county.name}：{status.label}{_gone(data, county)}",
        href=urls.county(county.code),
    )


def _gone(data: SiteData, county: County) -> str:
    if county.in_force(data.reference_year):
        return ""
    return f"（建制止于{county.valid_to}年，边界数据仍按原区划）"


def _national_words(data: SiteData) -> str:
    shares = {
        province.short_name: coverage(data, province_codes=[province.code]).share_statutory or 0.0
        for province in data.provinces
        if province.covered
    }
    ordered = sorted(shares, key=lambda name: (-shares[name], name))
    highest = listed(f"{name}（{percent(shares[name])}）" for name in ordered[:_EXTREMES])
    without = [name for name in shares if not shares[name]]
    missing = f"{listed(without)}在见到的名单中没有；" if without else ""
    outside = listed(province.short_name for province in data.provinces if not province.covered)
    return f"比例最高的是{highest}。{missing}{outside}不适用。比例只按见到名字的县级行政区计算。"


def _province_words(data: SiteData, province: Province, shown: tuple[MapArea | MapPoint, ...]) -> str:
    counts = Counter(item.klass for item in shown)
    parts = listed(f"{item.text}{counts[item.klass]}个" for item in status_legend(data, set(counts)))
    points = sum(isinstance(item, MapPoint) for item in shown)
    zones = f"其中{points}个功能区画作圆点。" if points else ""
    return f"{province.name}{len(shown)}个县级单位：{parts}。{zones}"
