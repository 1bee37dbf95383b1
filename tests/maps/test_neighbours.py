"""Arrow keys lead everywhere, and mostly back."""

import pytest

from sitegen.maps.loaded_boundaries import Boundaries, Boundary
from sitegen.maps.neighbours import neighbours
from sitegen.maps.shapes import MapArea
from sitegen.maps.svg import national_map, province_map

OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up"}


def _areas(boundaries: tuple[Boundary, ...]) -> list[MapArea]:
    return [
        MapArea(code=each.code, name=each.name, klass="none", text=each.name, href=None)
        for each in boundaries
        if each.unit
    ]


def _reached(steps: dict[str, dict[str, str]], start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for code in steps[waiting.pop()].values():
            if code not in seen:
                seen.add(code)
                waiting.append(code)
    return seen


def _maps(boundaries: Boundaries) -> dict[str, dict[str, dict[str, str]]]:
    maps = {"china": national_map(boundaries, _areas(boundaries.provinces))}
    for code, counties in boundaries.counties.items():
        maps[code] = province_map(boundaries, code, _areas(counties), ())
    return {name: {code: dict(keys) for code, keys in map_.neighbours.items()} for name, map_ in maps.items()}


@pytest.fixture(scope="session")
def steps(boundaries: Boundaries) -> dict[str, dict[str, dict[str, str]]]:
    return _maps(boundaries)


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
    assert neighbours({"a": (1, 1)}, frozenset()) == {"a": {}}


def test_a_cross_is_wholly_symmetric() -> None:
    places = {"o": (5, 5), "l": (0, 5), "r": (10, 5), "u": (5, 0), "d": (5, 10)}
    bordering = frozenset((a, b) for arm in "lrud" for a, b in ((arm, "o"), ("o", arm)))
    steps = neighbours(places, bordering)
    assert steps["o"] == {"left": "l", "right": "r", "up": "u", "down": "d"}
    assert steps["l"]["right"] == steps["r"]["left"] == steps["u"]["down"] == steps["d"]["up"] == "o"
