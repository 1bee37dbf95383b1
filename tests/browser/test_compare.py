"""Places side by side, from disk and offline: the address, the table, the bars, the file and the citation."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

READY = "html[data-compare=ready]"
Open = Callable[[str], Page]


@pytest.fixture
def open_comparison(browser: Browser, built_site: Path) -> Iterator[Open]:
    """Opens the page from disk with what stands behind the question mark; fails on any complaint."""
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))

    def go(query: str) -> Page:
        page.goto((built_site / "compare" / "index.html").as_uri() + query)
        page.wait_for_selector(READY)
        return page

    yield go
    context.close()
    assert complaints == []


def names(page: Page) -> list[str]:
    """The places that stand side by side."""
    return page.locator("#compare-table thead a").all_inner_texts()


def cells(page: Page, key: str) -> list[str]:
    """What stands in one line of the table."""
    return page.locator(f"#compare-table tr[data-key={key}] td").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?units=330000,320000", ["浙江省", "江苏省"]),
        ("?units=330200,330100,330600", ["宁波市", "杭州市", "绍兴市"]),
        ("?units=330205,330212", ["江北区", "鄞州区"]),
        ("?units=441900,320583", ["东莞市", "昆山市"]),
        ("?units=441900", ["东莞市"]),
        ("?units=330000,330000,000000,<b>,320000", ["浙江省", "江苏省"]),
        ("?units=110000,120000,130000,140000,150000", ["北京市", "天津市", "河北省", "山西省"]),
        ("?units=nothing", []),
        ("", []),
    ],
)
def test_the_address_says_what_stands_side_by_side(
    query: str, shown: list[str], open_comparison: Open
) -> None:
    page = open_comparison(query)
    assert names(page) == shown
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_is_chosen_stands_in_the_address_and_comes_back(open_comparison: Open) -> None:
    page = open_comparison("?units=330000")
    page.get_by_role("button", name="云南省").click()
    assert page.url.endswith("?units=330000,530000")
    page.reload()
    page.wait_for_selector(READY)
    assert names(page) == ["浙江省", "云南省"]
    page.get_by_role("button", name="移去浙江省").click()
    assert page.url.endswith("?units=530000")


def test_a_city_that_is_a_county_too_stays_what_it_was(open_comparison: Open) -> None:
    page = open_comparison("?units=441900&level=counties")
    assert cells(page, "units") == []
    assert len(cells(page, "answer")) == 1
    page.get_by_label("省、市、县区的名称或代码").fill("昆山")
    page.get_by_role("button", name="江苏省苏州市昆山市").click()
    page.reload()
    page.wait_for_selector(READY)
    assert names(page) == ["东莞市", "昆山市"]


def test_every_target_has_24_pixels(open_comparison: Open) -> None:
    page = open_comparison("?units=330205,330212,110108")
    targets = page.locator("#compare-choose button, #compare-choose input, #compare-result :is(a, button)")
    sizes = targets.evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert min(size for size in sizes if size) >= 24


def test_no_fifth_place_is_offered(open_comparison: Open) -> None:
    page = open_comparison("?units=110000,120000,130000,140000")
    assert page.locator("#compare-picks button").count() == 0
    assert "最多比4个" in page.locator("#compare-hint").inner_text()


def test_what_is_missing_stands_in_the_table_and_beside_each_bar(open_comparison: Open) -> None:
    page = open_comparison("?units=330000,530000")
    missing = cells(page, "missing")
    assert missing[0].isdecimal()
    assert "未查到" in missing[1]
    bars = page.locator("#compare-chart li")
    for bar, words, share in zip(bars.all(), missing, cells(page, "share_statutory"), strict=True):
        assert words in bar.inner_text()
        assert share in bar.inner_text()


def test_the_file_has_what_the_table_shows(open_comparison: Open) -> None:
    page = open_comparison("?units=330205,330212")
    with page.expect_download() as event:
        page.get_by_role("button", name="下载这张表").click()
    assert event.value.suggested_filename == "比较：江北区、鄞州区.csv"
    content = Path(event.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["项目", "浙江省宁波市江北区", "浙江省宁波市鄞州区"]
    assert rows[1] == ["认定", *cells(page, "answer")]
    assert ["网页", page.url] in rows
    assert "数据截至" in rows[-1][1]


def test_the_citation_names_these_places(open_comparison: Open) -> None:
    page = open_comparison("?units=330000,320000")
    page.locator("details.cite > summary").click()
    assert "并排比较：浙江省、江苏省[EB/OL]" in page.locator("#cite-gbt7714").inner_text()
    page.get_by_role("button", name="移去江苏省").click()
    assert "并排比较：浙江省[EB/OL]" in page.locator("#cite-gbt7714").inner_text()
    assert page.title().startswith("并排比较：浙江省")


def test_without_a_script_the_page_says_where_the_numbers_are(
    serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/"), java_script_enabled=False).go("compare/index.html")
    notice = page.locator("main .notice")
    assert "并排比较要用脚本" in notice.inner_text()
    assert notice.get_by_role("link").count() == 3
    assert not page.locator("#compare-choose").is_visible()


@pytest.mark.parametrize("codes", ["330212,330203", "330212,330203,330205,330206"])
def test_what_is_compared_takes_less_room_than_the_places(open_comparison: Open, codes: str) -> None:
    page = open_comparison(f"?units={codes}")
    first, whole = (
        page.locator(f"#compare-table {part}").first.bounding_box() for part in ("tbody th", "table")
    )
    assert first
    assert whole
    assert 0.2 < first["width"] / whole["width"] < 0.31
