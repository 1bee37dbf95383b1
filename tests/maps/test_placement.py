"""Names on a map: each place that must be found is found, and nothing covers anything."""

from itertools import combinations

import pytest

from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.shapes import MapArea, NameLayer, SvgMap, SvgName
from sitegen.maps.svg import svg_map


def drawn(base_maps: BaseMaps, code: str, sought: int) -> SvgMap:
    """A province of which every so-manieth county must be found."""
    base = base_maps.provinces[code]
    return svg_map(
        base,
        [
            MapArea(
                code=area.code,
                name=area.name,
                klass="none",
                text=area.name,
                href=None,
                is_sought=place % sought == 0,
                number=place if place % sought == 0 else None,
            )
            for place, area in enumerate(base.areas.values())
        ],
    )


def box(name: SvgName, layer: NameLayer) -> tuple[float, float, float, float]:
    width = sum(0.58 if character.isascii() else 1.0 for character in name.text) * layer.size
    return name.x - width / 2, name.y - layer.size / 2, name.x + width / 2, name.y + layer.size / 2


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("code", ["310000", "320000", "330000", "370000"])
def test_what_must_be_found_has_its_name_or_its_number(base_maps: BaseMaps, code: str) -> None:
    svg = drawn(base_maps, code, sought=2)
    for layer in svg.layers:
        texts = {name.code: name.text for name in layer.names}
        assert {area.code for area in svg.areas if area.is_sought} <= set(texts)
        for area in svg.areas:
            if area.code in texts:
                assert texts[area.code] in (area.name, str(area.number))


@pytest.mark.parametrize("code", ["310000", "330000", "530000"])
def test_no_name_covers_another(base_maps: BaseMaps, code: str) -> None:
    svg = drawn(base_maps, code, sought=3)
    for layer in svg.layers:
        boxes = {(name.code, name.text): box(name, layer) for name in layer.names}
        covered = [pair for pair in combinations(boxes, 2) if overlap(boxes[pair[0]], boxes[pair[1]])]
        assert covered == []
        for left, top, right, bottom in boxes.values():
            assert left >= 0
            assert top >= 0
            assert right <= svg.width
            assert bottom <= svg.height


def test_a_name_beside_its_place_has_a_line_to_it(base_maps: BaseMaps) -> None:
    svg = drawn(base_maps, "310000", sought=1)
    wide, narrow = svg.layers
    places = {area.code: (area.label_x, area.label_y) for area in svg.areas}
    for name in (*wide.names, *narrow.names):
        if (name.x, name.y) != places[name.code]:
            assert name.line is not None
            assert name.line[:2] == places[name.code]
    assert narrow.size > wide.size


def test_names_stand_where_they_stood(base_maps: BaseMaps) -> None:
    assert drawn(base_maps, "330000", sought=2).layers == drawn(base_maps, "330000", sought=2).layers


def test_a_map_of_thousands_has_no_names(base_maps: BaseMaps) -> None:
    assert svg_map(base_maps.all_counties, (), with_names=False).layers == ()


def test_a_name_too_long_for_its_place_stands_there_in_short(base_maps: BaseMaps) -> None:
    base = base_maps.provinces["530000"]
    area = MapArea(
        code="530821", name="宁洱哈尼族彝族自治县", short="宁洱县", klass="none", text="", href=None
    )
    wide, _ = svg_map(base, [area]).layers
    assert [name.text for name in wide.names] == ["宁洱县"]
