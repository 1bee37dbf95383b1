"""One point inside each area."""

from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries, Boundary, Polygon
from sitegen.maps.representative import representative_point


def square(left: float, bottom: float, size: float) -> tuple[tuple[float, float], ...]:
    right, top = left + size, bottom + size
    return ((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom))


def area(*polygons: Polygon) -> Boundary:
    return Boundary(code="000001", name="甲", polygons=polygons)


def test_the_middle_of_the_largest_part() -> None:
    assert representative_point(area((square(0, 0, 1),), (square(10, 10, 4),))) == (12, 12)


def test_beside_a_hole_in_the_middle() -> None:
    x, y = representative_point(area((square(0, 0, 10), square(4, 4, 2))))
    assert y == 5
    assert x in (2, 8)


def test_beside_a_bay_in_the_middle() -> None:
    ring = ((0, 0), (10, 0), (10, 10), (7, 10), (7, 1), (3, 1), (3, 10), (0, 10), (0, 0))
    x, _ = representative_point(area((ring,)))
    assert x in (1.5, 8.5)


def test_an_islet_smaller_than_the_rounding_keeps_its_point() -> None:
    x, y = representative_point(area((square(120.00011, 30.00011, 0.00008),)))
    assert 120.00011 < x < 120.00019
    assert 30.00011 < y < 30.00019


def test_every_unit_with_a_boundary_has_one(boundaries: Boundaries, base_maps: BaseMaps) -> None:
    units = {area.code for areas in boundaries.counties.values() for area in areas if area.unit}
    assert base_maps.points().keys() == units
