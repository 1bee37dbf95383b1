"""The interactive map's script: the same each time, closed to markup and to other hosts."""

import json
import re
from dataclasses import replace
from typing import Any

import folium
import pytest
import shapes

from sitegen.exceptions import InternalError
from sitegen.maps.folium_map import InteractiveMap, interactive_map
from sitegen.maps.folium_script import folium_script
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.maps.shapes import MapArea, MapPoint

HOSTILE = "</script><img src=x onerror=alert(1)>'\"`${alert(1)}"

TEMPLATES = [
    "{{7*7}}区",
    "{{ 9**9**9 }}",
    "{{ nothing.at.all }}",
    "{% for %}",
    "{% raw %}",
    "{# 注",
    "}} %} #}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7}#{7*7}<%= 7*7 %>",
]


def _area(code: str, *, text: str = "一句话", href: str | None = None) -> MapArea:
    return MapArea(code=code, name=code, klass="certified-2024", text=text, href=href)


def _relative(href: str) -> str:
    return f"../..{href}"


def _zhejiang(boundaries: Boundaries, text: str = "一句话", href: str | None = None) -> InteractiveMap:
    area = _area("330205", text=text, href=href)
    return interactive_map(boundaries, [area], province_code="330000", address=_relative)


def test_the_script_is_the_same_each_time(boundaries: Boundaries) -> None:
    first = interactive_map(boundaries, [_area("330000")], address=_relative)
    folium.Map()
    assert interactive_map(boundaries, [_area("330000")], address=_relative) == first
    assert not re.search(r"_[0-9a-f]{32}", first.script + first.stylesheet + first.element_id)


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
    assert HOSTILE in _script_texts(script)
    assert "createTextNode" in script


def _script_texts(script: str) -> list[str]:
    return [feature["properties"].get("text") for feature in shapes.features(script)]


@pytest.mark.parametrize("words", TEMPLATES)
def test_what_is_said_is_never_a_template(boundaries: Boundaries, words: str) -> None:
    said = _zhejiang(boundaries, text=words).script
    assert words in _script_texts(said)
    assert said.count("7*7") == words.count("7*7")


@pytest.mark.parametrize("words", TEMPLATES)
def test_a_boundary_s_name_and_the_credit_are_never_templates(boundaries: Boundaries, words: str) -> None:
    first, *others = boundaries.counties["330000"]
    renamed = replace(
        boundaries,
        counties={"330000": (replace(first, name=words), *others)},
        attribution=words,
    )
    script = interactive_map(renamed, [], province_code="330000", address=_relative).script
    assert words in _script_texts(script)
    (credit,) = re.findall(r'addAttribution\((".*")\)', script)
    assert "{" in json.loads(credit) or "}" in json.loads(credit)


@pytest.mark.parametrize("klass", ["{{alert(1)}}", 'a"b', "a}}", "<b>"])
def test_a_class_is_a_name_and_never_code(boundaries: Boundaries, klass: str) -> None:
    area = MapArea(code="330205", name="x", klass=klass, text="x", href=None)
    with pytest.raises(InternalError, match="class"):
        interactive_map(boundaries, [area], province_code="330000", address=_relative)


def test_a_kind_of_line_is_a_name_and_never_code(boundaries: Boundaries) -> None:
    lines = tuple(replace(line, kind="x; alert(1)//") for line in boundaries.lines)
    with pytest.raises(InternalError, match="variable"):
        interactive_map(replace(boundaries, lines=lines), [_area("330000")], address=_relative)


def test_the_script_is_the_one_that_folium_writes() -> None:
    """Where nothing could be taken for a template, both ways of rendering give the same statements."""

    def map_() -> folium.Map:
        made = folium.Map(location=[30, 120], tiles=None)
        made._id = "m"
        made.fit_bounds([[29, 119], [31, 121]])
        for number, child in enumerate(made._children.values()):
            child._id = str(number)
        place = {"type": "Point", "coordinates": [120, 30]}
        feature = {"type": "Feature", "id": "a", "properties": {}, "geometry": place}
        layer = folium.GeoJson(
            {"type": "FeatureCollection", "features": [feature, {**feature, "id": "b"}]},
            style_function=lambda each: {"className": each["id"]},
            marker=folium.CircleMarker(radius=3),
        )
        layer._id = "layer"
        made.add_child(layer)
        return made

    whole: Any = map_().get_root()
    whole.render()
    theirs = [line.split() for line in whole.script.render().splitlines() if line.strip()]
    assert [line.split() for line in folium_script(map_()).splitlines()] == theirs


def test_addresses_are_made_relative(boundaries: Boundaries) -> None:
    (said,) = (
        feature["properties"]
        for feature in shapes.features(_zhejiang(boundaries, href="/counties/330205/").script)
        if feature["id"] == "330205"
    )
    assert said["href"] == "../../counties/330205/"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "//example.org/", "https://example.org", "/\\example.org"]
)
def test_an_address_outside_the_site_is_refused(boundaries: Boundaries, href: str) -> None:
    with pytest.raises(InternalError, match="address"):
        _zhejiang(boundaries, href=href)


def test_the_national_map_shows_the_line_the_islands_and_all_units(boundaries: Boundaries) -> None:
    map_ = interactive_map(boundaries, [_area(each.code) for each in boundaries.provinces], address=_relative)
    features = shapes.features(map_.script)
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


def test_zones_are_points(boundaries: Boundaries) -> None:
    zone = MapPoint(
        code="3205Z1",
        name="苏州工业园区",
        klass="unread",
        text="功能区",
        href=None,
        longitude=120.7,
        latitude=31.3,
    )
    map_ = interactive_map(boundaries, [], [zone], province_code="320000", address=_relative)
    assert "new L.CircleMarker(latlng, opts)" in map_.script
    assert '{"className": "point unread", "fillOpacity": 1, "weight": 1}' in map_.script
    assert map_.element_id == "map_320000"
    assert "#map_320000 {" in map_.stylesheet


def test_names_of_islands_are_read_on_any_colour(boundaries: Boundaries) -> None:
    rule = re.search(r"\.map-label \{(.*?)\}", _zhejiang(boundaries).stylesheet, re.DOTALL)
    assert rule
    assert rule[1].count("var(--paper") == 5


def test_a_province_without_boundaries_is_refused(boundaries: Boundaries) -> None:
    with pytest.raises(InternalError, match="710000"):
        interactive_map(boundaries, [], province_code="710000", address=_relative)
