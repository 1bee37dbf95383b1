"""Boundaries → base maps: projected, clipped, measured, and who borders on whom."""

from collections.abc import Iterable, Sequence
from itertools import chain

from sitegen.maps.base_maps import BaseArea, BaseMap, BaseMaps
from sitegen.maps.frames import HAINAN, Canvas, national_canvas, province_canvas
from sitegen.maps.geometry import Point, bounds, clipped_ring
from sitegen.maps.inner_borders import inner_borders
from sitegen.maps.labels import Outline, label_place
from sitegen.maps.loaded_boundaries import Boundaries, Boundary
from sitegen.maps.neighbours import Touches, touching
from sitegen.maps.projection import Frame, rounded
from sitegen.maps.representative import representative_point
from sitegen.maps.requirements import CHIWEI, DIAOYU
from sitegen.maps.shapes import SvgInset, SvgLabel, SvgLine
from sitegen.maps.svg_path import area_path, line_path

INSET_TITLE = "南海诸岛"
_SMALLEST = 1.4  # pixels: an islet is never drawn smaller
_SMALLEST_WITH_BORDER = 8.0


def base_maps(boundaries: Boundaries) -> BaseMaps:
    """Every map that `boundaries` allow."""
    touches = touching(chain.from_iterable(boundaries.counties.values()))
    return BaseMaps(
        nation=_nation(boundaries),
        all_counties=_all_counties(boundaries),
        provinces={code: _province(boundaries, code, touches) for code in boundaries.counties},
        attribution=boundaries.attribution,
    )


def _nation(boundaries: Boundaries) -> BaseMap:
    """The 34 province-level units, the dashed line, and 南海诸岛 in an inset."""
    canvas = national_canvas(boundaries.provinces)
    areas = _areas(boundaries.provinces, canvas, touching(boundaries.provinces))
    return _map(boundaries, canvas, areas, national=True)


def _all_counties(boundaries: Boundaries) -> BaseMap:
    """All counties of the nation on the national canvas; provinces without county boundaries as they are."""
    canvas = national_canvas(boundaries.provinces)
    whole = tuple(each for each in boundaries.provinces if each.code not in boundaries.counties)
    shown = (*boundaries.coarse_counties, *whole)
    borders = (_border(each, canvas.main) for each in boundaries.provinces if each not in whole)
    areas = _areas(shown, canvas, touching(shown))
    return _map(boundaries, canvas, areas, national=True, borders=tuple(path for path in borders if path))


def _province(boundaries: Boundaries, code: str, touches: Touches) -> BaseMap:
    """The counties of one province."""
    counties = boundaries.counties[code]
    canvas = province_canvas(code, counties)
    areas = _areas(counties, canvas, touches, with_points=True)
    path = line_path(canvas.main.places(line) for line in inner_borders(counties))
    return _map(boundaries, canvas, areas, national=False, borders=(path,) if path else ())


def _map(
    boundaries: Boundaries,
    canvas: Canvas,
    areas: Sequence[BaseArea],
    *,
    national: bool,
    borders: tuple[str, ...] = (),
) -> BaseMap:
    frame = rounded(canvas.main)
    return BaseMap(
        width=round(canvas.width, 1),
        height=round(canvas.height, 1),
        frame=frame,
        areas={area.code: area for area in areas},
        land=() if national else _neighbouring_land(boundaries, canvas.inset),
        lines=_lines(boundaries, canvas, national=national),
        labels=_island_labels(canvas.main) if national else (),
        inset=_inset(canvas.inset),
        borders=borders,
        attribution=boundaries.attribution,
    )


def _areas(
    shown: Iterable[Boundary], canvas: Canvas, touches: Touches, *, with_points: bool = False
) -> tuple[BaseArea, ...]:
    return tuple(_area(each, canvas, touches, with_point=with_points and each.unit) for each in shown)


def _area(boundary: Boundary, canvas: Canvas, touches: Touches, *, with_point: bool) -> BaseArea:
    """An area in all frames that show some of it; its name goes to the first of them."""
    by_frame = [_outlines(boundary, frame) for frame in canvas.frames]
    seen = [outlines for outlines in by_frame if outlines]
    rings = [ring for outlines in seen for outline in outlines for ring in outline]
    return BaseArea(
        code=boundary.code,
        name=boundary.name,
        path=area_path(rings, smallest=_SMALLEST),
        label=label_place(seen[0]),
        touches=touches.get(boundary.code, ()),
        point=representative_point(boundary) if with_point else None,
    )


def _border(boundary: Boundary, frame: Frame) -> str:
    """The outline of a province without its islets, of which a thick line would leave nothing."""
    rings = [ring for outline in _outlines(boundary, frame) for ring in outline]
    return area_path(ring for ring in rings if max(_extent(ring)) >= _SMALLEST_WITH_BORDER)


def _extent(ring: Sequence[Point]) -> Point:
    left, top, right, bottom = bounds(ring)
    return (right - left, bottom - top)


def _outlines(boundary: Boundary, frame: Frame) -> list[Outline]:
    outlines = []
    for polygon in boundary.polygons:
        rings = [clipped_ring(frame.places(ring), frame.box) for ring in polygon]
        if rings[0]:
            outlines.append([ring for ring in rings if ring])
    return outlines


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
