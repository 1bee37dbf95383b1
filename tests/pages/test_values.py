"""Words, classes and addresses."""

from datetime import date

import pytest

from sitegen.model.site_data import SiteData
from sitegen.pages.parts.map_classes import (
    planned_class,
    planned_words,
    share_class,
    share_legend,
    status_legend,
)
from sitegen.site import urls
from sitegen.site.words import day, decimal, month, percent, years


@pytest.mark.parametrize(
    ("share", "klass"),
    [
        (None, "not-applicable"),
        (0.0, "share-0"),
        (0.001, "share-1"),
        (0.03, "share-2"),
        (0.0799, "share-2"),
        (0.08, "share-3"),
        (0.4, "share-5"),
        (1.0, "share-5"),
    ],
)
def test_share_class(share: float | None, klass: str) -> None:
    assert share_class(share) == klass


def test_legend_names_every_share_class() -> None:
    legend = {item.klass: item.text for item in share_legend()}
    assert set(legend) == {*(f"share-{step}" for step in range(6)), "not-applicable"}
    assert legend["share-2"] == "3%—8%（不含）"


@pytest.mark.parametrize(
    ("year", "words"), [(2022, "规划2025年及以前"), (2026, "规划2026—2028年"), (2034, "规划2032年及以后")]
)
def test_planned_steps(year: int, words: str) -> None:
    assert planned_words(int(planned_class(year).partition("-")[2])) == words


def test_status_legend_shows_only_what_is_there(data: SiteData) -> None:
    present = {"unread", "not-listed", "certified-2024", "planned-1"}
    assert [(item.klass, item.text) for item in status_legend(data, present)] == [
        ("certified-2024", "2024年认定"),
        ("planned-1", "规划2025年及以前"),
        ("unread", "名单未收齐"),
        ("not-listed", "名单上没有"),
    ]


def test_words() -> None:
    assert day(date(2025, 3, 14)) == "2025年3月14日"
    assert day(None) == "未查到"
    assert month("2024-01") == "2024年1月"
    assert percent(0.0863) == "8.6%"
    assert percent(None) == "—"
    assert [decimal(value) for value in (4.2, 100.0, 0.15, 2000)] == ["4.2", "100", "0.15", "2000"]
    assert years(None, None) == "2012年或更早至今"
    assert years(2020, 2021) == "2020年至2021年"


def test_addresses() -> None:
    assert urls.file_path(urls.indicator("2.10")) == "indicators/2-10/index.html"
    assert urls.file_path(urls.HOME) == "index.html"
    assert urls.file_path(urls.download("SHA256SUMS")) == "downloads/SHA256SUMS"
