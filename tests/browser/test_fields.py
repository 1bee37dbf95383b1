"""Fields and buttons: none looks as the browser would have it, on light paper or on dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

OWN = """
() => {
  const probe = document.body.appendChild(document.createElement("p"));
  const colour = (name) => {
    probe.style.backgroundColor = `var(--${name})`;
    return getComputedStyle(probe).backgroundColor;
  };
  const own = ["paper", "panel", "accent"].map(colour).concat("rgba(0, 0, 0, 0)");
  const fields = "button, select, textarea, input:not([type=checkbox], [type=radio], [type=file])";
  return Array.from(document.querySelectorAll(fields))
    .filter((field) => !own.includes(getComputedStyle(field).backgroundColor))
    .map((field) => field.outerHTML);
}
"""
PATHS = (
    "index.html",
    "search/many/index.html",
    "compare/index.html",
    "assess/index.html",
    "counties/table/index.html",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fields_and_buttons_are_of_the_page(browser: Browser, built_site: Path, scheme: str) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    foreign = {}
    for path in PATHS:
        page.goto((built_site / path).as_uri())
        foreign[path] = page.evaluate(OWN)
    page.close()
    assert foreign == {path: [] for path in PATHS}
