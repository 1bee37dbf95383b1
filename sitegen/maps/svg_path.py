"""SVG path data: relative commands, one decimal, as few characters as the syntax allows."""

from collections.abc import Iterable, Sequence

from sitegen.maps.geometry import Point, bounds

_TENTHS = 10


def area_path(rings: Iterable[Sequence[Point]], *, smallest: float = 0.0) -> str:
    """Path data of closed rings in pixels; a ring smaller than `smallest` becomes a diamond of that size."""
    return "".join(_subpath(_enlarged(ring, smallest)[:-1], closed=True) for ring in rings)


def line_path(lines: Iterable[Sequence[Point]]) -> str:
    """Path data of open lines in pixels."""
    return "".join(_subpath(line, closed=False) for line in lines)


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
