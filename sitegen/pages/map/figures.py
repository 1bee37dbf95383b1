"""Maps as figures: what is coloured how in which year, what each class means, and the map told in words."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sitegen.analysis.as_of import Moment, moments
from sitegen.analysis.coverage import Coverage
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.shapes import MapArea, MapPoint
from sitegen.maps.svg import svg_map
from sitegen.model.divisions import County, CountyKind, Province
from sitegen.model.site_data import SiteData
from sitegen.pages.map.map_descriptions import (
    denominator_words,
    missing_words,
    national_words,
    place_in_nation,
    province_words,
)
from sitegen.pages.map.map_places import (
    groups,
    missing_in_province,
    province_area,
    province_coverages,
    province_states,
    share_ranks,
    undrawn_units,
    unit_area,
    unit_states,
    zone_badges,
    zone_point,
)
from sitegen.pages.parts.coverage_facts import declared_titles
from sitegen.pages.parts.map_classes import counted, share_legend, status_legend
from sitegen.pages.parts.named_units import certified_by_prefecture, key_numbers
from sitegen.pages.parts.statuses import Statuses
from sitegen.site import urls
from sitegen.site.map_figure import MapFigure, MapYear, PastState, PlaceState
from sitegen.site.words import listed
from sitegen.tracking import question

UNIT_COLUMNS = ("认定状态", "规划年份")
"""Titles of the columns that change with the year in a table of county-level units."""


def national_figure(data: SiteData, base_maps: BaseMaps) -> MapFigure:
    """Provinces by the share of their statutory counties that is certified."""
    shown = {moment: province_coverages(data, moment) for moment in moments(data)}
    states = {moment.year: province_states(data, coverages, moment) for moment, coverages in shown.items()}
    latest = states[data.reference_year]
    return MapFigure(
        id="map-china",
        name="china",
        svg=svg_map(base_maps.nation, _national_areas(data, latest)),
        years=tuple(
            MapYear(
                year=moment.year,
                is_latest=moment.is_latest,
                title=f"各省份县级行政区中已认定的比例（截至{moment.year}年）",
                description=national_words(data, coverages, moment) + denominator_words(data, moment),
                legend=counted(share_legend(), _classes(states[moment.year].values())),
                picture=_picture("china", moment),
                missing=missing_words(data, moment),
            )
            for moment, coverages in shown.items()
        ),
        past=_past(states, latest),
        note="分级固定，各年可比；间距不等，因为多数省份不到8%，少数超过40%，等距会把多数省份并成一级。",
        interactive=urls.NATIONAL_MAP,
        table="provinces",
        columns=("收到名字", *declared_titles(data), "县级行政区", "县级行政区占比", "全部单位占比"),
    )


def province_figure(
    data: SiteData, statuses: Statuses, base_maps: BaseMaps, province: Province
) -> MapFigure | None:
    """The map of a province by county; None unless the scheme covers it and it has boundaries."""
    if not (province.covered and province.code in base_maps.provinces):
        return None
    return _Drawer(data, statuses, base_maps).figure(province)


@question
def national_areas(data: SiteData) -> tuple[MapArea, ...]:
    """What the national map says about each province-level unit."""
    now = moments(data)[-1]
    return _national_areas(data, province_states(data, province_coverages(data, now), now))


def province_areas(
    data: SiteData,
    statuses: Statuses,
    base_maps: BaseMaps,
    province: Province,
    numbers: Mapping[str, int] = MappingProxyType({}),
) -> tuple[MapArea, ...]:
    """What a province's map says about its counties; former ones only where they are still drawn."""
    units = data.counties_of_province[province.code]
    states = unit_states(data, statuses, units, moments(data)[-1])
    drawn = base_maps.provinces[province.code].areas
    return tuple(
        unit_area(unit, states[unit.code].klass, states[unit.code].text, numbers.get(unit.code))
        for unit in units
        if unit.kind is not CountyKind.ZONE and (unit.in_force(data.reference_year) or unit.code in drawn)
    )


def province_points(
    data: SiteData,
    statuses: Statuses,
    province: Province,
    numbers: Mapping[str, int] = MappingProxyType({}),
) -> tuple[MapPoint, ...]:
    """Functional zones of a province as points."""
    units = data.counties_of_province[province.code]
    states = unit_states(data, statuses, units, moments(data)[-1])
    return tuple(
        zone_point(data, zone, states[zone.code].klass, states[zone.code].text, numbers.get(zone.code))
        for zone in data.zones
        if data.county[zone.code].province_code == province.code
    )


