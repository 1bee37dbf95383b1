"""Borders between groups of areas, as lines: edges that areas of two groups have in common."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from sitegen.maps.geometry import Point
from sitegen.maps.loaded_boundaries import Boundary

_Edge = tuple[Point, Point]


def inner_borders(areas: Iterable[Boundary]) -> tuple[tuple[Point, ...], ...]:
    """Open or closed lines between areas whose codes differ before their last two digits.

    Areas whose group ends in 90 belong to no group; each of them is one of its own.
    """
    return _chained(_edges(areas))


def _group(code: str) -> str:
    return code if code[2:4] == "90" else code[:4]


def _edges(areas: Iterable[Boundary]) -> list[_Edge]:
    owners: dict[_Edge, str] = {}
    found = []
    for area in areas:
        group = _group(area.code)
        for ring in (ring for polygon in area.polygons for ring in polygon):
            for start, end in pairwise(ring):
                edge = (start, end) if start < end else (end, start)
                if owners.setdefault(edge, group) != group:
                    found.append(edge)
    return found


def _chained(edges: Iterable[_Edge]) -> tuple[tuple[Point, ...], ...]:
    """The same edges in lines as long as they can be followed, in a fixed order."""
    beside: dict[Point, set[Point]] = {}
    for start, end in edges:
        beside.setdefault(start, set()).add(end)
        beside.setdefault(end, set()).add(start)
    ends = sorted(place for place, others in beside.items() if len(others) != 2)
    lines = []
    for place in (*ends, *sorted(beside)):
        while beside[place]:
            lines.append(_followed(place, beside, frozenset(ends)))
    return tuple(lines)


def _followed(start: Point, beside: Mapping[Point, set[Point]], ends: frozenset[Point]) -> tuple[Point, ...]:
    line = [start]
    while beside[line[-1]] and (len(line) == 1 or line[-1] not in ends):
        following = min(beside[line[-1]])
        beside[line[-1]].discard(following)
        beside[following].discard(line[-1])
        line.append(following)
    return tuple(line)
