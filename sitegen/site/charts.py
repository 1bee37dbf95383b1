"""Charts as values: places across are percentages of the width, places down are pixels.

So lines and bars grow with the page while words keep their size. Every chart stands beside a table
with the same numbers; the description tells it in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.site.blocks import LegendItem

_LEFT, _RIGHT = 2.0, 98.0
"""Ends of the axis across, in percent."""
_TOP, _BOTTOM = 22, 196
"""Ends of the axis down, in pixels."""
_HEIGHT = 222
_GAP = 12
"""Between a diamond and its words, in pixels: above it on the right of the chart, else below."""
_INSIDE = 20.0
"""Narrowest segment, in percent, that holds its own label."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A label on an axis; `at` is in percent across or in pixels down."""

    at: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A level or upright stroke: x in percent, y in pixels."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """What is drawn as one stepped line: points of x and value in rising order of x."""

    klass: str
    text: str
    points: tuple[tuple[float, float], ...]
    with_dots: bool = True
    """False for a line of many points."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """A number to be reached at one x."""

    x: float
    value: float
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stairs:
    """One stepped line with a dot at each point."""

    klass: str
    lines: tuple[Line, ...]
    dots: tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Marker:
    """A diamond with its words."""

    x: float
    y: float
    text: str
    anchor: str
    dx: int
    """From the diamond to where the words begin or end, in pixels."""
    dy: int
    """From the diamond to the line that the words stand on, in pixels."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepChart:
    """Numbers that hold until the next one, as stepped lines."""

    id: str
    title: str
    description: str
    height: int
    bottom: int
    """Where the axis across lies, in pixels."""
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    stairs: tuple[Stairs, ...]
    markers: tuple[Marker, ...]
    legend: tuple[LegendItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """One part of a bar: x and width in percent; the label is empty where it would not fit."""

    klass: str
    x: float
    width: float
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StackedBar:
    """One bar made of parts that add up to the whole width."""

    text: str
    value: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StackedChart:
    """Bars that compare how wholes are made up."""

    id: str
    title: str
    description: str
    bars: tuple[StackedBar, ...]
    legend: tuple[LegendItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DotRow:
    """One place with a dot for each of its numbers, joined by a line from the least to the most."""

    text: str
    url: str
    value: str
    start: float
    end: float
    dots: tuple[tuple[float, str], ...]
    """Places across, in percent, with the class of each dot."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DotPlot:
    """Rows of dots on one scale."""

    id: str
    title: str
    description: str
    rows: tuple[DotRow, ...]
    legend: tuple[LegendItem, ...]


def step_chart(
    *,
    id: str,  # noqa: A002
    title: str,
    description: str,
    series: Iterable[Series],
    x_labels: Sequence[tuple[float, str]],
    x_range: tuple[float, float],
    aims: Sequence[Aim] = (),
    unit: str = "",
    top: float | None = None,
) -> StepChart:
    """A stepped chart over `x_range`; its height reaches to `top`, else to the greatest number or aim."""
    drawn = tuple(series)
    greatest = max([point[1] for item in drawn for point in item.points] + [aim.value for aim in aims])
    ticks = _round_ticks(greatest if top is None else top)
    scale = _Scale(low=x_range[0], high=x_range[1], top=max(ticks[-1], greatest))
    return StepChart(
        id=id,
        title=title,
        description=description,
        height=_HEIGHT,
        bottom=_BOTTOM,
        x_ticks=tuple(_x_tick(scale, at, text) for at, text in x_labels),
        y_ticks=tuple(Tick(at=scale.y(tick), text=f"{tick:g}{unit}") for tick in ticks),
        stairs=tuple(_stairs(scale, item) for item in drawn),
        markers=tuple(_marker(scale, aim) for aim in aims),
        legend=tuple(LegendItem(item.klass, item.text) for item in drawn),
    )


def stacked_bar(text: str, value: str, parts: Sequence[tuple[str, float, str]]) -> StackedBar:
    """A bar of parts (class, number, label) that together fill the width; empty parts are left out."""
    total = sum(number for _klass, number, _label in parts) or 1
    segments, x = [], 0.0
    for klass, number, label in parts:
        width = 100 * number / total
        if number:
            shown = label if width >= _INSIDE else ""
            segments.append(Segment(klass=klass, x=round(x, 3), width=round(width, 3), label=shown))
        x += width
    return StackedBar(text=text, value=value, segments=tuple(segments))


def dot_row(text: str, url: str, value: str, shares: Sequence[tuple[float, str]]) -> DotRow:
    """Shares (0 to 1, each with its class of dot) on a scale from nothing to all; the first on top."""
    dots = tuple((_across(share, 0, 1), klass) for share, klass in reversed(shares))
    places = [x for x, _klass in dots]
    return DotRow(text=text, url=url, value=value, start=min(places), end=max(places), dots=dots)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scale:
    low: float
    high: float
    top: float

    def x(self, value: float) -> float:
        return _across(value, self.low, self.high)

    def y(self, value: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * value / (self.top or 1), 2)


def _across(value: float, low: float, high: float) -> float:
    """Place across in percent; the middle where the scale is a single value."""
    if high == low:
        return round((_LEFT + _RIGHT) / 2, 3)
    return round(_LEFT + (_RIGHT - _LEFT) * (value - low) / (high - low), 3)


def _round_ticks(greatest: float) -> tuple[float, ...]:
    """Three to six round numbers from 0 on, the last of them not above `greatest`."""
    step = 1.0
    while greatest / step >= 5:
        step *= 2.5 if f"{step:g}".startswith("2") else 2
    return tuple(step * number for number in range(int(greatest / step) + 1))


def _x_tick(scale: _Scale, at: float, text: str) -> Tick:
    x = scale.x(at)
    anchor = "start" if x < 6 else "end" if x > 94 else "middle"
    return Tick(at=x, text=text, anchor=anchor)


def _stairs(scale: _Scale, item: Series) -> Stairs:
    points = [(scale.x(x), scale.y(value)) for x, value in item.points]
    lines: list[Line] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        lines += [Line(x1=x1, y1=y1, x2=x2, y2=y1), Line(x1=x2, y1=y1, x2=x2, y2=y2)]
    moved = tuple(line for line in lines if (line.x1, line.y1) != (line.x2, line.y2))
    return Stairs(klass=item.klass, lines=moved, dots=tuple(points) if item.with_dots else ())


def _marker(scale: _Scale, aim: Aim) -> Marker:
    x = scale.x(aim.x)
    is_right = x > 55
    return Marker(
        x=x,
        y=scale.y(aim.value),
        text=aim.text,
        anchor="end" if is_right else "start",
        dx=_GAP - 5 if is_right else _GAP,
        dy=-_GAP if is_right else _GAP + 5,
    )