class _Drawer:
    """Draws provinces."""

    def __init__(self, data: SiteData, statuses: Statuses, base_maps: BaseMaps) -> None:
        self._data, self._statuses, self._base_maps = data, statuses, base_maps
        self._moments = moments(data)

    def figure(self, province: Province) -> MapFigure:
        """The map of `province`."""
        data, units = self._data, self._data.counties_of_province[province.code]
        states = {moment.year: unit_states(data, self._statuses, units, moment) for moment in self._moments}
        base = self._base_maps.provinces[province.code]
        zones = [zone.code for zone in data.zones if data.county[zone.code].province_code == province.code]
        key = certified_by_prefecture(data, self._statuses, province, {*base.areas, *zones})
        numbers = key_numbers(key)
        svg = svg_map(
            base,
            province_areas(data, self._statuses, self._base_maps, province, numbers),
            province_points(data, self._statuses, province, numbers),
        )
        drawn = [place.code for place in svg.places]
        return MapFigure(
            id=f"map-{province.slug}",
            name=province.slug,
            svg=svg,
            years=tuple(
                self._year(province, moment, {code: states[moment.year][code] for code in drawn})
                for moment in self._moments
            ),
            past=_past(states, states[data.reference_year]),
            note="颜色按在哪一批认定、或规划哪一年通过；规划过的另加斜线，名单未收齐的加点，名单上没有的留白。",
            interactive=urls.province_map(province.slug),
            table="counties",
            columns=UNIT_COLUMNS,
            undrawn=undrawn_units(data, svg),
            key=key,
            zones=zone_badges(self._statuses, svg),
        )

    def _year(self, province: Province, moment: Moment, states: Mapping[str, PlaceState]) -> MapYear:
        classes = _classes(states.values())
        legend = counted(status_legend(self._data, set(classes)), classes)
        missing = missing_in_province(self._data, province, moment)
        units = self._data.counties_of_province[province.code]
        description = (
            province_words(
                province,
                moment,
                states.values(),
                legend,
                groups(self._data, self._statuses, units, moment),
            ),
            f"名单没有收齐：{missing}。" if missing else "",
            _words_in_nation(self._data, province.code, moment.year),
            self._undrawn_words(units, moment, states),
        )
        return MapYear(
            year=moment.year,
            is_latest=moment.is_latest,
            title=f"{province.name}各县级单位的认定状态（截至{moment.year}年）",
            description="".join(description),
            legend=legend,
            picture=_picture(province.slug, moment),
            missing=f"{province.name}的名单：{missing}。" if missing else "",
        )

    def _undrawn_words(
        self, units: Iterable[County], moment: Moment, states: Mapping[str, PlaceState]
    ) -> str:
        """Units of an earlier year whose areas have since gone to others."""
        if moment.is_latest:
            return ""
        gone = [unit.name for unit in units if unit.in_force(moment.year) and unit.code not in states]
        return (
            f"当年另有{len(gone)}个单位，今天的边界上没有单独一块，没有画出：{listed(gone)}。" if gone else ""
        )


@question
def _words_in_nation(data: SiteData, code: str, year: int) -> str:
    coverages = _coverages(data, year)
    return place_in_nation(data.province[code], coverages[code], share_ranks(coverages)[code], len(coverages))


@question
def _coverages(data: SiteData, year: int) -> Mapping[str, Coverage]:
    (moment,) = (each for each in moments(data) if each.year == year)
    return province_coverages(data, moment)


def _national_areas(data: SiteData, states: Mapping[str, PlaceState]) -> tuple[MapArea, ...]:
    return tuple(
        province_area(province, states[province.code].klass, states[province.code].text)
        for province in data.provinces
    )


def _classes(states: Iterable[PlaceState]) -> list[str]:
    return [state.klass for state in states]


def _past(
    states: Mapping[int, Mapping[str, PlaceState]], latest: Mapping[str, PlaceState]
) -> Mapping[str, tuple[PastState, ...]]:
    return {
        code: tuple(
            PastState(year=year, state=of_year[code])
            for year, of_year in states.items()
            if of_year[code] != now
        )
        for code, now in latest.items()
    }


def _picture(name: str, moment: Moment) -> str:
    return urls.download(f"maps/{name}.svg" if moment.is_latest else f"maps/{name}-{moment.year}.svg")
