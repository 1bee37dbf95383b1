"""Simplification on a small coverage: shared borders, islets, provinces of different fineness."""

from math import sin

from shapely import coverage_is_valid
from shapely.geometry import MultiPolygon, Polygon, box

from sitegen.importers.boundaries.boundary_simplify import lines, rings, simplify, simplify_by_province

# A wavy border between two provinces, and an islet far too small for the coarse one.
BORDER = [(10 + 0.05 * sin(step), step / 20) for step in range(201)]
WEST = MultiPolygon([Polygon([(0, 0), *BORDER, (0, 10)]), box(2, -1, 2.004, -0.996)])
EAST = MultiPolygon([Polygon([(30, 0), *BORDER, (30, 10)])])
CODES = ["110101", "210101"]


def _border(geometry: MultiPolygon) -> set[tuple[float, float]]:
    return {(x, y) for x, y in geometry.geoms[0].exterior.coords if 9 < x < 11}


def test_shared_borders_stay_shared() -> None:
    west, east = simplify([WEST, EAST], 0.2)
    assert coverage_is_valid([west, east])
    assert 2 < len(_border(west)) < len(BORDER) / 2
    assert _border(west) == _border(east)


def test_no_islet_is_lost_and_it_keeps_some_shape() -> None:
    west, _ = simplify([WEST, EAST], 0.2)
    assert len(west.geoms) == 2
    assert west.geoms[1].equals(WEST.geoms[1])


def test_provinces_of_different_fineness_agree_at_their_border() -> None:
    west, east = simplify_by_province([WEST, EAST], CODES)
    assert _border(west) == _border(east)
    assert len(west.geoms) == 2


def test_what_rounding_would_erase_becomes_a_triangle() -> None:
    parts = rings(WEST, 2)
    speck = next(part for part in parts if len(part[0]) == 4)
    assert speck[0] == [(1.99, -1.01), (2.01, -1.01), (2.0, -0.99), (1.99, -1.01)]
    assert Polygon(speck[0]).area > 0


def test_lines_keep_all_their_parts() -> None:
    from shapely.geometry import MultiLineString

    drawn = lines(MultiLineString([[(0, 0), (1, 0.0001), (2, 0)], [(5, 5), (6, 6)]]), 0.01, 1)
    assert drawn == [[(0, 0), (2, 0)], [(5, 5), (6, 6)]]
