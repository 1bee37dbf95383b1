"""What axe-core finds on every kind of page, on a desktop in the dark and on a telephone in the light."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

OPTIONS = {"resultTypes": ["violations"], "preload": False}
"""Details of violations alone: those of what is in order take most of the time."""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light")])
def test_axe_finds_nothing(
    width: int,
    scheme: str,
    page_kinds: tuple[str, ...],
    serve: Callable[[str], str],
    visit: Callable[..., Any],
) -> None:
    visitor = visit(
        serve("/"), viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    violations = []
    for path in (*page_kinds, "search/index.html?q=鼓楼"):
        page = visitor.go(path)
        if "?q=" in path:
            page.wait_for_selector("html[data-search=ready]")
        found = Axe().run(page, options=OPTIONS).response["violations"]
        violations += [(path, rule["id"], rule["nodes"][0]["html"]) for rule in found]
    assert violations == []
