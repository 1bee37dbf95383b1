"""SVG path data: relative commands, one decimal, as few characters as the syntax allows."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sitegen.maps.geometry import Box, Point, bounds

_TENTHS = 10
_SUBPATH = re.compile(r"M([^lz]+)l([^z]*)z?")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_MANY = 256
"""Outlines that are remembered: a place is drawn on the maps of all its neighbours."""


class WrittenRing(NamedTuple):
    """A ring of a path as it is written here, with its corners and the box around them."""

    text: str
    corners: Sequence[Point]
    box: Box


def area_path(rings: Iterable[Sequence[Point]], *, smallest: float = 0.0) -> str:
    """Path data of closed rings in pixels; a ring smaller than `smallest` becomes a diamond of that size."""
    return "".join(_subpath(_enlarged(ring, smallest)[:-1], closed=True) for ring in rings)


def line_path(lines: Iterable[Sequence[Point]]) -> str:
    """Path data of open lines in pixels."""
    return "".join(_subpath(line, closed=False) for line in lines)


@lru_cache(_MANY)
def written_rings(path: str) -> Sequence[WrittenRing]:
    """The rings of a path."""
    rings = []
    for ring in _SUBPATH.finditer(path):
        x, y = _numbers(ring[1])
        corners = [(x, y)]
        steps = _numbers(ring[2])
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        rings.append(WrittenRing(ring[0], corners, bounds(corners)))
    return rings


@lru_cache(_MANY)
def coarser_path(path: str, step: float) -> str:
    """`path` with its corners on a grid, so that neighbours still meet; what would vanish stays as it is."""
    return "".join(_coarser(ring, step) or ring.text for ring in written_rings(path))


def _coarser(ring: WrittenRing, step: float) -> str:
    corners = [(step * round(x / step), step * round(y / step)) for x, y in ring.corners]
    return _subpath(corners, closed=ring.text.endswith("z"))


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _enlarged(ring: Sequence[Point], smallest: float) -> Sequence[Point]:
    left, top, right, bottom = bounds(ring)
    if max(right - left, bottom - top) >= smallest:
        return ring
    x, y, half = (left + right) / 2, (top + bottom) / 2, smallest / 2
    return ((x, y - half), (x + half, y), (x, y + half), (x - half, y), (x, y - half))


def _subpath(points: Sequence[Point], *, closed: bool) -> str:
    steps = _steps([(round(x * _TENTHS), round(y * _TENTHS)) for x, y in points])
    if len(steps) < (3 if closed else 2):
        return ""
    start, *rest = steps
    # After the first pair of a moveto, further pairs are linetos: no letter is needed for them.
    body = "".join(_number(dx, first=index == 0) + _number(dy) for index, (dx, dy) in enumerate(rest))
    return f"M{_number(start[0], first=True)}{_number(start[1])}l{body}{'z' if closed else ''}"


def _steps(tenths: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    # Differences of rounded places, not rounded differences: errors must not add up along a ring.
    steps = [tenths[0]]
    x, y = tenths[0]
    for next_x, next_y in tenths[1:]:
        if (next_x, next_y) != (x, y):
            steps.append((next_x - x, next_y - y))
            x, y = next_x, next_y
    return steps


def _number(tenths: int, *, first: bool = False) -> str:
    whole, part = divmod(abs(tenths), _TENTHS)
    digits = str(whole) if part == 0 else f"{whole or ''}.{part}"
    if tenths < 0:
        return f"-{digits}"
    return digits if first else f" {digits}"
