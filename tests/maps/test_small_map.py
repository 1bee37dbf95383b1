"""A part of a map around one place."""

from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.shapes import MapArea, MapPoint
from sitegen.maps.small_map import SmallMap, small_map, whole_small_map


def around(base_maps: BaseMaps, code: str) -> SmallMap | None:
    base = base_maps.provinces[f"{code[:2]}0000"]
    touches = base.areas[code].touches if code in base.areas else ()
    areas = [
        MapArea(code=each, name=each, klass="none", text=each, href=None, is_sought=each == code)
        for each in (*touches, code)
        if each in base.areas
    ]
    return small_map(base, areas, {code}, here=code)


def test_the_place_stands_in_the_middle_among_its_neighbours(base_maps: BaseMaps) -> None:
    drawn = around(base_maps, "330203")
    assert drawn is not None
    (place,) = (area for area in drawn.areas if area.code == "330203")
    assert drawn.here == place.path
    assert len(drawn.areas) > 1
    assert 0.2 < (place.label_x - drawn.left) / drawn.width < 0.8
    assert 0.2 < (place.label_y - drawn.top) / drawn.height < 0.8
    assert "330203" in {name.code for name in drawn.names.names}


def test_islets_far_off_do_not_make_a_place_small(base_maps: BaseMaps) -> None:
    drawn = around(base_maps, "330225")
    assert drawn is not None
    assert drawn.width < base_maps.provinces["330000"].width / 2


def test_what_lies_outside_of_the_view_is_not_drawn(base_maps: BaseMaps) -> None:
    """Ningbo's islands off the view, and the inset in which a map repeats a part of it."""
    drawn = around(base_maps, "330203")
    assert drawn is not None
    for area in drawn.areas:
        assert area.path
        for ring in area.path.removesuffix("z").split("z"):
            x, y = map(float, ring[1:].split("l")[0].split())
            assert drawn.left - drawn.width < x < drawn.left + 2 * drawn.width
            assert drawn.top - drawn.height < y < drawn.top + 2 * drawn.height


def test_outlines_are_as_fine_as_they_can_be_seen(base_maps: BaseMaps) -> None:
    """和静县 is large, and its small map no larger than that of 海曙区."""
    for code, province, is_finer in (("652827", "650000", False), ("310101", "310000", True)):
        drawn = around(base_maps, code)
        assert drawn is not None
        whole = base_maps.provinces[province].areas[code].path
        assert (drawn.here == whole) is is_finer
        assert is_finer or len(drawn.here) < 0.9 * len(whole)


def test_a_place_without_boundary_has_no_map(base_maps: BaseMaps) -> None:
    base = base_maps.provinces["330000"]
    assert small_map(base, (), {"330299"}, here="330299") is None


def test_a_whole_map_shows_what_the_large_one_shows_in_fewer_bytes(base_maps: BaseMaps) -> None:
    base = base_maps.nation
    place = MapPoint(
        code="330212", name="鄞州区", klass="c", text="", href=None, longitude=121.5, latitude=29.8
    )
    area = MapArea(code="330000", name="浙江缺3", klass="unread", text="", href=None, is_sought=True)
    drawn = whole_small_map(base, [area], [place])
    assert {each.code for each in drawn.areas} == set(base.areas)
    assert (drawn.lines, drawn.labels, drawn.inset) == (base.lines, base.labels, base.inset)
    assert [point.code for point in drawn.points] == ["330212"]
    assert [name.text for name in drawn.names.names] == ["浙江缺3"]
    for each in drawn.areas:
        assert each.path.count("M") == base.areas[each.code].path.count("M")
    assert sum(len(each.path) for each in drawn.areas) < 0.6 * sum(
        len(each.path) for each in base.areas.values()
    )
