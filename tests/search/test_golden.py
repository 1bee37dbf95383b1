"""Queries with one right answer each, asked of the search as it runs in a browser."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.model.site_data import SiteData

Ask = Callable[[list[dict[str, str]]], list[str]]
GOLDEN = Path(__file__).with_name("golden.csv")


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


def test_first_answer_is_right(golden: list[dict[str, str]], ask: Ask) -> None:
    wrong = ask(golden)
    assert len(wrong) <= len(golden) // 100, "\n".join(wrong)
