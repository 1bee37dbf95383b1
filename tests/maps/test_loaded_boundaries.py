"""What the committed boundary set holds."""

from pathlib import Path

import pytest

from sitegen.exceptions import UsageError
from sitegen.maps.loaded_boundaries import Boundaries, load_boundaries
from sitegen.maps.requirements import PROVINCES, WITHOUT_COUNTIES

FOLDER = Path(__file__).resolve().parents[2] / "datasets" / "boundaries"

ATTRIBUTION = "边界：国家地理信息公共服务平台“天地图”，2025年9月版，审图号 GS（2024）0650号，经简化"


def test_provinces_are_the_34_by_code_and_name(boundaries: Boundaries) -> None:
    assert {each.code: each.name for each in boundaries.provinces} == PROVINCES
    assert boundaries.attribution == ATTRIBUTION


def test_every_covered_province_has_counties_of_its_own(boundaries: Boundaries) -> None:
    assert set(boundaries.counties) == set(PROVINCES) - WITHOUT_COUNTIES
    for province, counties in boundaries.counties.items():
        assert {county.code[:2] for county in counties} == {province[:2]}


def test_counties_are_those_of_2025_with_four_cities_and_four_areas_that_are_no_units(
    boundaries: Boundaries,
) -> None:
    counties = [county for group in boundaries.counties.values() for county in group]
    codes = {county.code for county in counties}
    assert len(counties) == len(codes) == 2852
    assert {"441900", "442000", "460400", "620200", "540481", "540581", "460302", "460303"} <= codes
    assert {county.code for county in counties if not county.unit} == {"629700", "629800", "629900", "632857"}
    assert not codes & {"653228", "653229", "500157", "540422", "540530", "460321", "460322"}


def test_every_ring_is_closed_and_has_an_area_to_draw(boundaries: Boundaries) -> None:
    areas = [*boundaries.provinces, *(county for group in boundaries.counties.values() for county in group)]
    rings = [ring for area in areas for polygon in area.polygons for ring in polygon]
    assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in rings)


def test_county_maps_agree_where_provinces_meet(boundaries: Boundaries) -> None:
    points = {
        province: {
            point for county in boundaries.counties[province] for part in county.polygons for point in part[0]
        }
        for province in ("310000", "320000", "330000")
    }
    assert len(points["310000"] & points["320000"]) > 20
    assert len(points["310000"] & points["330000"]) > 10


def test_a_folder_without_boundaries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="china"):
        load_boundaries(tmp_path)


def test_counties_can_be_read_a_province_at_a_time(boundaries: Boundaries) -> None:
    lazy = load_boundaries(FOLDER, at_once=False)
    assert lazy.counties.keys() == boundaries.counties.keys()
    assert lazy.counties["640000"] == boundaries.counties["640000"]
    assert lazy.counties["640000"] is not lazy.counties["640000"]
    assert "710000" not in lazy.counties
    assert lazy.provinces == boundaries.provinces
