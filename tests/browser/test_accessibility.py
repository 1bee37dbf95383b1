"""What axe-core finds on every kind of page, on a desktop in the dark and on a telephone in the light."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},
}
"""Details of violations alone: those of what is in order take most of the time. Targets have 24 pixels."""
SCREENS = [(1280, "dark"), (360, "light")]


def violations(visitor: Any, paths: Iterable[str]) -> list[tuple[str, str, str]]:
    """Page, rule and first place of everything that axe finds."""
    found = []
    for path in paths:
        page = visitor.go(path)
        if "?q=" in path:
            page.wait_for_selector("html[data-search=ready]")
        rules = Axe().run(page, options=OPTIONS).response["violations"]
        found += [(path, rule["id"], rule["nodes"][0]["html"]) for rule in rules]
    return found


def screen(width: int, scheme: str) -> dict[str, Any]:
    """Options of a browser's context in which axe may run."""
    return {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}


@pytest.mark.judge
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing(
    width: int,
    scheme: str,
    page_kinds: tuple[str, ...],
    serve: Callable[[str], str],
    visit: Callable[..., Any],
) -> None:
    visitor = visit(serve("/"), **screen(width, scheme))
    assert violations(visitor, (*page_kinds, "search/index.html?q=鼓楼")) == []
