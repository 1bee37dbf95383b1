"""A part of a base map, large enough to see one place among its neighbours."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.maps.base_maps import BaseMap
from sitegen.maps.geometry import Box
from sitegen.maps.placement import TEXT_OF_SMALL, small_layer
from sitegen.maps.shapes import MapArea, NameLayer, SvgArea
from sitegen.maps.svg import svg_area

_MARGIN, _MARGIN_WITHIN = 0.35, 0.06
"""Room around one place, and around several, as a share of their greater side."""
_ISLET = 0.08
"""A ring is left out of account if its extent is a smaller share of that of the largest one."""
_SUBPATH = re.compile(r"M([^lz]+)l([^z]*)z?")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class SmallMap:
    """Areas on a canvas whose top left corner is not at zero."""

    left: float
    top: float
    width: float
    height: float
    areas: tuple[SvgArea, ...]
    here: str
    """Outline of the place that the map is about; empty when it is about all its areas."""
    names: NameLayer
    pixel: float
    """How long a pixel of the screen is on the drawing, about: patterns are as fine as on other maps."""


def small_map(
    base: BaseMap, areas: Sequence[MapArea], within: Collection[str], here: str = ""
) -> SmallMap | None:
    """`areas` of `base` around those `within`; None when none of these is drawn.

    `here` is the code of the place to be marked.
    """
    drawn = [svg_area(area, base.areas[area.code]) for area in areas if area.code in base.areas]
    boxes = [box for area in drawn if area.code in within for box in _boxes(area.path)]
    if not boxes:
        return None
    view = left, top, right, bottom = _around(boxes, _MARGIN if here else _MARGIN_WITHIN)
    size = (right - left, bottom - top)
    moved = [
        replace(area, label_x=area.label_x - left, label_y=area.label_y - top)
        for area in drawn
        if left < area.label_x < right and top < area.label_y < bottom
    ]
    names = small_layer(moved, size)
    return SmallMap(
        left=round(left, 1),
        top=round(top, 1),
        width=round(size[0], 1),
        height=round(size[1], 1),
        areas=tuple(replace(area, path=_within(area.path, view)) for area in drawn),
        here=_within(base.areas[here].path, view) if here in base.areas else "",
        names=names,
        pixel=round(names.size / TEXT_OF_SMALL, 3),
    )


def _around(boxes: Sequence[Box], margin: float) -> Box:
    largest = max(map(_extent, boxes))
    edges = list(zip(*(box for box in boxes if _extent(box) >= _ISLET * largest), strict=True))
    left, top, right, bottom = min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])
    room = margin * max(right - left, bottom - top)
    return (left - room, top - room, right + room, bottom + room)


def _extent(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _within(path: str, view: Box) -> str:
    """`path` without the rings that lie outside of `view`, such as those of an inset."""
    left, top, right, bottom = view
    return "".join(
        ring[0]
        for ring, (x, y, end_x, end_y) in zip(_SUBPATH.finditer(path), _boxes(path), strict=True)
        if x < right and end_x > left and y < bottom and end_y > top
    )


def _boxes(path: str) -> Iterator[Box]:
    """The extent of each ring of a path, which is written as `svg_path` writes it."""
    for start, steps in _SUBPATH.findall(path):
        x, y = (float(number) for number in _NUMBER.findall(start))
        numbers = [float(number) for number in _NUMBER.findall(steps)]
        xs, ys = [x], [y]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            xs.append(xs[-1] + dx)
            ys.append(ys[-1] + dy)
        yield (min(xs), min(ys), max(xs), max(ys))
