"""Queries with one right answer each, asked of the search as it runs in a browser."""

import csv
import sys
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sitegen.model.site_data import SiteData
from sitegen.search.search_index import build_index, index_script

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("golden.csv")

PARTS = ("text", "entries", "match", "near", "core")

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


@pytest.fixture(scope="module")
def golden() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_set_is_large_and_asks_in_every_way(golden: list[dict[str, str]]) -> None:
    kinds = Counter(row["kind"] for row in golden)
    assert len(golden) >= 300
    assert kinds["reading"] >= 40
    assert min(kinds.values()) >= 10
    assert len({row["query"] for row in golden}) == len(golden)


def test_the_set_has_every_homonym(golden: list[dict[str, str]], data: SiteData) -> None:
    current = [county for county in data.counties if county.is_current and county.is_statutory]
    names = Counter(county.name for county in current)
    asked = {row["url"] for row in golden if row["kind"] == "homonym"}
    assert asked == {f"/counties/{county.code}/" for county in current if names[county.name] > 1}


def test_first_answer_is_right(
    golden: list[dict[str, str]],
    data: SiteData,
    browser: Browser,
) -> None:
    page = browser.new_page()
    page.add_script_tag(content=index_script(build_index(data, ())).content.decode())
    for part in PARTS:
        page.add_script_tag(path=ROOT / "static" / "js" / f"search-{part}.js")
    answers = page.evaluate(ASK, [row["query"] for row in golden])
    page.close()
    wrong = [
        f"{row['query']} ({row['kind']}): {answer['url']}, not {row['url']}"
        for row, answer in zip(golden, answers, strict=True)
        if row["url"] != answer["url"]
    ]
    times = sorted(answer["took"] for answer in answers)
    sys.stdout.write(f"{len(wrong)} of {len(golden)} wrong, p95 {times[len(times) * 95 // 100]:.2f} ms\n")
    assert len(wrong) <= len(golden) // 100, "\n".join(wrong)
