"""Base maps: everything about a map that follows from the boundaries alone, whatever is said on it.

They are made once, when boundaries are imported, and kept beside them (`base_map_file`): a build looks up
what it would otherwise project, clip and measure anew each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.maps.geometry import Point
from sitegen.maps.labels import LabelPlace
from sitegen.maps.projection import Frame
from sitegen.maps.shapes import SvgInset, SvgLabel, SvgLine


@dataclass(frozen=True, kw_only=True, slots=True)
class BaseArea:
    """One area on one map."""

    code: str
    name: str
    path: str
    """Everything that belongs to the area, its part of the inset included."""
    label: LabelPlace
    touches: tuple[str, ...]
    """Codes of the areas that have a point of their borders in common with this one, sorted."""
    point: Point | None = None
    """Longitude and latitude inside it; only at the finest level, and only for administrative units."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BaseMap:
    """One map before anything is said on it, in pixels; see SvgMap for what is drawn above what."""

    width: float
    height: float
    frame: Frame
    """Where a longitude and latitude falls on the main map."""
    areas: Mapping[str, BaseArea]
    """By code, in the order in which they are drawn."""
    land: tuple[str, ...]
    lines: tuple[SvgLine, ...]
    labels: tuple[SvgLabel, ...]
    inset: SvgInset | None
    borders: tuple[str, ...]
    attribution: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BaseMaps:
    """Every map of the project."""

    nation: BaseMap
    """Province-level units."""
    all_counties: BaseMap
    """County-level areas of the nation, as coarse as such a map bears, and provinces that have none."""
    provinces: Mapping[str, BaseMap]
    """County-level areas of each province that has some, by its code."""
    attribution: str
    """To be printed with each map, as it is."""

    def points(self) -> Mapping[str, Point]:
        """A point inside each county-level unit, by its code."""
        return {
            area.code: area.point
            for base in self.provinces.values()
            for area in base.areas.values()
            if area.point
        }
