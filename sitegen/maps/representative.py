"""A point for each area: inside it, near its middle, and no substitute for its boundary."""

from collections.abc import Sequence

from sitegen.maps.geometry import Point, centroid, crossings, signed_area
from sitegen.maps.loaded_boundaries import Boundary, Polygon, Ring

# Thousandths of a degree are about a hundred metres; a finer point would claim more than it means.
_DECIMALS = (3, 4, 5, 6)


def representative_point(area: Boundary) -> Point:
    """The centre of mass of the largest part, or else the middle of the widest stretch of its row inside."""
    polygon = max(area.polygons, key=lambda part: abs(signed_area(part[0])))
    centre = _centre(polygon[0])
    return _rounded(polygon, centre if _is_inside(polygon, centre) else _beside(polygon, centre))


def _centre(ring: Ring) -> Point:
    # Far from the origin the products of coordinates swallow the area of a small ring.
    west, south = ring[0]
    x, y = centroid([(x - west, y - south) for x, y in ring])
    return (x + west, y + south)


def _beside(polygon: Polygon, centre: Point) -> Point:
    xs = _edges(polygon, centre[1])
    start, end = max(zip(xs[::2], xs[1::2], strict=True), key=lambda span: span[1] - span[0])
    return ((start + end) / 2, centre[1])


def _rounded(polygon: Polygon, place: Point) -> Point:
    for decimals in _DECIMALS:
        rounded = (round(place[0], decimals), round(place[1], decimals))
        if _is_inside(polygon, rounded):
            return rounded
    return place


def _is_inside(polygon: Polygon, place: Point) -> bool:
    return sum(x > place[0] for x in _edges(polygon, place[1])) % 2 == 1


def _edges(polygon: Sequence[Sequence[Point]], y: float) -> list[float]:
    return sorted(x for ring in polygon for x in crossings(ring, y))
