"""Plane geometry."""

import pytest

from sitegen.maps import geometry

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))


def test_area_centre_and_inside_of_a_square() -> None:
    assert geometry.signed_area(SQUARE) == 16
    assert geometry.centroid(SQUARE) == (2, 2)
    assert geometry.contains(SQUARE, (1, 3))
    assert not geometry.contains(SQUARE, (5, 3))


def test_a_ring_without_area_has_a_centre_all_the_same() -> None:
    assert geometry.centroid(((1.0, 1.0), (1.0, 1.0))) == (1, 1)


@pytest.mark.parametrize(
    ("box", "area"),
    [((1, 1, 3, 3), 4), ((-1, -1, 5, 5), 16), ((2, -1, 9, 9), 8), ((5, 5, 6, 6), 0)],
)
def test_a_ring_is_cut_to_a_box(box: geometry.Box, area: float) -> None:
    clipped = geometry.clipped_ring(SQUARE, box)
    assert (geometry.signed_area(clipped) if clipped else 0) == area


def test_distance_to_a_path_is_to_its_segments() -> None:
    assert geometry.distance_to_path(((0.0, 0.0), (10.0, 0.0)), (5, 3)) == 3
    assert geometry.distance_to_path(((0.0, 0.0), (10.0, 0.0)), (13, 4)) == 5
