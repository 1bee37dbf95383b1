"""The map of a batch: a mark for each unit known by name, and the provinces of which names are missing."""

from collections.abc import Iterator
from dataclasses import replace

from sitegen.analysis.completeness import BatchCompleteness
from sitegen.analysis.scope import is_divided
from sitegen.analysis.status import certified_class
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.shapes import MapArea, MapPoint
from sitegen.maps.small_map import whole_small_map
from sitegen.model.codes import Status
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.map.map_places import province_area
from sitegen.pages.parts.map_classes import NOT_APPLICABLE
from sitegen.pages.parts.small_maps import KeyedMap, map_links
from sitegen.site import urls
from sitegen.site.blocks import LegendItem


def batch_map(data: SiteData, base_maps: BaseMaps, state: BatchCompleteness) -> KeyedMap:
    """The nation with what is known of a batch."""
    batch = state.batch
    areas = [_area(data, state, province) for province in data.provinces]
    drawing = whole_small_map(base_maps.nation, areas, tuple(_points(data, base_maps, state)))
    unread = sum(area.klass == Status.UNREAD for area in areas)
    legend = (
        LegendItem(certified_class(batch.id), "收到名字的单位", count=len(drawing.points)),
        LegendItem(
            Status.UNREAD.value, "名单未收齐的省份", note="还缺几个，写在图上；没有写的没有查到", count=unread
        ),
    )
    return KeyedMap(
        drawing=drawing,
        title=f"{batch.title}在全国的分布",
        legend=tuple(item for item in legend if item.count),
        links=map_links("counties", urls.COUNTY_ZOOM_MAP),
    )


def _area(data: SiteData, state: BatchCompleteness, province: Province) -> MapArea:
    """A province: blank once all its names are known."""
    if not province.covered:
        return _said(province, NOT_APPLICABLE, "不适用")
    if unseen := state.unseen_by_province.get(province.code):
        return _said(province, Status.UNREAD.value, f"还缺{unseen}个", f"缺{unseen}")
    if province.code in state.declared_by_province or is_divided(data, state.batch):
        named = len(data.named_in_province[state.batch.id, province.code])
        return _said(province, Status.NOT_LISTED.value, f"{named}个，名单收齐")
    return _said(province, Status.UNREAD.value, "缺多少没有查到")


def _said(province: Province, klass: str, words: str, beside: str = "") -> MapArea:
    area = province_area(province, klass, f"{province.name}：{words}")
    return replace(area, name=f"{area.name}{beside}", is_sought=bool(beside))


def _points(data: SiteData, base_maps: BaseMaps, state: BatchCompleteness) -> Iterator[MapPoint]:
    places = {**base_maps.points(), **{zone.code: (zone.longitude, zone.latitude) for zone in data.zones}}
    for item in data.certifications_in[state.batch.id]:
        if item.county_code in places:
            longitude, latitude = places[item.county_code]
            yield MapPoint(
                code=item.county_code,
                name=item.published_name,
                klass=certified_class(state.batch.id),
                text=f"{item.published_province}{item.published_prefecture or ''}{item.published_name}",
                href=None,
                longitude=longitude,
                latitude=latitude,
            )
