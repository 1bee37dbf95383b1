"""Small maps: a part of a base map, large enough to see one place among its neighbours, or all of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sitegen.maps.base_maps import BaseArea, BaseMap
from sitegen.maps.geometry import Box
from sitegen.maps.placement import TEXT_OF_SMALL, small_layer
from sitegen.maps.shapes import MapArea, MapPoint, NameLayer, SvgArea, SvgInset, SvgLabel, SvgLine, SvgPoint
from sitegen.maps.svg import svg_area, svg_map, taken_boxes
from sitegen.maps.svg_path import coarser_path, written_rings

_MARGIN, _MARGIN_WITHIN = 0.35, 0.06
"""Room around one place, and around several, as a share of their greater side."""
_ISLET = 0.08
"""A ring is left out of account if its extent is a smaller share of that of the largest one."""
_ISLANDS, _RADIUS = 20.0, 8.0
"""Height of the names of islands and half the width of marks; `maps.css` and `maps.html` say them too."""
_FINEST = 0.5
"""Corners stand on a grid about so wide, in pixels of the screen."""
_WRITTEN = 0.1
"""The grid of a base map's corners."""


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
    points: tuple[SvgPoint, ...] = ()
    lines: tuple[SvgLine, ...] = ()
    labels: tuple[SvgLabel, ...] = ()
    inset: SvgInset | None = None
    """These only on a whole map, which shows what its large one shows."""


def small_map(
    base: BaseMap, areas: Sequence[MapArea], within: Collection[str], here: str = ""
) -> SmallMap | None:
    """`areas` of `base` around those `within`; None when none of these is drawn.

    `here` is the code of the place to be marked.
    """
    drawn = [svg_area(area, base.areas[area.code]) for area in areas if area.code in base.areas]
    boxes = [box for area in drawn if area.code in within for _, _, box in written_rings(area.path)]
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
    pixel = names.size / TEXT_OF_SMALL
    return SmallMap(
        left=round(left, 1),
        top=round(top, 1),
        width=round(size[0], 1),
        height=round(size[1], 1),
        areas=tuple(replace(area, path=_seen(area.path, view, pixel)) for area in drawn),
        here=_seen(base.areas[here].path, view, pixel) if here in base.areas else "",
        names=names,
        pixel=round(pixel, 3),
    )


def whole_small_map(base: BaseMap, areas: Sequence[MapArea], points: Sequence[MapPoint] = ()) -> SmallMap:
    """All of `base`, with outlines as fine as they can be seen; areas not told of are blank."""
    told = {area.code for area in areas}
    others = [_blank(area) for area in base.areas.values() if area.code not in told]
    svg = svg_map(base, (*others, *areas), points, with_names=False)
    sought = [area for area in svg.areas if area.is_sought]
    taken = (*taken_boxes(base, _ISLANDS), *map(_mark, svg.points))
    names = small_layer(sought, (svg.width, svg.height), taken)
    pixel = names.size / TEXT_OF_SMALL
    step = max(1, round(_FINEST * pixel))
    return SmallMap(
        left=0,
        top=0,
        width=svg.width,
        height=svg.height,
        areas=tuple(replace(area, path=coarser_path(area.path, step)) for area in svg.areas),
        here="",
        names=names,
        pixel=round(pixel, 3),
        points=svg.points,
        lines=svg.lines,
        labels=svg.labels,
        inset=svg.inset,
    )


def _mark(point: SvgPoint) -> Box:
    return (point.x - _RADIUS, point.y - _RADIUS, point.x + _RADIUS, point.y + _RADIUS)


def _blank(area: BaseArea) -> MapArea:
    return MapArea(code=area.code, name=area.name, klass="not-listed", text=area.name, href=None)


def _around(boxes: Sequence[Box], margin: float) -> Box:
    largest = max(map(_extent, boxes))
    edges = list(zip(*(box for box in boxes if _extent(box) >= _ISLET * largest), strict=True))
    left, top, right, bottom = min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])
    room = margin * max(right - left, bottom - top)
    return (left - room, top - room, right + room, bottom + room)


def _extent(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _seen(path: str, view: Box, pixel: float) -> str:
    """What can be seen of `path`: where much is shown on little room, in outlines as fine as that."""
    step = round(_FINEST * pixel, 1)
    return coarser_path(_within(path, view), step) if step > _WRITTEN else _within(path, view)


def _within(path: str, view: Box) -> str:
    """`path` without the rings that lie outside of `view`, such as those of an inset."""
    left, top, right, bottom = view
    return "".join(
        ring.text
        for ring in written_rings(path)
        if ring.box[0] < right and ring.box[2] > left and ring.box[1] < bottom and ring.box[3] > top
    )
