"""Borders between groups of areas."""

from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.inner_borders import inner_borders
from sitegen.maps.loaded_boundaries import Boundary


def square(code: str, left: float) -> Boundary:
    ring = ((left, 0.0), (left + 1, 0.0), (left + 1, 1.0), (left, 1.0), (left, 0.0))
    return Boundary(code=code, name=code, polygons=((ring,),))


def test_only_edges_between_groups_are_borders() -> None:
    areas = [square("330102", 0), square("330103", 1), square("330202", 2)]
    assert inner_borders(areas) == (((2.0, 0.0), (2.0, 1.0)),)


def test_what_stands_under_the_province_itself_is_a_group_of_its_own() -> None:
    assert len(inner_borders([square("429004", 0), square("429005", 1)])) == 1


def test_maps_of_provinces_have_borders_of_prefectures(base_maps: BaseMaps) -> None:
    assert base_maps.provinces["330000"].borders
    assert base_maps.provinces["310000"].borders == ()
