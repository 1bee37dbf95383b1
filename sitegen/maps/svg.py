"""SVG maps: a base map and what is said on it → plain values. Markup and colours are made elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sitegen.maps.base_maps import BaseArea, BaseMap
from sitegen.maps.geometry import Box
from sitegen.maps.neighbours import neighbours
from sitegen.maps.placement import name_layers
from sitegen.maps.projection import Frame
from sitegen.maps.shapes import MapArea, MapPlace, MapPoint, SvgArea, SvgFiller, SvgMap, SvgPoint


def svg_map(
    base: BaseMap, areas: Sequence[MapArea], points: Sequence[MapPoint] = (), *, with_names: bool = True
) -> SvgMap:
    """`base` with what is said about `areas` and `points`; what has no place on it is told as undrawn."""
    svg_areas = tuple(svg_area(each, base.areas[each.code]) for each in areas if each.code in base.areas)
    svg_points = tuple(_point(each, base.frame) for each in points)
    on_map = tuple(each for each in svg_points if base.frame.holds((each.x, each.y)))
    asked = {area.code for area in svg_areas} | {point.code for point in on_map}
    return SvgMap(
        width=base.width,
        height=base.height,
        areas=svg_areas,
        points=on_map,
        fillers=tuple(
            SvgFiller(code=each.code, name=each.name, path=each.path)
            for each in base.areas.values()
            if each.code not in asked
        ),
        land=base.land,
        lines=base.lines,
        labels=base.labels,
        inset=base.inset,
        undrawn=tuple(sorted(({area.code for area in areas} | {point.code for point in points}) - asked)),
        attribution=base.attribution,
        neighbours=_neighbours(base, svg_areas, on_map),
        borders=base.borders,
        layers=name_layers((*svg_areas, *on_map), (base.width, base.height), taken_boxes(base))
        if with_names
        else (),
    )


def taken_boxes(base: BaseMap, em: float = 11.0) -> Iterable[Box]:
    """Where no names may stand: the inset, and the names of islands, whose text is `em` high."""
    if base.inset:
        inset = base.inset
        yield (inset.x, inset.y, inset.x + inset.width, inset.y + inset.height)
    for label in base.labels:
        width = em * len(label.text)
        left = label.x - width if label.anchor == "end" else label.x
        yield (left, label.y - 0.64 * em, left + width, label.y + 0.64 * em)


def svg_area(area: MapArea, base: BaseArea) -> SvgArea:
    """`area` where `base` has it."""
    label = base.label
    return SvgArea(**_said(area), path=base.path, label_x=label.x, label_y=label.y, label_width=label.width)


def _point(point: MapPoint, frame: Frame) -> SvgPoint:
    x, y = frame.place((point.longitude, point.latitude))
    return SvgPoint(**_said(point), x=round(x, 1), y=round(y, 1))


def _said(place: MapPlace) -> dict[str, Any]:
    return {field.name: getattr(place, field.name) for field in fields(MapPlace)}


def _neighbours(
    base: BaseMap, areas: Iterable[SvgArea], points: Iterable[SvgPoint]
) -> Mapping[str, Mapping[str, str]]:
    places = {area.code: (area.label_x, area.label_y) for area in areas}
    places.update({point.code: (point.x, point.y) for point in points})
    return neighbours(places, {area.code: base.areas[area.code].touches for area in areas})
