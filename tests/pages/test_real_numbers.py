"""The numbers that readers come for stand on the pages, and come out of the data."""

from collections.abc import Mapping
from typing import Any

import pytest

from sitegen.site.page import Page
from sitegen.site.tables import DataTable


def body(pages: Mapping[str, Page], url: str) -> Any:
    return pages[url].body


def column(table: DataTable, key: str) -> list[str]:
    place = [each.key for each in table.columns].index(key)
    return [row[place].text for row in table.rows]


def test_home_counts_572_first_and_then_the_names(real_pages: Mapping[str, Page]) -> None:
    stat = body(real_pages, "/").stat
    assert stat.value == "572"
    assert "本站收到其中286个的名字" in stat.sentence
    held = body(real_pages, "/").held.text
    assert "2019年2个、2023年53个、2024年188个、2025年第1批43个" in held
    assert "2025年第1批283个（公布326个）" in held


def test_home_leads_to_the_newest_names_in_excel(real_pages: Mapping[str, Page]) -> None:
    latest = [item for item in body(real_pages, "/").latest if item.downloads]
    assert [item.url for item in latest] == ["/batches/2025-1/"]
    assert latest[0].downloads[0].url == "/downloads/batches/2025-1/certifications.xlsx"


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("/batches/2024/", "188"),
        ("/plans/yunnan-2022/", "129"),
        ("/indicators/", "33"),
        ("/prefectures/", "333"),
        ("/provinces/zhejiang/", "69"),
    ],
)
def test_strong_number(real_pages: Mapping[str, Page], url: str, value: str) -> None:
    assert body(real_pages, url).stat.value == value


def test_34_provinces_and_2845_counties(real_pages: Mapping[str, Page]) -> None:
    provinces = body(real_pages, "/provinces/")
    assert len(provinces.table.rows) == 34
    assert column(provinces.statutory, "2025")[-1] == "2845"
    assert body(real_pages, "/counties/").statutory == 2845


def test_2077_in_21_provinces_at_the_end_of_2023(real_pages: Mapping[str, Page]) -> None:
    table = body(real_pages, "/provinces/").statutory
    row = column(table, "region").index("中部、西部和东北合计")
    assert column(table, "provinces")[row] == "21"
    assert column(table, "2023")[row] == "2077"


def test_two_units_of_one_name_warn_of_each_other(real_pages: Mapping[str, Page]) -> None:
    district, zone = body(real_pages, "/counties/500157/"), body(real_pages, "/counties/5000Z1/")
    assert not district.certifications
    assert "5000Z1，2024年认定" in district.warnings[0]
    assert zone.certifications
    assert "500157，2025年设立，收到的名单上没有" in zone.warnings[0]


def test_every_unit_has_a_page(real_pages: Mapping[str, Page], real_data: Any) -> None:
    codes = {county.code for county in real_data.counties}
    assert {
        url.split("/")[2] for url in real_pages if url.count("/") == 3 and url.startswith("/counties/")
    } == {*codes, "table"}
    listed = [entry for letter in body(real_pages, "/counties/").letters for entry in letter.entries]
    assert len(listed) == len(codes)


def test_a_prefecture_and_a_county_say_that_names_of_their_province_are_missing(
    real_pages: Mapping[str, Page],
) -> None:
    ningbo, fuzhou = (body(real_pages, f"/prefectures/{code}/").stat for code in ("330200", "350100"))
    assert (ningbo.value, ningbo.label) == ("6", "个单位在收到的名单上")
    assert ningbo.sentence.endswith("浙江省还缺27个名字，其中有没有宁波市的不知道。")
    assert "不知道" not in fuzhou.sentence
    assert "收到名字的42个已认定，占46.7%；还缺27个名字。" in str(body(real_pages, "/counties/330212/"))


def test_certified_units_have_their_names_on_the_map_of_a_provincial_plan(
    real_pages: Mapping[str, Page],
) -> None:
    drawn = body(real_pages, "/plans/yunnan-2022/").map.drawing
    assert {name.text for name in drawn.names.names} == {"马龙区", "易门县"}
