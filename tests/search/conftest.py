"""The real data, read once, and the search as it runs in a browser."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sitegen.model.site_data import SiteData

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("text", "entries", "asked", "match", "near", "core")

ASK = """
(queries) => {
  const search = sitegenSearch.create(sitegenSearchIndex);
  return queries.map((query) => {
    const before = performance.now();
    const answer = search(query);
    const took = performance.now() - before;
    return { url: answer.total ? answer.groups[0].hits[0].entry.url : "", took };
  });
}
"""


@pytest.fixture(scope="session")
def data(real_data: SiteData) -> SiteData:
    return real_data


@pytest.fixture(scope="session")
def ask(built_site: Path, browser: Browser) -> Callable[[list[dict[str, str]]], list[str]]:
    """Asks the real site's search for rows of `query`, `url`, `kind`; gives those it answers wrongly."""

    def wrong(rows: list[dict[str, str]]) -> list[str]:
        page = browser.new_page()
        page.add_script_tag(path=built_site / "assets/search-index.js")
        for part in PARTS:
            page.add_script_tag(path=ROOT / "static" / "js" / f"search-{part}.js")
        answers = page.evaluate(ASK, [row["query"] for row in rows])
        page.close()
        times = sorted(answer["took"] for answer in answers)
        found = [
            f"{row['query']} ({row['kind']}): {answer['url']}, not {row['url']}"
            for row, answer in zip(rows, answers, strict=True)
            if row["url"] != answer["url"]
        ]
        sys.stdout.write(f"{len(found)} of {len(rows)} wrong, p95 {times[len(times) * 95 // 100]:.2f} ms\n")
        return found

    return wrong
