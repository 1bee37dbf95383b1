"""The projection keeps areas and puts places where they belong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.maps.geometry import signed_area
from sitegen.maps.projection import NATIONAL, albers_for, fitted_frame


def test_the_central_meridian_is_upright() -> None:
    assert NATIONAL.project((105, 20))[0] == NATIONAL.project((105, 50))[0] == 0
    assert NATIONAL.project((105, 50))[1] > NATIONAL.project((105, 20))[1]


@given(st.floats(75, 134), st.floats(4, 52))
def test_equal_areas_stay_equal(longitude: float, latitude: float) -> None:
    cell = [(longitude, latitude), (longitude + 0.1, latitude), (longitude + 0.1, latitude + 0.1)]
    corners = [*cell, (longitude, latitude + 0.1), cell[0]]
    from math import radians, sin

    height = sin(radians(latitude + 0.1)) - sin(radians(latitude))
    expected = 6371.007**2 * radians(0.1) * height
    area = signed_area([NATIONAL.project(corner) for corner in corners])
    assert area == pytest.approx(expected, rel=1e-3)


def test_a_frame_holds_all_its_points_and_is_no_larger_than_allowed() -> None:
    points = [(118.0, 27.0), (123.0, 27.2), (120.5, 31.2), (119.0, 29.0)]
    frame = fitted_frame(albers_for((118.0, 27.0, 123.0, 31.2)), points, (800, 680), 10)
    assert all(frame.holds(frame.place(point)) for point in points)
    assert frame.box[2] == pytest.approx(800) or frame.box[3] == pytest.approx(680)
    assert frame.box[2] <= 800.01
    assert frame.box[3] <= 680.01
