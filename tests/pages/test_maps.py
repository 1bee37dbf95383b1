"""Maps: what each area says, and the maps that can be moved."""

import json
import re
from collections.abc import Mapping
from typing import Any

from sitegen.maps.boundaries import Boundaries
from sitegen.model.site_data import SiteData
from sitegen.pages.interactive import interactive_files
from sitegen.pages.page import Page
from sitegen.pages.provinces import ProvinceBody


def body(pages: Mapping[str, Page], url: str) -> Any:
    return pages[url].body


def test_areas_say_name_and_numbers(pages: Mapping[str, Page]) -> None:
    texts = {area.code: area.text for area in body(pages, "/").map.svg.areas}
    assert texts["320000"] == "江苏省：50.0%（2个县级行政区中1个见于名单，另有功能区等1个）"
    assert texts["810000"] == "香港特别行政区：不适用"


def test_counties_and_zones_share_the_classes_of_the_legend(pages: Mapping[str, Page]) -> None:
    figure = body(pages, "/provinces/jiangsu/").map
    assert {item.klass for item in (*figure.svg.areas, *figure.svg.points)} == {
        item.klass for item in figure.legend
    }
    assert figure.svg.points[0].text == "苏州工业园区：2024年认定（功能区）"


def test_description_counts_every_class(pages: Mapping[str, Page]) -> None:
    figure = body(pages, "/provinces/jiangsu/").map
    assert figure.description == "江苏省3个县级单位：2024年认定2个、未见认定1个。其中1个功能区画作圆点。"


def test_units_without_boundary_are_named(real_pages: Mapping[str, Page]) -> None:
    undrawn = {
        link.url
        for page in real_pages.values()
        if isinstance(page.body, ProvinceBody) and page.body.map
        for link in page.body.map.undrawn
    }
    assert undrawn == {"/counties/500157/", "/counties/653228/", "/counties/653229/"}


def test_area_of_a_former_county_says_so(real_pages: Mapping[str, Page]) -> None:
    texts = {area.code: area.text for area in body(real_pages, "/provinces/chongqing/").map.svg.areas}
    assert texts["500105"] == "江北区：未见认定（建制止于2024年，边界数据仍按原区划）"


def test_interactive_page_draws_what_the_still_map_draws(
    pages: Mapping[str, Page], data: SiteData, boundaries: Boundaries
) -> None:
    files = {file.path: file.content.decode() for file in interactive_files(data, boundaries)}
    page = pages["/maps/jiangsu/"]
    script = files["assets/maps/jiangsu.js"]
    assert page.scripts[-1] == "/assets/maps/jiangsu.js"
    assert page.styles[-1] == "/assets/maps/jiangsu.css"
    assert body(pages, page.url).element_id in script
    quoted = re.findall(r'"text": ("[^"]*")', script)
    spoken = {json.loads(text) for text in quoted}
    figure = body(pages, "/provinces/jiangsu/").map
    assert {item.text for item in (*figure.svg.areas, *figure.svg.points)} <= spoken
    assert "../../counties/320505/index.html" in script
