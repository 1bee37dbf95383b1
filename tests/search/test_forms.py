"""The search forms in a browser, from disk: dropdown, search page, keys, address, spoken number."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from sitegen.maps.palette import FILE, read_palette
from sitegen.model.site_data import SiteData
from sitegen.render.assets import render_assets
from sitegen.search.search_index import build_index, index_script

ROOT = Path(__file__).resolve().parents[2]

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<title>查找</title>
<link rel="stylesheet" href="{up}assets/css/site.css">
<script src="{up}assets/js/search.js" defer></script>
</head>
<body>
<header><form role="search" class="search" action="{up}search/index.html" method="get">
<input id="top" type="search" name="q" aria-label="查找"><button type="submit">查找</button>
</form></header>
<main>{main}<p><a id="after" href="#after">后文</a></p></main>
</body>
</html>
"""
RESULTS = """<div class="search-big">
<form role="search" class="search" action="{up}search/index.html" method="get">
<input id="big" type="search" name="q" aria-label="全站查找"><button type="submit">查找</button>
</form><div data-search-results></div></div>"""


@pytest.fixture(scope="module")
def site(data: SiteData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    palette = read_palette(ROOT / "static" / "css" / FILE, ())
    for file in render_assets(ROOT / "static", palette):
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    index = index_script(build_index(data, ()))
    (folder / index.path).write_bytes(index.content)
    (folder / "about").mkdir()
    (folder / "search").mkdir()
    (folder / "counties" / "110108").mkdir(parents=True)
    (folder / "about" / "index.html").write_text(PAGE.format(up="../", main=""), "utf-8")
    found = RESULTS.format(up="../")
    (folder / "search" / "index.html").write_text(PAGE.format(up="../", main=found), "utf-8")
    (folder / "counties" / "110108" / "index.html").write_text("<title>海淀区</title>", "utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not faults


def open_page(page: Page, site: Path, path: str) -> None:
    page.goto((site / path).as_uri())


def test_index_is_loaded_only_when_the_box_is_used(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    assert page.evaluate("typeof window.sitegenSearchIndex") == "undefined"
    page.focus("#top")
    page.wait_for_selector("html[data-search=ready]")
    assert page.evaluate("typeof window.sitegenSearchIndex") == "object"


def test_what_was_typed_while_loading_is_answered(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "海淀")
    expect(page.locator("[data-search-results] a").first).to_contain_text("北京市 › 海淀区")


def test_homonyms_are_told_apart_by_their_path(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "鼓楼区")
    links = page.locator("[data-search-results] a")
    expect(links).to_have_count(4)
    expect(links.first).to_contain_text("江苏省 › 南京市 › 鼓楼区")
    assert len({text.split("鼓楼区")[0] for text in links.all_inner_texts()}) == 4


def test_by_keyboard_alone(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.focus("#top")
    page.wait_for_selector("html[data-search=ready]")
    page.keyboard.type("海淀")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "search-hit"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "top"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/counties/110108/index.html")


def test_escape_closes_and_keeps_the_words(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "海淀")
    page.wait_for_selector("[data-search-results] a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-results]")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "top"
    assert page.input_value("#top") == "海淀"


def test_leaving_the_form_closes_the_results(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "海淀")
    page.wait_for_selector("[data-search-results] a")
    page.focus("#after")
    expect(page.locator("[data-search-results]")).to_be_hidden()


def test_number_of_results_is_spoken(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "鼓楼区")
    expect(page.locator("[role=status]")).to_contain_text("找到 4 条")


def test_address_asks_and_answers(page: Page, site: Path) -> None:
    page.goto((site / "search" / "index.html").as_uri() + "?q=hdq")
    expect(page.locator("[data-search-results] a").first).to_contain_text("海淀区")
    assert page.input_value("#big") == "hdq"
    page.fill("#big", "南京鼓楼")
    page.wait_for_url(f"**/search/index.html?q={quote('南京鼓楼')}")


def test_enter_in_the_header_goes_to_the_search_page(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "海淀")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    expect(page.locator("[data-search-results] a").first).to_contain_text("海淀区")


def test_many_results_come_in_parts(page: Page, site: Path) -> None:
    page.goto((site / "search" / "index.html").as_uri() + "?q=区")
    rest = page.locator(".search-rest").last
    before = page.locator("[data-search-results] a").count()
    rest.click()
    assert page.locator("[data-search-results] a").count() > before


def test_one_element_holds_the_results(page: Page, site: Path) -> None:
    for path in ("about/index.html", "search/index.html"):
        open_page(page, site, path)
        page.fill("#top", "鄞州")
        page.wait_for_selector("[data-search-results] a")
        assert page.locator("[data-search-results]").count() == 1


def test_nothing_is_wider_than_a_small_telephone(page: Page, site: Path) -> None:
    for path in ("about/index.html", "search/index.html"):
        open_page(page, site, path)
        page.fill("#top", "自治")
        page.wait_for_selector("[data-search-results] a")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_words_without_an_answer_get_advice(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "qqqqqqqq")
    expect(page.locator("[data-search-results]")).to_contain_text("没有找到")


def test_only_what_was_typed_is_marked(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "淀区")
    expect(page.locator("[data-search-results] mark")).to_have_text("淀区")
    page.fill("#top", "石淋县")
    expect(page.locator("[data-search-results] mark")).to_have_count(0)
    expect(page.locator("[data-search-results] a")).to_contain_text("石林彝族自治县")


def test_words_are_shown_as_words(page: Page, site: Path) -> None:
    open_page(page, site, "about/index.html")
    page.fill("#top", "<img src=x onerror=alert(1)>")
    expect(page.locator("[data-search-results]")).to_contain_text("没有找到")
    assert page.locator("[data-search-results] img").count() == 0
