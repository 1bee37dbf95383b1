"""Queries as people type them: questions, paths, other scripts, slips, old names, everyday words."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.model.site_data import SiteData
from sitegen.search.other_words import NEWEST, other_words

ASKED = Path(__file__).with_name("asked.csv")


@pytest.fixture(scope="module")
def asked() -> list[dict[str, str]]:
    with ASKED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_set_is_large_and_asks_in_every_way(asked: list[dict[str, str]]) -> None:
    kinds = Counter(row["kind"] for row in asked)
    assert len(asked) >= 290
    assert set(kinds) == {
        *("question", "list", "path", "traditional", "tone", "english", "half", "slip", "old", "word", "code")
    }
    assert len({row["query"] for row in asked}) == len(asked)


def test_first_answer_is_right(
    asked: list[dict[str, str]], ask: Callable[[list[dict[str, str]]], list[str]]
) -> None:
    wrong = ask(asked)
    assert len(wrong) <= 0.03 * len(asked), "\n".join(wrong)


def test_nonsense_finds_nothing(ask: Callable[[list[dict[str, str]]], list[str]]) -> None:
    nonsense = (
        "的了吗",
        "？？？",
        "火星国",
        "是不是",
        "qwrtpsdf",
        "今天天气",
        "你好",
        "xyzzy district",
        "😀",
    )
    assert ask([{"query": query, "url": "", "kind": "nonsense"} for query in nonsense]) == []


def test_every_word_leads_somewhere(data: SiteData, built_site: Path) -> None:
    """Codes are of places that are there now; addresses, and places on pages, are those of the real site."""
    said = other_words()
    places = {item.code for item in (*data.provinces, *data.prefectures)} | {
        county.code for county in data.counties if county.is_current
    }
    assert {*said.english.values(), *said.old.values(), *said.known} <= places
    for url in said.pages.keys() - {NEWEST}:
        page, _, fragment = url.partition("#")
        content = (built_site / page[1:] / "index.html").read_text(encoding="utf-8")
        assert not fragment or f'id="{fragment}"' in content, url


def test_an_old_name_is_no_name_of_today(data: SiteData) -> None:
    today = {item.name for item in (*data.provinces, *data.prefectures, *data.counties)}
    assert today & other_words().old.keys() <= {"清河区", "东山区", "双桥区"}  # of other cities
