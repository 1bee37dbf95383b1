"""SVG maps: geometry and facts → paths, places and labels. Markup and colours are made elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sitegen.exceptions import InternalError
from sitegen.maps.frames import HAINAN, Canvas, national_canvas, province_canvas
from sitegen.maps.geometry import Point, bounds, clipped_ring
from sitegen.maps.labels import LabelPlace, Outline, label_place
from sitegen.maps.loaded_boundaries import Boundaries, Boundary
from sitegen.maps.neighbours import adjacent, neighbours
from sitegen.maps.projection import Frame
from sitegen.maps.requirements import CHIWEI, DIAOYU
from sitegen.maps.shapes import (
    MapArea,
    MapPlace,
    MapPoint,
    SvgArea,
    SvgFiller,
    SvgInset,
    SvgLabel,
    SvgLine,
    SvgMap,
    SvgPoint,
)
from sitegen.maps.svg_path import area_path, line_path

__all__ = ["MapArea", "MapPoint", "SvgMap", "national_county_map", "national_map", "province_map"]

INSET_TITLE = "南海诸岛"
_SMALLEST = 1.4  # pixels: an islet is never drawn smaller
_SMALLEST_WITH_BORDER = 8.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Drawn:
    path: str
    label: LabelPlace


def national_map(boundaries: Boundaries, areas: Sequence[MapArea]) -> SvgMap:
    """The 34 province-level units, the dashed line, and 南海诸岛 in an inset."""
    canvas = national_canvas(boundaries.provinces)
    return _map(boundaries, canvas, boundaries.provinces, areas, (), national=True)


def national_county_map(
    boundaries: Boundaries, areas: Sequence[MapArea], points: Sequence[MapPoint]
) -> SvgMap:
    """All counties of the nation on the national canvas; provinces without county boundaries as they are."""
    canvas = national_canvas(boundaries.provinces)
    whole = tuple(each for each in boundaries.provinces if each.code not in boundaries.counties)
    shown = (*boundaries.coarse_counties, *whole)
    drawn = _map(boundaries, canvas, shown, areas, points, national=True)
    borders = (_border(each, canvas.main) for each in boundaries.provinces if each not in whole)
    return replace(drawn, borders=tuple(path for path in borders if path))


def province_map(
    boundaries: Boundaries, province_code: str, areas: Sequence[MapArea], points: Sequence[MapPoint]
) -> SvgMap:
    """The counties of one province; raises InternalError for a province without county boundaries."""
    counties = boundaries.counties.get(province_code)
    if not counties:
        raise InternalError(f"no county boundaries for {province_code}")
    canvas = province_canvas(province_code, counties)
    return _map(boundaries, canvas, counties, areas, points, national=False)


def _map(
    boundaries: Boundaries,
    canvas: Canvas,
    shown: tuple[Boundary, ...],
    areas: Sequence[MapArea],
    points: Sequence[MapPoint],
    *,
    national: bool,
) -> SvgMap:
    drawn = {each.code: _drawn(each, canvas) for each in shown}
    svg_areas = tuple(_area(each, drawn[each.code]) for each in areas if each.code in drawn)
    svg_points = tuple(_point(each, canvas.main) for each in points)
    on_map = tuple(each for each in svg_points if canvas.main.holds((each.x, each.y)))
    asked = {area.code for area in svg_areas} | {point.code for point in on_map}
    return SvgMap(
        width=round(canvas.width, 1),
        height=round(canvas.height, 1),
        areas=svg_areas,
        points=on_map,
        fillers=tuple(_filler(each, drawn[each.code]) for each in shown if each.code not in asked),
        land=() if national else _neighbouring_land(boundaries, canvas.inset),
        lines=_lines(boundaries, canvas, national=national),
        labels=_island_labels(canvas.main) if national else (),
        inset=_inset(canvas.inset),
        undrawn=tuple(sorted(({area.code for area in areas} | {point.code for point in points}) - asked)),
        attribution=boundaries.attribution,
        neighbours=_neighbours(shown, svg_areas, on_map),
    )


def _border(boundary: Boundary, frame: Frame) -> str:
    """The outline of a province without its islets, of which a thick line would leave nothing."""
    rings = [ring for outline in _outlines(boundary, frame) for ring in outline]
    return area_path(ring for ring in rings if max(_extent(ring)) >= _SMALLEST_WITH_BORDER)


def _extent(ring: Sequence[Point]) -> Point:
    left, top, right, bottom = bounds(ring)
    return (right - left, bottom - top)


def _drawn(boundary: Boundary, canvas: Canvas) -> _Drawn:
    """An area in all frames that show some of it; its name goes to the first of them."""
    by_frame = [_outlines(boundary, frame) for frame in canvas.frames]
    seen = [outlines for outlines in by_frame if outlines]
    rings = [ring for outlines in seen for outline in outlines for ring in outline]
    return _Drawn(path=area_path(rings, smallest=_SMALLEST), label=label_place(seen[0]))


def _outlines(boundary: Boundary, frame: Frame) -> list[Outline]:
    outlines = []
    for polygon in boundary.polygons:
        rings = [clipped_ring(frame.places(ring), frame.box) for ring in polygon]
        if rings[0]:
            outlines.append([ring for ring in rings if ring])
    return outlines


def _area(area: MapArea, drawn: _Drawn) -> SvgArea:
    label = drawn.label
    return SvgArea(**_said(area), path=drawn.path, label_x=label.x, label_y=label.y, label_width=label.width)


def _point(point: MapPoint, frame: Frame) -> SvgPoint:
    x, y = frame.place((point.longitude, point.latitude))
    return SvgPoint(**_said(point), x=round(x, 1), y=round(y, 1))


def _said(place: MapPlace) -> dict[str, Any]:
    return {field.name: getattr(place, field.name) for field in fields(MapPlace)}


def _filler(boundary: Boundary, drawn: _Drawn) -> SvgFiller:
    return SvgFiller(code=boundary.code, name=boundary.name, path=drawn.path)


def _neighbouring_land(boundaries: Boundaries, inset: Frame | None) -> tuple[str, ...]:
    if inset is None:
        return ()
    outlines = (_outlines(each, inset) for each in boundaries.provinces if each.code != HAINAN)
    paths = (
        area_path([ring for outline in each for ring in outline], smallest=_SMALLEST) for each in outlines
    )
    return tuple(path for path in paths if path)


def _lines(boundaries: Boundaries, canvas: Canvas, *, national: bool) -> tuple[SvgLine, ...]:
    """Lines by kind: all of them on the national map, the dashed line alone in an inset of a province."""
    frames = canvas.frames if national else canvas.frames[1:]
    lines = []
    for kind in dict.fromkeys(line.kind for line in boundaries.lines):
        frames_of_kind = frames if kind == "dashed-line" else (canvas.main,) if national else ()
        parts = (frame.places(part) for frame in frames_of_kind for part in _inside(boundaries, kind, frame))
        if path := line_path(parts):
            lines.append(SvgLine(kind=kind, path=path))
    return tuple(lines)


def _inside(boundaries: Boundaries, kind: str, frame: Frame) -> Iterable[tuple[Point, ...]]:
    for part in boundaries.lines_of_kind(kind):
        if all(frame.holds(place) for place in frame.places(part)):
            yield part


def _island_labels(frame: Frame) -> tuple[SvgLabel, ...]:
    """The two islands' names: beside them on the outer sides, since they lie close together."""
    labels = []
    for island, anchor, aside in ((DIAOYU, "end", -4), (CHIWEI, "start", 4)):
        x, y = frame.place(island.place)
        labels.append(SvgLabel(text=island.name, x=round(x + aside, 1), y=round(y, 1), anchor=anchor))
    return tuple(labels)


def _inset(frame: Frame | None) -> SvgInset | None:
    if frame is None:
        return None
    left, top, right, bottom = (round(edge, 1) for edge in frame.box)
    return SvgInset(
        title=INSET_TITLE, x=left, y=top, width=round(right - left, 1), height=round(bottom - top, 1)
    )


def _neighbours(
    shown: Iterable[Boundary], areas: Iterable[SvgArea], points: Iterable[SvgPoint]
) -> Mapping[str, Mapping[str, str]]:
    places = {area.code: (area.label_x, area.label_y) for area in areas}
    places.update({point.code: (point.x, point.y) for point in points})
    return neighbours(places, adjacent(shown))
