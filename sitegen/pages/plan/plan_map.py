"""The map of a plan: its units by the year set for them, or by batch once they are certified."""

from dataclasses import replace

from sitegen.analysis.plan_progress import PlanProgress, TargetProgress
from sitegen.analysis.status import certified_class
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.shapes import MapArea
from sitegen.maps.small_map import SmallMap, small_map, whole_small_map
from sitegen.model.plans import Plan, Stage
from sitegen.model.site_data import SiteData
from sitegen.pages.map.map_places import unit_area
from sitegen.pages.parts.map_classes import planned_class, status_legend
from sitegen.pages.parts.small_maps import KeyedMap, map_links, neighbour_map
from sitegen.pages.parts.statuses import Statuses
from sitegen.site import urls


def plan_map(
    data: SiteData, statuses: Statuses, base_maps: BaseMaps, progress: PlanProgress
) -> KeyedMap | None:
    """Where the units of a plan lie; None when none of them is drawn."""
    plan = progress.plan
    areas = () if plan.county_code else _areas(data, progress)
    drawing = (
        neighbour_map(data, statuses, base_maps, data.county[plan.county_code])
        if plan.county_code
        else _drawing(base_maps, plan, areas)
    )
    if drawing is None:
        return None
    slug = data.province[plan.province_code].slug
    return KeyedMap(
        drawing=drawing,
        title="规划的县级单位：哪一年，或哪一批已经认定" if areas else "它在哪里，和相邻的县级单位",
        legend=tuple(
            replace(item, note="")
            for item in status_legend(data, {area.klass for area in areas or drawing.areas})
        ),
        links=map_links(slug, urls.province_map(slug)),
    )


def _drawing(base_maps: BaseMaps, plan: Plan, areas: tuple[MapArea, ...]) -> SmallMap | None:
    base = base_maps.provinces.get(plan.province_code)
    if base is None:
        return None
    if plan.is_provincial:
        return whole_small_map(base, areas)
    return small_map(base, areas, {area.code for area in areas})


def _areas(data: SiteData, progress: PlanProgress) -> tuple[MapArea, ...]:
    """The units of a plan, each by what the nation's evaluation means for it where the plan says that."""
    ordered = sorted(progress.targets, key=lambda item: item.target.stage is Stage.NATIONAL)
    by_code = {item.target.county_code: item for item in ordered}
    return tuple(_area(data, item) for item in by_code.values())


def _area(data: SiteData, item: TargetProgress) -> MapArea:
    county, year = data.county[item.target.county_code], item.target.year
    klass = certified_class(item.batch.id) if item.batch else planned_class(year)
    area = unit_area(county, klass, f"{county.name}：规划{year}年，{data.label(item.outcome)}")
    is_sought = item.batch is not None or not data.plan[item.target.plan_id].is_provincial
    return replace(area, name=area.short, is_sought=is_sought)
