"""Queries as people type them: questions, paths, other scripts, slips, old names, everyday words."""

import csv
import gzip
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.content import SearchWords, read_content
from sitegen.content.search_words import NEWEST
from sitegen.model.site_data import SiteData

ROOT = Path(__file__).resolve().parents[2]
ASKED = Path(__file__).with_name("asked.csv")
INDEX_LIMIT = 60_000
"""Bytes of the index as servers send it."""

KINDS = {
    *("question", "list", "path", "traditional", "tone", "english", "half"),
    *("slip", "old", "word", "code", "nothing"),
}

Ask = Callable[[list[dict[str, str]]], list[str]]


@pytest.fixture(scope="module")
def asked() -> list[dict[str, str]]:
    with ASKED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def words() -> SearchWords:
    return read_content(Config(root=ROOT)).words


def test_the_set_is_large_and_asks_in_every_way(asked: list[dict[str, str]]) -> None:
    kinds = Counter(row["kind"] for row in asked)
    assert len(asked) >= 500
    assert min(kinds.values()) >= 10
    assert kinds.keys() == KINDS
    assert len({row["query"] for row in asked}) == len(asked)


def test_first_answer_is_right(asked: list[dict[str, str]], ask: Ask) -> None:
    wrong = ask(asked)
    assert len(wrong) <= 0.03 * len(asked), "\n".join(wrong)


def test_what_was_not_tuned_for_is_found_too(asked: list[dict[str, str]], ask: Ask) -> None:
    """These were written down before the search was mended, and nobody looks at which of them fail.

    Those that are `later` were asked afresh once it was mended, and then mended for too.
    """
    held = [row for row in asked if row["part"] == "held"]
    assert len(ask(held)) <= 0.08 * len(held)


def test_nonsense_finds_nothing(asked: list[dict[str, str]], ask: Ask) -> None:
    wrong = ask([row for row in asked if row["kind"] == "nothing"])
    assert not wrong, "\n".join(wrong)


def test_every_word_leads_somewhere(words: SearchWords, data: SiteData, built_site: Path) -> None:
    """Codes are of places that are there now; addresses, and places on pages, are those of the real site."""
    places = {item.code for item in (*data.provinces, *data.prefectures)} | {
        county.code for county in data.counties if county.is_current
    }
    assert {*words.english.values(), *words.old.values(), *words.known} <= places
    for url in words.pages.keys() - {NEWEST}:
        page, _, fragment = url.partition("#")
        content = (built_site / page[1:] / "index.html").read_text(encoding="utf-8")
        assert not fragment or f'id="{fragment}"' in content, url


def test_an_old_name_is_no_name_of_today(words: SearchWords, data: SiteData) -> None:
    today = {item.name for item in (*data.provinces, *data.prefectures, *data.counties)}
    assert today & words.old.keys() <= {"清河区", "东山区", "双桥区"}  # of other cities


def test_the_index_is_small(built_site: Path) -> None:
    assert len(gzip.compress((built_site / "assets/search-index.js").read_bytes(), 9)) <= INDEX_LIMIT
