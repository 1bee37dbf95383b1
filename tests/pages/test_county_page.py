"""What a county's page adds to its status: neighbours, and the rows behind it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html as lxml_html

from sitegen.datasets.package import Package
from sitegen.exceptions import InternalError
from sitegen.maps.base_maps import BaseMaps
from sitegen.pages.county.county_neighbours import county_borders
from sitegen.pages.parts.data_rows import RowFinder
from sitegen.site.page import Page


def body(pages: Mapping[str, Page], code: str) -> Any:
    return pages[f"/counties/{code}/"].body


def test_neighbours_are_those_of_the_data(pages: Mapping[str, Page]) -> None:
    badges = body(pages, "320505").neighbours
    assert [(badge.text, badge.note) for badge in badges] == [("吴中区", "名单未收齐")]


def test_neighbours_across_provinces_name_their_place(real_pages: Mapping[str, Page]) -> None:
    badges = {badge.text: badge.note for badge in body(real_pages, "110112").neighbours}
    assert badges["三河市"] == "河北省廊坊市，名单未收齐"
    assert badges["朝阳区"] == "2023年认定"
    assert len(badges) == 8


def test_neighbours_in_another_prefecture_name_it(real_pages: Mapping[str, Page]) -> None:
    badges = {badge.text: badge.note for badge in body(real_pages, "320505").neighbours}
    assert badges["滨湖区"].startswith("无锡市，")


def test_what_is_not_drawn_has_no_neighbours_to_tell(real_pages: Mapping[str, Page]) -> None:
    assert body(real_pages, "500157").neighbours is None
    assert body(real_pages, "3205Z1").neighbours is None
    assert body(real_pages, "330922").neighbours == ()


def test_borders_are_those_of_both_sides(base_maps: BaseMaps) -> None:
    borders = county_borders(base_maps)
    assert all(one in borders[other] for one, others in borders.items() for other in others)


def test_rows_name_file_and_key(pages: Mapping[str, Page]) -> None:
    rows = [(row.file, row.key) for row in body(pages, "330205").rows]
    assert rows == [
        ("datasets/certification/certifications.csv", "batch_id=2019，county_code=330205"),
        ("datasets/divisions/counties.csv", "code=330205"),
    ]


def test_a_row_that_is_not_there_can_be_reported_too(pages: Mapping[str, Page]) -> None:
    first = body(pages, "530126").rows[0]
    assert first.is_missing
    assert first.key == "county_code=530126"
    assert parse_qs(first.report)["field"] == ["整行"]


def test_a_report_fills_in_the_form(pages: Mapping[str, Page]) -> None:
    fields = parse_qs(body(pages, "330205").rows[0].report)
    assert fields == {
        "template": ["correction.yml"],
        "row": ["datasets/certification/certifications.csv 2019,330205"],
        "page": ["/counties/330205/"],
        "current": ["江北区"],
    }


def test_plan_targets_and_zones_have_their_rows(pages: Mapping[str, Page]) -> None:
    assert "plan_id=yunnan-2022，county_code=530126，stage=national" in [
        row.key for row in body(pages, "530126").rows
    ]
    assert body(pages, "3205Z1").rows[-1].file == "datasets/divisions/zones.csv"


def test_a_wrong_key_is_refused(mini_package: Package) -> None:
    find = RowFinder(package=mini_package.descriptor, page="/")
    with pytest.raises(InternalError, match="primary key"):
        find.row("certifications", {"batch_id": "2019"}, "认定")


def test_files_and_keys_stand_in_a_fold(mini_site: Path) -> None:
    pages = list((mini_site / "counties").glob("*/index.html"))
    assert pages
    for page in pages:
        tree = lxml_html.fromstring(page.read_text(encoding="utf-8"))
        named = tree.xpath("//body//*[not(self::script)][contains(text(), 'datasets/')]")
        assert all(
            node.xpath("ancestor::details[starts-with(normalize-space(summary), '数据在哪里')]")
            for node in named
        ), page


def test_a_unit_that_is_no_more_says_where_it_went(real_pages: Mapping[str, Page]) -> None:
    found = [(badge.text, badge.url, badge.note) for badge in body(real_pages, "330103").successors]
    assert found == [("拱墅区", "/counties/330105/", "名单未收齐")]
    assert body(real_pages, "330105").successors == ()


def test_nothing_is_asked_of_a_unit_that_is_no_more(built_site: Path) -> None:
    ended, current = (
        lxml_html.parse(built_site / f"counties/{code}/index.html").getroot() for code in ("330103", "330105")
    )
    assert not ended.xpath("//*[@id='meaning']")
    assert current.xpath("//*[@id='meaning']")
    assert ended.xpath("//main//a[@href='../../counties/330105/index.html'][contains(., '拱墅区（名单')]")


def test_a_link_to_a_text_names_the_site_that_opens(pages: Mapping[str, Page]) -> None:
    views = [
        view
        for page in pages.values()
        if page.url.startswith("/counties/3")
        for view in page.body.certifications
    ]
    links = [link for view in views for link in view.originals]
    assert links
    assert [link.text for link in links if str(urlsplit(link.url).hostname) not in link.text] == []
