"""Units whose borders touch those of a county, with their status."""

from collections.abc import Mapping

from sitegen.maps.base_maps import BaseMaps
from sitegen.model.divisions import County
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.statuses import Statuses, status_badge
from sitegen.site.blocks import Badge

Borders = Mapping[str, tuple[str, ...]]
"""Codes of the areas that touch an area, by its code, across the borders of provinces too."""


def county_borders(base_maps: BaseMaps) -> Borders:
    """Which drawn areas touch which; every drawn area is a key, an island one with nothing beside it."""
    return {area.code: area.touches for base in base_maps.provinces.values() for area in base.areas.values()}


def neighbour_badges(
    data: SiteData, statuses: Statuses, borders: Borders, county: County
) -> tuple[Badge, ...] | None:
    """Neighbours of `county` that are units of the data; None when the county is not drawn itself."""
    if county.code not in borders:
        return None
    return tuple(
        _badge(data, statuses, county, data.county[code])
        for code in borders[county.code]
        if code in data.county
    )


def _badge(data: SiteData, statuses: Statuses, county: County, other: County) -> Badge:
    badge = status_badge(statuses[other.code])
    above = ""
    if other.province_code != county.province_code:
        above = data.full_name(other).removesuffix(other.name)
    elif other.prefecture_code != county.prefecture_code and other.prefecture_code:
        above = data.prefecture[other.prefecture_code].name
    note = f"{above}，{badge.note}" if above else badge.note
    return Badge(badge.klass, badge.text, url=badge.url, note=note)
