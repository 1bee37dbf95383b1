"""Simplification that keeps shared borders shared and never loses an islet."""

from collections import Counter
from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from sitegen.exceptions import InternalError

Ring = list[tuple[float, float]]

# A county map is some 800 pixels wide: detail finer than some two pixels costs bytes and shows nothing.
_STEPS_ACROSS = 325
_FINEST, _COARSEST = 0.003, 0.035
# An islet keeps some of its shape, however coarse the map: this many steps across it.
_ISLET_STEPS = 12


def simplify(units: Sequence[BaseGeometry], tolerance: float) -> list[BaseGeometry]:
    """The polygons of one coverage, simplified together; `tolerance` in degrees, root of an area."""
    return _with_finer_islets(units, list(shapely.coverage_simplify(list(units), tolerance)))


def simplify_coarsely(units: Sequence[BaseGeometry], tolerance: float) -> list[BaseGeometry]:
    """The same where an islet is a pixel anyhow: each stays, as a triangle at the least."""
    return list(shapely.coverage_simplify(list(units), tolerance))


def simplify_by_province(units: Sequence[BaseGeometry], codes: Sequence[str]) -> list[BaseGeometry]:
    """County polygons, each province as fine as its map needs; provinces still fit together at their borders.

    Works from the finest province to the coarsest: in each round the remaining provinces are simplified
    together with the sea and the land around China, while borders with finer provinces stay as they are.
    """
    tolerances = _tolerances(units, codes)
    order = [tolerances[code[:2]] for code in codes]
    current = [*units, _surroundings(units)]
    for tolerance in sorted(set(order)):
        chosen = [index for index, own in enumerate(order) if own >= tolerance] + [len(units)]
        coverage = [current[index] for index in chosen]
        for index, geometry in zip(
            chosen, shapely.coverage_simplify(coverage, tolerance, simplify_boundary=False), strict=True
        ):
            current[index] = geometry
    return _with_finer_islets(units, current[:-1])


def rings(geometry: BaseGeometry, digits: int) -> list[list[Ring]]:
    """Polygons as lists of rings, rounded to `digits` decimals; what would vanish stays a small triangle."""
    parts = geometry.geoms if isinstance(geometry, MultiPolygon) else [geometry]
    rounded = [_polygon_rings(part, digits) for part in parts]
    return sorted(rounded)


def lines(geometry: BaseGeometry, tolerance: float, digits: int) -> list[Ring]:
    """Parts of a multi-line string, simplified and rounded; no part is lost."""
    return [_rounded(part.simplify(tolerance).coords, digits) for part in geometry.geoms]


def _tolerances(units: Sequence[BaseGeometry], codes: Sequence[str]) -> Mapping[str, float]:
    by_province: dict[str, list[BaseGeometry]] = {}
    for code, unit in zip(codes, units, strict=True):
        # 三沙 lies in an inset of its own scale, so that it does not make 海南 coarse.
        if not code.startswith("4603"):
            by_province.setdefault(code[:2], []).append(unit)
    return {province: _tolerance(members) for province, members in by_province.items()}


def _tolerance(members: Sequence[BaseGeometry]) -> float:
    west, south, east, north = shapely.total_bounds(list(members))
    across = max(float(east - west) * 0.8, float(north - south))
    return round(min(max(across / _STEPS_ACROSS, _FINEST), _COARSEST), 4)


def _surroundings(units: Sequence[BaseGeometry]) -> BaseGeometry:
    # Not coverage_union_all: upstream has a few slivers between counties of 辽宁 which it cannot bear.
    land = shapely.union_all(list(units))
    west, south, east, north = shapely.total_bounds([land])
    return shapely.box(west - 1, south - 1, east + 1, north + 1).difference(land)


def _with_finer_islets(before: Sequence[BaseGeometry], after: list[BaseGeometry]) -> list[BaseGeometry]:
    """The simplified units, but each part that touches no other is simplified by its own size."""
    owners = Counter(
        point
        for unit in before
        for part in unit.geoms
        for point in set(map(tuple, shapely.get_coordinates(part)))
    )
    return [_finer(old, new, owners) for old, new in zip(before, after, strict=True)]


def _finer(old: BaseGeometry, new: BaseGeometry, owners: Counter[tuple[float, ...]]) -> BaseGeometry:
    parts = list(new.geoms) if isinstance(new, MultiPolygon) else [new]
    if len(parts) != len(old.geoms) or new.is_empty:
        raise InternalError("simplification lost a polygon")
    for index, part in enumerate(old.geoms):
        if all(owners[tuple(point)] == 1 for point in shapely.get_coordinates(part)):
            finer = shapely.coverage_simplify([part], float(part.area) ** 0.5 / _ISLET_STEPS)[0]
            if shapely.get_num_coordinates(finer) > shapely.get_num_coordinates(parts[index]):
                parts[index] = finer
    return MultiPolygon(parts)


def _polygon_rings(polygon: Polygon, digits: int) -> list[Ring]:
    outer = _rounded(polygon.exterior.coords, digits)
    holes = [_rounded(hole.coords, digits) for hole in polygon.interiors]
    if _collapsed(outer):
        outer = _triangle(polygon, digits)
    return [outer, *sorted(hole for hole in holes if not _collapsed(hole))]


def _rounded(coordinates: Sequence[tuple[float, ...]], digits: int) -> Ring:
    points: Ring = []
    for longitude, latitude, *_ in coordinates:
        point = (round(longitude, digits), round(latitude, digits))
        if not points or points[-1] != point:
            points.append(point)
    return points


def _collapsed(ring: Ring) -> bool:
    return len(ring) < 4 or Polygon(ring).area == 0


def _triangle(polygon: Polygon, digits: int) -> Ring:
    unit = 10.0**-digits
    x, y = round(polygon.centroid.x, digits), round(polygon.centroid.y, digits)
    corners = [(x - unit, y - unit), (x + unit, y - unit), (x, y + unit), (x - unit, y - unit)]
    return [(round(longitude, digits), round(latitude, digits)) for longitude, latitude in corners]
