"""Scripts of every page, in a browser: sorting tables, tidying the address; nothing needs them."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sitegen.publication.publishing import publish
from sitegen.render.assets import render_assets
from sitegen.render.frame import SiteFrame
from sitegen.render.renderer import Renderer
from sitegen.site import page as pages
from sitegen.site.tables import Cell, Column, ColumnKind, DataTable

STATIC = Path(__file__).parents[2] / "static"
ROWS = (
    ("浙江", "42", "zhe jiang"),
    ("北京", "5", "bei jing"),
    ("西藏", "—", "xi zang"),
    ("上海", "16", "shang hai"),
)


@pytest.fixture
def folder(site: SiteFrame, templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one page with one table."""
    table = DataTable(
        id="t",
        caption="各省",
        columns=(
            Column(key="name", title="省份"),
            Column(key="count", title="个数", kind=ColumnKind.NUMBER, hint="公布的"),
        ),
        rows=tuple((Cell(text=name, sort=pinyin), Cell(text=count)) for name, count, pinyin in ROWS),
    )
    (templates / "pages/table.html").write_text(
        '{% extends "layouts/page.html" %}{% import "macros/ui.html" as ui %}'
        "{% block content %}{{ ui.table(body) }}{% endblock %}",
        "utf-8",
    )
    listed = pages.Page(
        url="/provinces/", template="pages/table.html", title="省份", description="各省。", body=table
    )
    target = tmp_path_factory.mktemp("out") / "site"
    publish(
        (Renderer(site=site, templates=templates).render(listed), *render_assets(STATIC, site.palette)),
        target,
    )
    return target


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on any complaint in its console."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert not complaints


def names(table: Locator) -> list[str]:
    return table.locator("tbody th").all_inner_texts()


def test_headings_sort_by_value_and_leave_blanks_last(page: Page, folder: Path) -> None:
    page.goto((folder / "provinces/index.html").as_uri())
    table = page.locator("#t")
    heading = table.locator("thead th").nth(1)
    heading.get_by_role("button").click()
    assert names(table) == ["浙江", "上海", "北京", "西藏"]
    expect(heading).to_have_attribute("aria-sort", "descending")
    heading.get_by_role("button").press("Enter")
    assert names(table) == ["北京", "上海", "浙江", "西藏"]
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("status")).to_have_text("已按个数升序排列")


def test_names_sort_by_pinyin(page: Page, folder: Path) -> None:
    page.goto((folder / "provinces/index.html").as_uri())
    table = page.locator("#t")
    table.get_by_role("button", name="省份").click()
    assert names(table) == ["北京", "上海", "西藏", "浙江"]
    expect(table.locator("thead th").nth(1)).not_to_have_attribute("aria-sort", "descending")


def test_narrow_screens_show_rows_without_sideways_scrolling(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((folder / "provinces/index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_address_bar_does_without_the_file_name(page: Page, folder: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        root = f"http://127.0.0.1:{server.server_port}"
        page.goto(f"{root}/provinces/index.html?q=1#t")
        expect(page).to_have_url(f"{root}/provinces/?q=1#t")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_files_on_a_disk_keep_their_address(page: Page, folder: Path) -> None:
    address = (folder / "provinces/index.html").as_uri()
    page.goto(address)
    expect(page).to_have_url(address)


def test_everything_stands_without_scripts(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "provinces/index.html").as_uri())
    assert names(page.locator("#t")) == [name for name, _, _ in ROWS]
    assert page.locator("#t button").count() == 0
    context.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""
