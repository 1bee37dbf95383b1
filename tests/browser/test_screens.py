"""How far one scrolls on a telephone, what the first screen holds, and what is never folded away."""

from collections.abc import Callable
from typing import Any

import pytest

TELEPHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
SCREENS = {
    "index.html": 7,
    "provinces/jiangsu/index.html": 12,
    "provinces/sichuan/index.html": 12,
    "provinces/yunnan/index.html": 12,
    "provinces/zhejiang/index.html": 12,
    "counties/110101/index.html": 5,
    "counties/320104/index.html": 5,
    "counties/320115/index.html": 5,
    "counties/500112/index.html": 5,
    "counties/530102/index.html": 5,
    "counties/530825/index.html": 5,
    "batches/2024/index.html": 12,
    "batches/2025-1/index.html": 12,
    "plans/yunnan-2022/index.html": 12,
    "progress/index.html": 12,
    "data/index.html": 12,
    "en/data/index.html": 12,
    "health/index.html": 12,
    "indicators/index.html": 12,
    "maps/china/index.html": 12,
    "maps/zhejiang/index.html": 12,
}
"""The most screens of a page at 360 × 740."""
HEADER = 110
"""Pixels of the header there."""

SHUT = """() => {
  const text = document.querySelector("main").cloneNode(true);
  for (const fold of text.querySelectorAll("details:not([open])")) {
    for (const child of Array.from(fold.children)) if (child.localName !== "summary") child.remove();
  }
  return text.textContent;
}"""
"""What a page says while all folds are shut."""


def screens(page: Any) -> float:
    """Heights of the window that the whole page takes."""
    return float(page.evaluate("document.documentElement.scrollHeight / innerHeight"))


@pytest.mark.judge
def test_pages_keep_to_their_screens(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    visitor = visit(serve("/"), viewport=TELEPHONE)
    found = {path: round(screens(visitor.go(path)), 1) for path in SCREENS}
    assert {path: length for path, length in found.items() if length > SCREENS[path]} == {}


def test_the_header_is_low_and_the_menu_opens_without_a_script(
    serve_small: Callable[[str], str], small_page_kinds: tuple[str, ...], visit: Callable[..., Any]
) -> None:
    visitor = visit(serve_small("/"), viewport=TELEPHONE, java_script_enabled=False)
    for path in small_page_kinds:
        if path.startswith("embed/"):
            continue
        page = visitor.go(path)
        assert page.locator(".site-header").bounding_box()["height"] <= HEADER, path
        assert page.locator("form[role=search]").count() == (not path.startswith("en/")), path
    page = visitor.go("about/index.html")
    assert not page.locator(".site-menu").is_visible()
    page.get_by_role("button", name="栏目").click()
    page.locator(".site-menu").get_by_role("link", name="规划").click()
    page.wait_for_url("**/plans/**")


@pytest.mark.parametrize("viewport", [TELEPHONE, DESKTOP], ids=["telephone", "desktop"])
def test_the_first_screen_answers(
    viewport: dict[str, int], serve_small: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    visitor = visit(serve_small("/"), viewport=viewport)
    for path, answer in (
        ("index.html", ".stat-value"),
        ("provinces/zhejiang/index.html", ".stat-value"),
        ("counties/330205/index.html", ".answer-word"),
        ("batches/2024/index.html", ".stat-value"),
    ):
        box = visitor.go(path).locator(answer).first.bounding_box()
        assert box["y"] + box["height"] <= viewport["height"], path


def test_no_certified_name_and_no_missing_number_is_only_in_a_closed_fold(
    mini_data: Any, serve_small: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    visitor = visit(serve_small("/"), viewport=DESKTOP)
    for batch in mini_data.batches:
        text = visitor.go(f"batches/{batch.id}/index.html").evaluate(SHUT)
        named = mini_data.certifications_in[batch.id]
        assert [item.published_name for item in named if item.published_name not in text] == []
        if missing := batch.declared_total - len(named):
            assert f"还缺{missing}个" in text, batch.id
    for province in mini_data.provinces:
        text = visitor.go(f"provinces/{province.slug}/index.html").evaluate(SHUT)
        units = mini_data.counties_of_province[province.code]
        certified = [unit.name for unit in units if mini_data.certifications_of[unit.code]]
        assert [name for name in certified if name not in text] == [], province.slug


@pytest.mark.parametrize("path", ["data/changes/index.html", "counties/110101/index.html"])
def test_terms_take_no_more_room_than_they_need(
    serve_small: Callable[[str], str], visit: Callable[..., Any], path: str
) -> None:
    page = visit(serve_small("/"), viewport=TELEPHONE).go(path)
    facts = page.locator(".facts").first
    shares = facts.evaluate(
        "facts => Array.from(facts.querySelectorAll('dt'), dt => dt.offsetWidth / facts.offsetWidth)"
    )
    assert shares
    assert max(shares) < 0.4
    assert len({round(share, 2) for share in shares}) == 1
