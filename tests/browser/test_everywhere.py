"""Every kind of page loads at a root, under a sub-path and from disk, asking no other host for anything."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def test_the_lists_cover_every_folder_of_pages(
    built_site: Path, page_kinds: tuple[str, ...], small_page_kinds: tuple[str, ...]
) -> None:
    folders = {path.name for path in built_site.iterdir() if any(path.glob("**/index.html"))}
    assert folders <= {page.split("/")[0] for page in page_kinds}
    assert folders <= {page.split("/")[0] for page in small_page_kinds}


@pytest.mark.parametrize(
    ("prefix", "width"), [("/a/b/", 320), ("file", 1280), pytest.param("/", 360, marks=pytest.mark.judge)]
)
def test_pages_load_without_complaint_outside_request_or_scrolling_sideways(
    prefix: str,
    width: int,
    built_site: Path,
    page_kinds: tuple[str, ...],
    serve: Callable[[str], str],
    visit: Callable[..., Any],
) -> None:
    address = f"{built_site.as_uri()}/" if prefix == "file" else serve(prefix)
    visitor = visit(address, viewport={"width": width, "height": 800})
    for path in page_kinds:
        page = visitor.go(path)
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert visitor.complaints == [], path
        assert visitor.outside == [], path


def test_links_lead_on_from_page_to_page(
    built_site: Path, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    for address in (serve("/a/b/"), f"{built_site.as_uri()}/"):
        page = visit(address).go("index.html")
        page.locator(".share-list").get_by_role("link", name="浙江").click()
        page.get_by_role("link", name="海盐县").first.click()
        assert page.locator("h1").inner_text() == "海盐县"


def test_on_the_web_the_address_has_no_file_name(
    serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/")).go("provinces/zhejiang/index.html")
    assert page.url.endswith("/provinces/zhejiang/")


def test_numbers_of_the_data_stand_on_the_pages(
    serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    visitor = visit(serve("/"), java_script_enabled=False)
    expected = {
        "index.html": ("572", "286", "188", "2845"),
        "batches/2024/index.html": ("188",),
        "plans/yunnan-2022/index.html": ("129",),
        "indicators/index.html": ("33",),
        "provinces/index.html": ("34", "2845"),
        "prefectures/index.html": ("333",),
        "claims/index.html": ("2077", "21"),
    }
    for path, numbers in expected.items():
        text = visitor.go(path, unfolded=True).locator("main").inner_text()
        missing = [number for number in numbers if number not in text]
        assert missing == [], path
