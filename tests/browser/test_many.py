"""Many names at once, from disk and offline: what each is, what is left to choose, and the file to keep."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

READY = "html[data-many=ready]"


@pytest.fixture
def page(browser: Browser, built_site: Path) -> Iterator[Page]:
    """The page from disk, which fails on any complaint of the browser."""
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((built_site / "search" / "many" / "index.html").as_uri())
    page.wait_for_selector(READY)
    yield page
    context.close()
    assert complaints == []


def paste(page: Page, text: str) -> Locator:
    """The rows of the result."""
    page.get_by_label("一行一个").fill(text)
    page.wait_for_selector("#many-result[data-done]")
    return page.locator("#many-rows tr")


def kept(page: Page) -> list[dict[str, str]]:
    """Rows of the downloaded file."""
    with page.expect_download() as event:
        page.get_by_role("button", name="下载结果 CSV").click()
    content = Path(event.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("海淀区", "110108"),
        ("浙江省\t宁波市\t鄞州区", "330212"),
        ("1,浙江省,宁波市,鄞州区,已上报,320", "330212"),
        ("鄞州区，宁波市，浙江省", "330212"),
        ("北京市海淀区", "110108"),
        ("江苏 南京 鼓楼", "320106"),
        ("南通\t通州", "320612"),
        ("海澱區", "110108"),
        ("鄞县", "330212"),
        ("330212", "330212"),
        ("330212000000\t鄞州区", "330212"),
        ("海淀区教育委员会", "110108"),
        ('"昆山市"', "320583"),
        ("东莞市", "441900"),
        ("海南\t琼海", "469002"),
        ("石林县", "530126"),
        ("下城区", "330103"),
    ],
)
def test_a_row_is_recognized(row: str, code: str, page: Page) -> None:
    paste(page, row)
    assert [(item["结果"], item["代码"]) for item in kept(page)] == [("认出", code)]


@pytest.mark.parametrize(
    ("row", "result"),
    [
        ("鼓楼区", "要选"),
        ("朝阳", "要选"),
        ("浙江省,海淀区", "要选"),
        ("火星区", "没有认出"),
        ("海定区", "没有认出"),
        ("haidian", "没有认出"),
        ("12345", "没有认出"),
    ],
)
def test_nothing_is_guessed(row: str, result: str, page: Page) -> None:
    paste(page, row)
    assert [(item["结果"], item["名称"]) for item in kept(page)] == [(result, "")]


def test_each_row_says_the_answer(page: Page) -> None:
    rows = paste(page, "省,市,区县\n浙江省,宁波市,鄞州区\n鼓楼区\n海定区\n宁波市\n鄞州区")
    expect(rows).to_have_count(5)
    expect(rows.nth(0)).to_contain_text("有4处叫这个名字")
    expect(rows.nth(1)).to_contain_text("相近的：北京市 › 海淀区")
    expect(rows.nth(2)).to_contain_text("浙江省 › 宁波市 › 鄞州区")
    expect(rows.nth(2).locator(".badge")).to_have_text("2024年认定")
    expect(rows.nth(3)).to_contain_text("不是县级")
    expect(rows.nth(4)).to_contain_text("与第2行是同一处")
    assert [item["行"] for item in kept(page)] == ["2", "3", "4", "5", "6"]
    expect(page.locator("#many-summary")).to_have_text(
        "5个名字，认出3个；1个不同的县级单位里，名单上有1个；1个要您选一选；1个没有认出。"
    )


def test_several_names_of_one_row_are_told_one_by_one(page: Page) -> None:
    rows = paste(page, "北京市：东城区、海淀区、朝阳区".replace("：", "\t"))
    expect(rows).to_have_count(3)
    expect(rows.nth(2)).to_contain_text("北京市 › 朝阳区")


def test_one_of_several_is_chosen(page: Page) -> None:
    paste(page, "鼓楼区")
    page.get_by_label("第1行“鼓楼区”是哪一个").select_option(label="江苏省 › 南京市 › 鼓楼区")
    expect(page.locator("#many-rows tr")).to_contain_text("认定")
    assert [item["代码"] for item in kept(page)] == ["320106"]


def test_what_excel_would_run_is_inert_in_the_file(page: Page) -> None:
    paste(page, '=HYPERLINK("http://example.org")\n+火星区')
    assert [item["原文"][0] for item in kept(page)] == ["'", "'"]
    assert page.locator("#many-rows a").count() == 0


def test_markup_is_shown_as_words(page: Page) -> None:
    rows = paste(page, "<img src=x onerror=alert(1)>海淀区")
    expect(rows).to_contain_text("<img")
    assert page.locator("#many-rows img").count() == 0


def test_five_hundred_names_come_in_slices(page: Page) -> None:
    """Counted work, not time: what is said in between, what is drawn at once, and that the file has all."""
    page.evaluate(
        """() => {
          window.said = [];
          const listener = new MutationObserver((changes) => window.said.push(changes.length));
          listener.observe(document.getElementById("many-rows"), { childList: true });
        }"""
    )
    names = page.evaluate("sitegenSearchIndex.names.split(' ').slice(-2600, -2100)")
    rows = paste(page, "\n".join(names))
    expect(rows).to_have_count(100)
    assert page.evaluate("window.said.length") >= 10
    page.get_by_role("button", name="再列出其余400行").click()
    expect(rows).to_have_count(200)
    assert len(kept(page)) == 500


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_the_result(
    width: int, scheme: str, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    screen = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme, "bypass_csp": True}
    shown = visit(serve("/"), **screen).go("search/many/index.html")
    shown.wait_for_selector(READY)
    paste(shown, "浙江省\t宁波市\t鄞州区\n鼓楼区\n海定区\n宁波市")
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(shown, options=options).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
