"""How much a page loads at first view: its HTML with the style sheets and scripts that it names.

The search loads its parts and its index when a search box is first used, so they are not in it;
`test_a_browser_fetches_no_more` asks a browser whether that is so.
"""

import gzip
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

KILOBYTE = 1000
LATER = {"assets/js/table-filter.js"}
"""What scripts fetch by themselves on some pages; it counts in the browser's test."""


NAMED = etree.XPath(
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='manifest']/@href"
    " | (//script | //img | //iframe | //source)/@src | //object/@data"
)
"""What a browser fetches while it reads a page: style sheets, icons, scripts, pictures and frames."""


def first_view(page: Path) -> Iterator[Path]:
    """The page itself and every file that it loads at once."""
    yield page
    for link in dict.fromkeys(NAMED(etree.HTML(page.read_bytes()))):
        if link:
            yield Path(os.path.normpath(page.parent / link))


@cache
def compressed(file: Path) -> int:
    """Bytes of a file as servers send it."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def weight(page: Path) -> int:
    """Bytes of a page's first view, each file compressed on its own."""
    return sum(map(compressed, first_view(page)))


@pytest.mark.parametrize(
    ("pattern", "kilobytes"),
    [
        ("index.html", 90),
        ("provinces/*/index.html", 120),
        ("counties/[0-9]*/index.html", 25),
        ("prefectures/*/index.html", 30),
        ("batches/*/index.html", 60),
        ("plans/*/index.html", 60),
        ("indicators/*/index.html", 25),
        ("departments/*/index.html", 25),
        ("progress/index.html", 60),
        ("analysis/index.html", 60),
    ],
)
def test_every_page_of_a_kind_keeps_its_budget(built_site: Path, pattern: str, kilobytes: int) -> None:
    pages = list(built_site.glob(pattern))
    assert pages
    too_heavy = {
        page.relative_to(built_site).as_posix(): size
        for page, size in zip(pages, map(weight, pages), strict=True)
        if size > kilobytes * KILOBYTE
    }
    assert too_heavy == {}


@pytest.mark.parametrize(
    ("path", "kilobytes"),
    [
        ("index.html", 90),
        ("provinces/sichuan/index.html", 120),
        ("counties/330205/index.html", 25),
        ("analysis/index.html", 60),
    ],
)
def test_a_browser_fetches_no_more(
    built_site: Path,
    serve: Callable[[str], str],
    visit: Callable[..., Any],
    path: str,
    kilobytes: int,
) -> None:
    address = serve("/")
    visitor = visit(address)
    fetched: set[str] = set()
    visitor.page.on("request", lambda request: fetched.add(request.url.removeprefix(address)))
    visitor.go(path)
    visitor.page.wait_for_load_state("networkidle")
    named = {file.relative_to(built_site).as_posix() for file in first_view(built_site / path)}
    assert fetched <= named | LATER
    files = [built_site / name for name in fetched if name]
    assert sum(map(compressed, files)) <= kilobytes * KILOBYTE
