"""Path data can be read back, and says what was meant."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sitegen.maps.svg_path import area_path, coarser_path, line_path

_NUMBER = r"-?(?:\d+(?:\.\d)?|\.\d)"
PATH = re.compile(rf"(?:M{_NUMBER} ?-?[\d.]+l(?:[ -]?[\d.]+)+z?)+")


def _points(path: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(_NUMBER, path)]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    points = [pairs[0]]
    for dx, dy in pairs[1:]:
        points.append((round(points[-1][0] + dx, 1), round(points[-1][1] + dy, 1)))
    return points


def test_a_square() -> None:
    square = ((1, 1), (3, 1), (3, 3.5), (0.5, 3.5), (1, 1))
    assert area_path([square]) == "M1 1l2 0 0 2.5-2.5 0z"


def test_a_ring_too_small_to_see_becomes_a_diamond() -> None:
    speck = ((5, 5), (5.01, 5), (5, 5.01), (5, 5))
    assert area_path([speck]) == ""
    assert area_path([speck], smallest=2) == "M5 4l1 1-1 1-1-1z"


def test_a_line_that_shrinks_to_a_point_is_left_out() -> None:
    assert line_path([((1, 1), (1.01, 1)), ((1, 1), (2, 1))]) == "M1 1l1 0"


coordinates = st.tuples(st.floats(-50, 1500), st.floats(-50, 1500))


@given(st.lists(coordinates, min_size=2, max_size=30))
def test_errors_do_not_add_up(line: list[tuple[float, float]]) -> None:
    path = line_path([line])
    if path:
        assert PATH.fullmatch(path)
        end = _points(path)[-1]
        assert abs(end[0] - line[-1][0]) < 0.06
        assert abs(end[1] - line[-1][1]) < 0.06


def test_a_coarser_path_has_its_corners_on_a_grid() -> None:
    assert coarser_path("M1 1l2.2 0 0 2.5-2.5 .3z", 2) == "M0 0l4 0 0 4-4 0z"


def test_an_islet_does_not_vanish_from_a_coarser_path() -> None:
    assert coarser_path("M1.1 1l.2 0 0 .2z", 2) == "M1.1 1l.2 0 0 .2z"
