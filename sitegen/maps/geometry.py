"""Plane geometry on tuples of points, as far as drawing needs it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top (or west, south), right, bottom: minima first."""


def bounds(points: Sequence[Point]) -> Box:
    """The box around `points`, which must not be empty."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def merged(boxes: Sequence[Box]) -> Box:
    """The box around several boxes, of which there must be one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def signed_area(ring: Sequence[Point]) -> float:
    """Area of a closed ring; its sign tells the direction."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in segments(ring)) / 2


def centroid(ring: Sequence[Point]) -> Point:
    """Centre of mass of a closed ring, or the mean of its points when it has no area."""
    area = signed_area(ring)
    if abs(area) < 1e-12:
        return (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in segments(ring))
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in segments(ring))
    return (x / (6 * area), y / (6 * area))


def contains(ring: Sequence[Point], place: Point) -> bool:
    """True when `place` lies inside the closed ring."""
    return sum(x > place[0] for x in crossings(ring, place[1])) % 2 == 1


def crossings(ring: Sequence[Point], y: float) -> list[float]:
    """Where the closed ring crosses the horizontal line at `y`, from left to right."""
    return sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for a, b in segments(ring)
        if (a[1] > y) != (b[1] > y)
    )


def distance_to_path(path: Sequence[Point], place: Point) -> float:
    """Smallest distance from `place` to the polyline, which must have at least two points."""
    return min(_distance_to_segment(a, b, place) for a, b in segments(path))


def segments(path: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Each point with the one after it."""
    return pairwise(path)


def clipped_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """The closed ring cut to `box` (Sutherland and Hodgman); empty when nothing of it is inside."""
    left, top, right, bottom = bounds(ring)
    if box[0] <= left and box[1] <= top and right <= box[2] and bottom <= box[3]:
        return list(ring)
    if right < box[0] or left > box[2] or bottom < box[1] or top > box[3]:
        return []
    points = list(ring[:-1])
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        points = list(_half_plane(points, axis, limit, sign))
        if not points:
            return []
    return [*points, points[0]]


def _half_plane(points: list[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    for index, end in enumerate(points):
        start = points[index - 1]
        start_inside, end_inside = ((point[axis] - limit) * sign >= 0 for point in (start, end))
        if start_inside != end_inside:
            share = (limit - start[axis]) / (end[axis] - start[axis])
            yield (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
        if end_inside:
            yield end


def _distance_to_segment(a: Point, b: Point, place: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / length
    share = min(max(share, 0.0), 1.0)
    return float(((a[0] + share * dx - place[0]) ** 2 + (a[1] + share * dy - place[1]) ** 2) ** 0.5)
