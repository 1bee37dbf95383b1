"""Where names stand on a map."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.maps.geometry import Point, bounds, centroid, crossings, signed_area

Outline = list[list[Point]]
"""Outer ring and holes of one polygon in pixels."""
Span = tuple[float, float]

# Rows at which a name is tried, as shares of the height above and below the centre of mass.
_ROWS = (0.0, -0.08, 0.08, -0.16, 0.16, -0.24, 0.24)
_HALF_LINE = 6.0  # half the height of a line of text, in pixels


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelPlace:
    """The middle of a name, and how many pixels wide it may be."""

    x: float
    y: float
    width: float


def label_place(polygons: Sequence[Outline]) -> LabelPlace:
    """A place well inside the largest of an area's polygons, of which there must be one."""
    rings = max(polygons, key=lambda polygon: abs(signed_area(polygon[0])))
    _, top, _, bottom = bounds(rings[0])
    x, y = centroid(rings[0])
    best = LabelPlace(x=x, y=y, width=0)
    for row in _ROWS:
        level = y + row * (bottom - top)
        for start, end in _free_spans(rings, level):
            # A wider row is worth leaving the centre for only when it is clearly wider.
            if (end - start) * (1 - abs(row)) > best.width * 1.1:
                best = LabelPlace(x=(start + end) / 2, y=level, width=end - start)
    return LabelPlace(x=round(best.x, 1), y=round(best.y, 1), width=round(best.width, 1))


def _free_spans(rings: Outline, y: float) -> list[Span]:
    """Stretches around the row at `y` that lie inside at the name's upper and lower edge as well."""
    spans = _inside(rings, y)
    for edge in (y - _HALF_LINE, y + _HALF_LINE):
        others = _inside(rings, edge)
        spans = [
            (max(start, other_start), min(end, other_end))
            for start, end in spans
            for other_start, other_end in others
            if max(start, other_start) < min(end, other_end)
        ]
    return spans


def _inside(rings: Outline, y: float) -> list[Span]:
    xs = sorted(x for ring in rings for x in crossings(ring, y))
    return list(zip(xs[::2], xs[1::2], strict=False))
