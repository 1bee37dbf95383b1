"""Which place the arrow keys move to."""

from collections.abc import Collection, Iterable, Mapping
from math import hypot, sqrt

from sitegen.maps.geometry import Point
from sitegen.maps.loaded_boundaries import Boundary

_OPPOSITE: Mapping[str, str] = {"left": "right", "right": "left", "up": "down", "down": "up"}
_CANDIDATES = 60
_ALL = 60  # up to so many places each is compared with each
_PER_CELL = 4
_NEAREST = 48
_DIAGONAL = 1.6  # how much longer than the one axis the other may be for a step along the one
_DETOUR = 2.0  # how much worse than the best a step may be for the sake of the way back


Touches = Mapping[str, tuple[str, ...]]
"""Codes of the areas that border on an area, by its code."""
_Step = tuple[float, str, str, str]
"""Cost, start, direction and end: cheaper to make, by the hundred thousand, than anything with names."""


def touching(areas: Iterable[Boundary]) -> Touches:
    """By code, the codes of the areas that have a point of their borders in common with an area, sorted.

    Every area is a key, also an island that touches nothing.
    """
    owners: dict[Point, str | set[str]] = {}
    touches: dict[str, set[str]] = {}
    for area in areas:
        code = area.code
        touches[code] = set()
        for point in {point for polygon in area.polygons for ring in polygon for point in ring}:
            first = owners.setdefault(point, code)
            if first != code:
                others = {first} if isinstance(first, str) else first
                touches[code] |= others
                for other in others:
                    touches[other].add(code)
                owners[point] = others | {code}
    return {code: tuple(sorted(others - {code})) for code, others in touches.items()}


def neighbours(places: Mapping[str, Point], touches: Touches) -> dict[str, dict[str, str]]:
    """For each code the code to its left, right, up and down, where there is one.

    `places` are pixels, y downwards. Bordering areas come before nearer ones that do not border. A step
    is taken back by the opposite key wherever the geography lets it: near pairs are joined both ways
    first, best first; only what is then still open is filled one way.
    """
    steps = sorted(_steps(places, touches))
    result: dict[str, dict[str, str]] = {code: {} for code in sorted(places)}
    for _cost, start, direction, end in steps:
        back = _OPPOSITE[direction]
        if direction not in result[start] and back not in result[end]:
            result[start][direction] = end
            result[end][back] = start
    for _cost, start, direction, end in steps:
        result[start].setdefault(direction, end)
    _open_ways_in(result, steps)
    return {code: {key: ends[key] for key in _OPPOSITE if key in ends} for code, ends in result.items()}


def _open_ways_in(result: dict[str, dict[str, str]], steps: Iterable[_Step]) -> None:
    """Let the nearest neighbour lead to a place that no key leads to."""
    reached = {end for ends in result.values() for end in ends.values()}
    for _cost, start, direction, end in steps:
        if start not in reached:
            reached.add(start)
            result[end][_OPPOSITE[direction]] = start


def _steps(places: Mapping[str, Point], touches: Touches) -> Iterable[_Step]:
    """From each place the best step of each direction, and those that are worth the way back."""
    around = _Around(places)
    for start in places:
        candidates = _all_steps(places, start, around.ends(start), touches.get(start, ()))
        best: dict[str, float] = {}
        for step in sorted(candidates)[:_CANDIDATES]:
            if step[0] <= _DETOUR * best.setdefault(step[2], step[0]):
                yield step


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
        x, y = self._places[start]
        by_distance = sorted(
            ((x - place[0]) ** 2 + (y - place[1]) ** 2, code)
            for code in found
            for place in (self._places[code],)
        )
        return [code for _distance, code in by_distance[:_NEAREST]]

    def _cell(self, place: Point) -> tuple[int, int]:
        return (int(place[0] // self._size), int(place[1] // self._size))


def _all_steps(
    places: Mapping[str, Point], start: str, ends: Iterable[str], bordering: Collection[str]
) -> list[_Step]:
    """To each end a step along the longer axis, and one along the other if the way is about diagonal."""
    steps = []
    x, y = places[start]
    for end in ends:
        end_x, end_y = places[end]
        dx, dy = end_x - x, end_y - y
        across, down, distance = abs(dx), abs(dy), hypot(dx, dy)
        weight = 1 if end in bordering else 3
        if dx and down <= _DIAGONAL * across:
            cost = round((distance + 2 * down) * weight, 3)
            steps.append((cost, start, "right" if dx > 0 else "left", end))
        if dy and across <= _DIAGONAL * down:
            cost = round((distance + 2 * across) * weight, 3)
            steps.append((cost, start, "down" if dy > 0 else "up", end))
    return steps
