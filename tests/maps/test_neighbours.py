"""Arrow keys lead everywhere, and mostly back."""

import pytest

from sitegen.maps.base_maps import BaseMap, BaseMaps
from sitegen.maps.loaded_boundaries import Boundary
from sitegen.maps.neighbours import neighbours, touching
from sitegen.maps.shapes import MapArea
from sitegen.maps.svg import svg_map

OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up"}


def _steps_on(base: BaseMap) -> dict[str, dict[str, str]]:
    areas = [
        MapArea(code=each.code, name=each.name, klass="unread", text=each.name, href=None)
        for each in base.areas.values()
    ]
    return {code: dict(keys) for code, keys in svg_map(base, areas).neighbours.items()}


def _reached(steps: dict[str, dict[str, str]], start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for code in steps[waiting.pop()].values():
            if code not in seen:
                seen.add(code)
                waiting.append(code)
    return seen


@pytest.fixture(scope="session")
def steps(base_maps: BaseMaps) -> dict[str, dict[str, dict[str, str]]]:
    maps = {"china": base_maps.nation, "counties": base_maps.all_counties, **base_maps.provinces}
    return {name: _steps_on(base) for name, base in maps.items()}


def test_every_place_is_reached_from_every_other(steps: dict[str, dict[str, dict[str, str]]]) -> None:
    for name, map_steps in steps.items():
        assert all(_reached(map_steps, start) == set(map_steps) for start in map_steps), name


def test_most_steps_can_be_taken_back(steps: dict[str, dict[str, dict[str, str]]]) -> None:
    for name, map_steps in steps.items():
        back = [
            map_steps[end].get(OPPOSITE[key]) == start
            for start, keys in map_steps.items()
            for key, end in keys.items()
        ]
        assert sum(back) / len(back) > 0.65, name


def test_keys_follow_the_map(steps: dict[str, dict[str, dict[str, str]]]) -> None:
    china = steps["china"]
    assert china["110000"]["right"] == "120000"
    assert china["450000"] == {"left": "530000", "right": "440000", "up": "520000", "down": "460000"}
    assert china["350000"]["right"] == "710000"


def test_a_single_place_has_no_neighbours() -> None:
    assert neighbours({"a": (1, 1)}, {}) == {"a": {}}


def test_a_cross_is_wholly_symmetric() -> None:
    places = {"o": (5, 5), "l": (0, 5), "r": (10, 5), "u": (5, 0), "d": (5, 10)}
    touches = {"o": ("l", "r", "u", "d"), **dict.fromkeys("lrud", ("o",))}
    steps = neighbours(places, touches)
    assert steps["o"] == {"left": "l", "right": "r", "up": "u", "down": "d"}
    assert steps["l"]["right"] == steps["r"]["left"] == steps["u"]["down"] == steps["d"]["up"] == "o"


def _square(code: str, left: float) -> Boundary:
    ring = ((left, 0.0), (left + 1, 0.0), (left + 1, 1.0), (left, 1.0), (left, 0.0))
    return Boundary(code=code, name=code, polygons=((ring,),))


def test_areas_touch_where_they_have_a_point_in_common() -> None:
    row = (_square("a", 0), _square("b", 1), _square("c", 2), _square("island", 9))
    assert touching(row) == {"a": ("b",), "b": ("a", "c"), "c": ("b",), "island": ()}


def test_four_areas_that_meet_in_one_point_all_touch() -> None:
    corners = (((0, 0), (-1, y), (x, y), (0, 0)) for x in (-2, 2) for y in (-3, 3))
    areas = [Boundary(code=str(n), name="", polygons=((ring,),)) for n, ring in enumerate(corners)]
    assert {code: len(others) for code, others in touching(areas).items()} == dict.fromkeys("0123", 3)
