"""The maps drawn from the committed boundaries."""

import gzip
import re

import pytest

from sitegen.maps.base_maps import BaseMap, BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.maps.shapes import MapArea, MapPoint, SvgMap
from sitegen.maps.svg import svg_map

PATH = re.compile(r"(?:M[-\d. ]+l[-\d. ]+z?)+")


NO_UNITS = {"629700", "629800", "629900", "632857"}


def _areas(base: BaseMap) -> list[MapArea]:
    return [
        MapArea(
            code=each.code, name=each.name, klass="unread", text=each.name, href=f"/counties/{each.code}/"
        )
        for each in base.areas.values()
        if each.code not in NO_UNITS
    ]


def _point(code: str, longitude: float, latitude: float) -> MapPoint:
    return MapPoint(
        code=code, name=code, klass="unread", text=code, href=None, longitude=longitude, latitude=latitude
    )


def _province(base_maps: BaseMaps, code: str) -> SvgMap:
    base = base_maps.provinces[code]
    return svg_map(base, _areas(base))


@pytest.fixture(scope="session")
def china(base_maps: BaseMaps) -> SvgMap:
    return svg_map(base_maps.nation, _areas(base_maps.nation))


def _paths(map_: SvgMap) -> list[str]:
    return [
        *(area.path for area in map_.areas),
        *(filler.path for filler in map_.fillers),
        *(line.path for line in map_.lines),
        *map_.land,
    ]


def _starts(path: str) -> list[tuple[float, float]]:
    found = re.findall(r"M(-?[\d.]+)( ?-?[\d.]+)l", path)
    return [(float(x), float(y)) for x, y in found]


def test_the_national_map_shows_34_units_and_the_line(china: SvgMap) -> None:
    assert len(china.areas) == 34
    assert (china.fillers, china.undrawn) == ((), ())
    dashed = next(line for line in china.lines if line.kind == "dashed-line")
    in_inset = [start for start in _starts(dashed.path) if _in_inset(china, start)]
    assert len(in_inset) == 10
    assert len(_starts(dashed.path)) > 10


def _in_inset(map_: SvgMap, place: tuple[float, float]) -> bool:
    inset = map_.inset
    assert inset is not None
    return inset.x <= place[0] <= inset.x + inset.width and inset.y <= place[1] <= inset.y + inset.height


def test_the_inset_covers_no_land_of_the_main_map(china: SvgMap, boundaries: Boundaries) -> None:
    from sitegen.maps.frames import national_canvas

    frame = national_canvas(boundaries.provinces).main
    for province in boundaries.provinces:
        for polygon in province.polygons:
            if min(latitude for _, latitude in polygon[0]) > 18:
                assert not any(_in_inset(china, frame.place(point)) for point in polygon[0]), province.name


def test_the_islands_are_named_and_drawn(china: SvgMap) -> None:
    assert [label.text for label in china.labels] == ["钓鱼岛", "赤尾屿"]
    taiwan = next(area for area in china.areas if area.code == "710000")
    for label in china.labels:
        assert any(abs(x - label.x) < 9 and abs(y - label.y) < 6 for x, y in _starts(taiwan.path))
    assert china.inset is not None
    assert china.inset.title == "南海诸岛"


def test_hainan_has_its_own_inset_with_all_its_islands(base_maps: BaseMaps) -> None:
    hainan = _province(base_maps, "460000")
    assert hainan.inset is not None
    assert hainan.undrawn == ()
    sansha = {area.code: _starts(area.path) for area in hainan.areas if area.code in {"460302", "460303"}}
    assert len(sansha["460302"]) > 80
    assert len(sansha["460303"]) > 200
    assert all(_in_inset(hainan, start) for starts in sansha.values() for start in starts)
    assert [line.kind for line in hainan.lines] == ["dashed-line"]
    assert len(hainan.land) >= 3


def test_every_map_is_complete_light_and_well_formed(base_maps: BaseMaps, china: SvgMap) -> None:
    for map_ in (china, *(_province(base_maps, code) for code in base_maps.provinces)):
        paths = _paths(map_)
        assert all(PATH.fullmatch(path) for path in paths)
        assert len(gzip.compress("".join(paths).encode())) < 45_000
        assert all(0 <= area.label_x <= map_.width for area in map_.areas)
        assert all(0 <= area.label_y <= map_.height for area in map_.areas)
        assert map_.attribution == base_maps.attribution


def test_what_has_no_place_on_the_map_is_said(base_maps: BaseMaps) -> None:
    areas = [
        *_areas(base_maps.provinces["500000"]),
        MapArea(code="500157", name="两江新区", klass="unread", text="", href=None),
    ]
    points = [_point("5000Z1", 106.55, 29.68), _point("3205Z1", 120.72, 31.32)]
    drawn = svg_map(base_maps.provinces["500000"], areas, points)
    assert drawn.undrawn == ("3205Z1", "500157")
    assert [point.code for point in drawn.points] == ["5000Z1"]
    assert "5000Z1" in drawn.neighbours


def test_areas_that_nobody_asked_for_are_fillers(base_maps: BaseMaps) -> None:
    gansu = _province(base_maps, "620000")
    assert [filler.code for filler in gansu.fillers] == ["629700", "629800", "629900"]


def test_a_map_is_the_same_each_time(base_maps: BaseMaps) -> None:
    assert _province(base_maps, "330000") == _province(base_maps, "330000")
