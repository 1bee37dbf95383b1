"""Small maps, for pages about a county-level unit, a prefecture, a plan or a batch."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.shapes import MapArea
from sitegen.maps.small_map import SmallMap, small_map
from sitegen.model.divisions import County, Prefecture
from sitegen.model.site_data import SiteData
from sitegen.pages.map.map_places import unit_area
from sitegen.pages.parts.statuses import Statuses, unit_class
from sitegen.site import urls
from sitegen.site.blocks import LegendItem
from sitegen.site.page import Link


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyedMap:
    """A small map that nothing else on its page explains."""

    drawing: SmallMap
    title: str
    legend: tuple[LegendItem, ...]
    links: tuple[Link, ...]
    """The large map, and the picture of it."""


def map_links(name: str, large: str) -> tuple[Link, ...]:
    """The large map at an address, and the picture of that name."""
    return (Link("可缩放的地图", large), Link("大图（SVG）", urls.download(f"maps/{name}.svg")))


def neighbour_map(data: SiteData, statuses: Statuses, base_maps: BaseMaps, county: County) -> SmallMap | None:
    """`county` among its neighbours of the same province; None when it is not drawn."""
    base = base_maps.provinces.get(county.province_code)
    if base is None or county.code not in base.areas:
        return None
    codes = [code for code in (*base.areas[county.code].touches, county.code) if code in data.county]
    return small_map(base, _areas(statuses, codes, {county.code}), {county.code}, here=county.code)


def prefecture_map(
    data: SiteData, statuses: Statuses, base_maps: BaseMaps, prefecture: Prefecture
) -> SmallMap | None:
    """The counties of `prefecture`; None when none of them is drawn."""
    base = base_maps.provinces.get(prefecture.province_code)
    if base is None:
        return None
    codes = {unit.code for unit in data.counties_of_prefecture[prefecture.code]}
    return small_map(base, _areas(statuses, sorted(codes), codes), codes)


def _areas(statuses: Statuses, codes: Iterable[str], sought: Collection[str]) -> list[MapArea]:
    areas = []
    for code in codes:
        status = statuses[code]
        area = unit_area(status.county, unit_class(status), f"{status.county.name}：{status.label}")
        areas.append(replace(area, name=area.short, is_sought=code in sought))
    return areas
