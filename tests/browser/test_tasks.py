"""What readers come for, counted in clicks from the home page, with a mouse and with a thumb."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

SCREENS = [{"width": 1280, "height": 800}, {"width": 360, "height": 740}]


class Reader:
    """Somebody who clicks, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, what: Locator) -> None:
        """One click on something in sight."""
        what.first.click()
        self.clicks += 1

    def link(self, name: str, within: str = "main") -> Locator:
        """A link in sight."""
        return self.page.locator(within).get_by_role("link", name=name, exact=True)


@pytest.fixture(params=SCREENS, ids=["desktop", "telephone"])
def reader(
    request: pytest.FixtureRequest, serve_small: Callable[[str], str], visit: Callable[..., Any]
) -> Iterator[Reader]:
    visitor = visit(serve_small("/"), viewport=request.param, accept_downloads=True)
    yield Reader(visitor.go("index.html"))
    assert visitor.complaints == []


def test_is_it_certified(reader: Reader) -> None:
    reader.click(reader.page.get_by_role("searchbox"))
    reader.page.keyboard.type("江北区")
    reader.page.wait_for_selector(".search-hit")
    assert "2019年认定" in reader.page.inner_text(".search-results")
    assert reader.clicks == 1


def test_open_the_document(reader: Reader) -> None:
    reader.page.get_by_role("searchbox").fill("江北区")
    reader.page.get_by_role("searchbox").focus()
    reader.click(reader.page.locator(".search-hit"))
    reader.page.wait_for_url("**/counties/330205/**")
    original = reader.page.locator(".answer").get_by_role("link", name="打开原文")
    assert original.first.get_attribute("href").startswith("http")
    assert reader.clicks + 1 == 2


def test_take_the_table_of_a_province(reader: Reader) -> None:
    reader.click(reader.link("浙江"))
    with reader.page.expect_download() as waiting:
        reader.click(reader.link("下载Excel"))
    assert waiting.value.suggested_filename.endswith(".xlsx")
    assert reader.clicks == 2


def test_cite(reader: Reader) -> None:
    reader.click(reader.link("浙江"))
    reader.click(reader.link("引用"))
    assert reader.page.locator("#cite pre").first.is_visible()
    assert reader.clicks == 2


def test_see_who_is_planned_and_on_no_list(reader: Reader) -> None:
    reader.click(reader.link("到了规划的年份，名单上没有"))
    reader.page.wait_for_url("**/progress/**")
    assert reader.page.locator("[aria-labelledby=due] .named li a").first.is_visible()
    assert reader.clicks <= 2


def test_compare_two_provinces(reader: Reader) -> None:
    reader.click(reader.link("浙江"))
    reader.click(reader.link("比较"))
    reader.page.wait_for_selector("html[data-compare=ready]")
    reader.click(reader.page.get_by_role("button", name="云南省"))
    assert reader.page.locator("#compare-table thead a").all_inner_texts() == ["浙江省", "云南省"]
    assert reader.clicks == 3


def test_report_an_error(reader: Reader) -> None:
    reader.click(reader.link("浙江"))
    reader.click(reader.link("报错"))
    reader.page.wait_for_url("**/about/**#errors")
    assert reader.page.locator("#errors").is_visible()
    assert reader.clicks == 2
