"""The interactive map's script: the same each time, closed to markup and to other hosts."""

import json
import re

import folium
import pytest

from sitegen.exceptions import InternalError
from sitegen.maps.boundaries import Boundaries
from sitegen.maps.folium_map import InteractiveMap, interactive_map
from sitegen.maps.shapes import MapArea, MapPoint

HOSTILE = "</script><img src=x onerror=alert(1)>'\"`${alert(1)}"


def _area(code: str, *, text: str = "一句话", href: str | None = None) -> MapArea:
    return MapArea(code=code, name=code, klass="certified-2024", text=text, href=href)


def _relative(href: str) -> str:
    return f"../..{href}"


def _zhejiang(boundaries: Boundaries, text: str = "一句话", href: str | None = None) -> InteractiveMap:
    area = _area("330205", text=text, href=href)
    return interactive_map(boundaries, [area], province_code="330000", address=_relative)


def _collections(script: str) -> list[dict[str, object]]:
    found = re.findall(r"_add\((\{.*\})\);", script)
    return [json.loads(each) for each in found]


def test_the_script_is_the_same_each_time(boundaries: Boundaries) -> None:
    first = interactive_map(boundaries, [_area("330000")], address=_relative)
    folium.Map()
    assert interactive_map(boundaries, [_area("330000")], address=_relative) == first
    assert not re.search(r"[0-9a-f]{32}", first.script + first.stylesheet + first.element_id)


def test_other_maps_of_the_process_stay_as_they_are(boundaries: Boundaries) -> None:
    before = (list(folium.Map.default_js), list(folium.Map.default_css))
    _zhejiang(boundaries)
    assert (folium.Map.default_js, folium.Map.default_css) == before


def test_nothing_comes_from_another_host(boundaries: Boundaries) -> None:
    for map_ in (
        _zhejiang(boundaries),
        interactive_map(boundaries, [_area("330000")], address=_relative),
    ):
        assert not re.search(r"https?:|//[a-z]|\$\.|d3\.|fetch\(|eval\(|innerHTML|style=", map_.script)
        assert "url(" not in map_.stylesheet


def test_hostile_words_stay_words(boundaries: Boundaries) -> None:
    script = _zhejiang(boundaries, text=HOSTILE).script
    assert "</script" not in script
    assert "<img" not in script
    texts = [
        feature["properties"].get("text")  # type: ignore[attr-defined]
        for collection in _collections(script)
        for feature in collection["features"]  # type: ignore[attr-defined]
    ]
    assert HOSTILE in texts
    assert "createTextNode" in script


def test_addresses_are_made_relative(boundaries: Boundaries) -> None:
    assert '"href": "../../counties/330205/"' in _zhejiang(boundaries, href="/counties/330205/").script


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "//example.org/", "https://example.org", "/\\example.org"]
)
def test_an_address_outside_the_site_is_refused(boundaries: Boundaries, href: str) -> None:
    with pytest.raises(InternalError, match="address"):
        _zhejiang(boundaries, href=href)


def test_the_national_map_shows_the_line_the_islands_and_all_units(boundaries: Boundaries) -> None:
    map_ = interactive_map(boundaries, [_area(each.code) for each in boundaries.provinces], address=_relative)
    features = [
        feature
        for collection in _collections(map_.script)
        for feature in collection["features"]  # type: ignore[attr-defined]
    ]
    ids = {feature["id"] for feature in features}
    assert {each.code for each in boundaries.provinces} <= ids
    assert {"dashed-line", "钓鱼岛", "赤尾屿", "南海诸岛"} <= ids
    dashed = next(feature for feature in features if feature["id"] == "dashed-line")
    assert len(dashed["geometry"]["coordinates"]) == 10
    said = re.findall(r'addAttribution\((".*")\)', map_.script)
    assert [json.loads(each) for each in said] == [boundaries.attribution]


def test_the_map_of_hainan_has_the_line_and_other_provinces_have_not(boundaries: Boundaries) -> None:
    hainan = interactive_map(boundaries, [_area("460302")], province_code="460000", address=_relative)
    assert "dashed-line" in hainan.script
    assert "dashed-line" not in _zhejiang(boundaries).script


def test_zones_are_points_and_take_their_palette(boundaries: Boundaries) -> None:
    zone = MapPoint(
        code="3205Z1",
        name="苏州工业园区",
        klass="none",
        text="功能区",
        href=None,
        longitude=120.7,
        latitude=31.3,
    )
    map_ = interactive_map(
        boundaries, [], [zone], province_code="320000", address=_relative, palette={"none": {"weight": 3}}
    )
    assert "new L.CircleMarker(latlng, opts)" in map_.script
    assert '{"className": "point none", "fillOpacity": 1, "weight": 3}' in map_.script
    assert map_.element_id == "map_320000"
    assert "#map_320000 {" in map_.stylesheet


def test_a_province_without_boundaries_is_refused(boundaries: Boundaries) -> None:
    with pytest.raises(InternalError, match="710000"):
        interactive_map(boundaries, [], province_code="710000", address=_relative)
