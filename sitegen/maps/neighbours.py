"""Which place the arrow keys move to."""

from collections.abc import Iterable, Mapping
from math import hypot, sqrt
from typing import NamedTuple

from sitegen.maps.geometry import Point
from sitegen.maps.loaded_boundaries import Boundary

_OPPOSITE: Mapping[str, str] = {"left": "right", "right": "left", "up": "down", "down": "up"}
_CANDIDATES = 60
_ALL = 60  # up to so many places each is compared with each
_PER_CELL = 4
_NEAREST = 48
_DETOUR = 2.0  # how much worse than the best a step may be for the sake of the way back


class _Step(NamedTuple):
    # A plain tuple, since hundreds of thousands of them are sorted.
    cost: float
    start: str
    direction: str
    end: str


def adjacent(areas: Iterable[Boundary]) -> frozenset[tuple[str, str]]:
    """Pairs of codes (both ways round) of areas that have a point of their borders in common."""
    owners: dict[Point, set[str]] = {}
    for area in areas:
        for polygon in area.polygons:
            for ring in polygon:
                for point in ring:
                    owners.setdefault(point, set()).add(area.code)
    shared = {frozenset(codes) for codes in owners.values() if len(codes) > 1}
    return frozenset((one, other) for codes in shared for one in codes for other in codes if one != other)


def neighbours(
    places: Mapping[str, Point], bordering: frozenset[tuple[str, str]]
) -> dict[str, dict[str, str]]:
    """For each code the code to its left, right, up and down, where there is one.

    `places` are pixels, y downwards. Bordering areas come before nearer ones that do not border. A step
    is taken back by the opposite key wherever the geography lets it: near pairs are joined both ways
    first, best first; only what is then still open is filled one way.
    """
    steps = sorted(_steps(places, bordering))
    result: dict[str, dict[str, str]] = {code: {} for code in sorted(places)}
    best: dict[tuple[str, str], float] = {}
    for step in steps:
        best.setdefault((step.start, step.direction), step.cost)
    for step in steps:
        back = _OPPOSITE[step.direction]
        near = step.cost <= _DETOUR * best[step.start, step.direction]
        if near and step.direction not in result[step.start] and back not in result[step.end]:
            result[step.start][step.direction] = step.end
            result[step.end][back] = step.start
    for step in steps:
        result[step.start].setdefault(step.direction, step.end)
    _open_ways_in(result, steps)
    return {code: {key: ends[key] for key in _OPPOSITE if key in ends} for code, ends in result.items()}


def _open_ways_in(result: dict[str, dict[str, str]], steps: Iterable[_Step]) -> None:
    """Let the nearest neighbour lead to a place that no key leads to."""
    reached = {end for ends in result.values() for end in ends.values()}
    for step in steps:
        if step.start not in reached:
            reached.add(step.start)
            result[step.end][_OPPOSITE[step.direction]] = step.start


def _steps(places: Mapping[str, Point], bordering: frozenset[tuple[str, str]]) -> Iterable[_Step]:
    around = _Around(places)
    for start, place in places.items():
        candidates = [
            step
            for end in around.ends(start)
            for step in _steps_between(start, place, end, places[end], 1 if (start, end) in bordering else 3)
        ]
        # No key will ever reach past the best of them.
        yield from sorted(candidates)[:_CANDIDATES]


class _Around:
    """Places in square cells, so that thousands of them need not all be compared with each other."""

    def __init__(self, places: Mapping[str, Point]) -> None:
        self._places = places
        xs, ys = zip(*places.values(), strict=True) if places else ((0.0,), (0.0,))
        self._width = max(max(xs) - min(xs), max(ys) - min(ys), 1.0)
        self._size = self._width / max(1.0, sqrt(len(places) / _PER_CELL))
        self._cells: dict[tuple[int, int], list[str]] = {}
        for code, place in places.items():
            self._cells.setdefault(self._cell(place), []).append(code)

    def ends(self, start: str) -> list[str]:
        """Every other place when there are few, otherwise the nearest ones."""
        if len(self._places) <= _ALL:
            return [code for code in self._places if code != start]
        column, row = self._cell(self._places[start])
        for reach in range(1, round(self._width / self._size) + 2):
            found = [
                code
                for x in range(column - reach, column + reach + 1)
                for y in range(row - reach, row + reach + 1)
                for code in self._cells.get((x, y), ())
                if code != start
            ]
            if len(found) >= _NEAREST:
                break
        return sorted(found, key=lambda code: self._distance(start, code))[:_NEAREST]

    def _distance(self, start: str, end: str) -> tuple[float, str]:
        (x, y), (other_x, other_y) = self._places[start], self._places[end]
        return ((x - other_x) ** 2 + (y - other_y) ** 2, end)

    def _cell(self, place: Point) -> tuple[int, int]:
        return (int(place[0] // self._size), int(place[1] // self._size))


def _steps_between(start: str, place: Point, end: str, end_place: Point, weight: int) -> Iterable[_Step]:
    """One step along the longer axis, and one along the other if the way is about diagonal."""
    dx, dy = end_place[0] - place[0], end_place[1] - place[1]
    distance = hypot(dx, dy)
    for along, across, forward, backward in ((dx, dy, "right", "left"), (dy, dx, "down", "up")):
        if along and abs(across) <= 1.6 * abs(along):
            direction = forward if along > 0 else backward
            cost = round((distance + 2 * abs(across)) * weight, 3)
            yield _Step(cost=cost, start=start, direction=direction, end=end)
