"""Maps: what each area says, and the maps that can be moved."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import shapes

from sitegen.analysis.as_of import moments
from sitegen.datasets.package import Package
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.model.names import short_name
from sitegen.model.site_data import SiteData
from sitegen.pages.map.map_descriptions import national_words
from sitegen.pages.map.map_places import province_coverages, ranks
from sitegen.pages.page_sources import PageSources
from sitegen.pages.place.provinces import ProvinceBody
from sitegen.site import urls
from sitegen.site.page import Page
from tests.support.wholes import interactive_files


def body(pages: Mapping[str, Page], url: str) -> Any:
    return pages[url].body


def test_areas_say_name_and_numbers(pages: Mapping[str, Page]) -> None:
    texts = {area.code: area.text for area in body(pages, "/").map.svg.areas}
    assert (
        texts["320000"]
        == "江苏省：公布至少2个，收到名字2个，2025年第1批缺多少没有查到；县级行政区2个中1个，占50.0%，第3位"
    )
    assert texts["810000"] == "香港特别行政区：不适用"


def test_counties_and_zones_share_the_classes_of_the_legend(pages: Mapping[str, Page]) -> None:
    figure = body(pages, "/provinces/jiangsu/").map
    assert {item.klass for item in (*figure.svg.areas, *figure.svg.points)} == {
        item.klass for item in figure.legend
    }
    assert figure.svg.points[0].text == "苏州工业园区：2024年认定（功能区）；苏州市3个县级单位中已认定2个"


def test_description_counts_every_class(pages: Mapping[str, Page]) -> None:
    figure = body(pages, "/provinces/jiangsu/").map
    assert figure.description == (
        "江苏省图上3个县级单位，截至2025年：2024年认定2个、名单未收齐1个。"
        "名单没有收齐：2025年第1批缺多少没有查到。"
        "江苏县级行政区2个（2025年末），收到名字的1个已认定，占50.0%，在5个适用的省份中第3位。"
    )
    assert {item.klass: item.count for item in figure.legend} == {"certified-2024": 2, "unread": 1}


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
    assert texts["500105"] == "江北区：名单上没有（建制止于2024年，边界数据仍按原区划）"


def test_ranks_share_the_best_number() -> None:
    found = ranks({"a": 0.5, "b": 0.2, "c": 0.2, "d": 0.0})
    assert [rank.words for rank in found.values()] == ["第1位", "并列第2位", "并列第2位", "第4位"]


def test_every_year_has_its_words_and_its_denominator(real_pages: Mapping[str, Page]) -> None:
    figure = body(real_pages, "/").map
    assert [year.year for year in figure.years] == [2019, 2023, 2024, 2025]
    totals = {year.year: re.search(r"全国(\d+)个", year.description) for year in figure.years}
    assert {year: found and found[1] for year, found in totals.items()} == {
        2019: "2846",
        2023: "2844",
        2024: "2846",
        2025: "2845",
    }
    assert "2023年3个（云南3个）" in figure.years[1].description
    assert "2025年第1批" not in figure.years[2].description
    assert "2025年第1批283个" in figure.years[3].description
    for year in figure.years:
        assert sum(item.count for item in year.legend) == 34


def test_ties_at_the_ends_are_all_named(real_data: SiteData) -> None:
    moment = moments(real_data)[0]
    coverages = province_coverages(real_data, moment)
    words = national_words(real_data, coverages, moment)
    assert words.startswith(
        "截至2019年的各批名单，31个适用的省份中1个有已认定的单位。比例最高的是浙江（2.2%）。"
    )
    assert "30个省份在收到的名单中没有：北京、天津" in words
    tied = {code: replace(each, statutory_units=1, statutory_counties=2) for code, each in coverages.items()}
    assert words.count("（50.0%）") == 0
    assert national_words(real_data, tied, moment).count("（50.0%）") == 31 * 2


def test_a_unit_that_was_not_there_yet_says_so(real_pages: Mapping[str, Page]) -> None:
    figure = body(real_pages, "/provinces/zhejiang/").map
    then = {each.year: each.state for each in figure.past["330114"]}
    assert (then[2019].klass, then[2019].text) == ("no-data", "钱塘区：2019年末尚未设立")
    assert "下城区" in figure.years[0].description
    assert "no-data" in {item.klass for item in figure.years[0].legend}


def test_the_map_of_all_counties_counts_what_its_table_counts(real_pages: Mapping[str, Page]) -> None:
    page = real_pages["/maps/counties/"]
    figure, table = page.body.map, page.body.table  # type: ignore[attr-defined]
    assert {place.code[:2] for place in figure.svg.places} >= {"71", "81", "82"}
    covered = [row for row in table.rows if row[-1].text != "—"]
    total = sum(int(row[-1].text) for row in covered)
    assert (len(covered), total) == (31, len(figure.svg.places) - 3)
    certified = [index for index, column in enumerate(table.columns) if column.key.startswith("certified-")]
    named = sum(int(row[index].text) for row in covered for index in certified)
    assert named == sum(place.klass.startswith("certified-") for place in figure.svg.places)


def test_interactive_page_draws_what_the_still_map_draws(
    pages: Mapping[str, Page],
    data: SiteData,
    mini_package: Package,
    boundaries: Boundaries,
    base_maps: BaseMaps,
) -> None:
    sources = PageSources(data=data, package=mini_package.descriptor, base_maps=base_maps)
    files = {file.path: file.content.decode() for file in interactive_files(sources, boundaries)}
    page = pages["/maps/jiangsu/"]
    script = files["assets/maps/jiangsu.js"]
    assert page.scripts[-1] == "/assets/maps/jiangsu.js"
    assert page.styles[-1] == "/assets/maps/jiangsu.css"
    assert body(pages, page.url).element_id in script
    said = [feature["properties"] for feature in shapes.features(script)]
    spoken = {each["text"] for each in said if "text" in each}
    figure = body(pages, "/provinces/jiangsu/").map
    assert {item.text for item in (*figure.svg.areas, *figure.svg.points)} <= spoken
    assert "../../counties/320505/index.html" in {each.get("href") for each in said}


def test_every_certified_place_is_named_on_its_map(
    real_pages: Mapping[str, Page], real_data: SiteData
) -> None:
    sought = {"wide": 0, "narrow": 0}
    by_name = dict(sought)
    certified = {item.county_code for item in real_data.certifications}
    for province in real_data.provinces:
        figure = getattr(real_pages[urls.province(province.slug)].body, "map", None)
        if figure is None:
            continue
        on_map = {place.code for place in figure.svg.places} & certified
        key = {unit.code: unit for place in figure.key for group in place.groups for unit in group.units}
        for layer in figure.svg.layers:
            named = {name.code: name for name in layer.names}
            for code in on_map:
                name = named[code]
                text = key[code].text
                assert name.text in ((str(key[code].number),) if name.is_number else (text, short_name(text)))
                sought[layer.kind] += 1
                by_name[layer.kind] += not name.is_number
    assert sought["wide"] == sought["narrow"] >= 280
    assert by_name["wide"] >= 0.8 * sought["wide"]


def test_every_province_is_named_on_the_national_map(real_pages: Mapping[str, Page]) -> None:
    svg = real_pages["/"].body.map.svg  # type: ignore[attr-defined]
    for layer in svg.layers:
        assert {name.text for name in layer.names} == {area.name for area in svg.areas}
        assert {"北京", "天津", "上海"} <= {name.text for name in layer.names}
