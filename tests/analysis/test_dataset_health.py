"""Sources due for another look, and how full the fields are: counted back from the data's own day."""

from dataclasses import replace
from datetime import date

import pytest

from sitegen.analysis.dataset_health import months_later, newest_source, optional_fills, source_checks
from sitegen.model.codes import CheckState
from sitegen.model.site_data import SiteData


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2025, 11, 23), date(2026, 11, 23)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2025, 12, 31), date(2026, 12, 31)),
        (date(2025, 1, 1), date(2026, 1, 1)),
    ],
)
def test_a_year_later(day: date, later: date) -> None:
    assert months_later(day, 12) == later


def test_months_roll_over_the_year() -> None:
    assert months_later(date(2025, 10, 31), 4) == date(2026, 2, 28)
    assert months_later(date(2025, 11, 30), 1) == date(2025, 12, 30)


@pytest.mark.parametrize(
    ("checked_on", "state"),
    [
        (None, CheckState.NEVER),
        (date(2025, 11, 22), CheckState.DUE),
        (date(2025, 11, 23), CheckState.FRESH),
        (date(2026, 11, 23), CheckState.FRESH),
    ],
)
def test_a_source_is_due_a_year_after_it_was_read(
    data: SiteData, checked_on: date | None, state: CheckState
) -> None:
    assert data.created == date(2026, 11, 23)
    source = replace(data.sources[0], checked_on=checked_on)
    (check,) = source_checks(replace(data, sources=(source,)))
    assert check.state is state


def test_what_was_never_read_stands_first(data: SiteData) -> None:
    states = [check.state for check in source_checks(data)]
    assert len(states) == len(data.sources)
    assert states == sorted(states, key=[CheckState.NEVER, CheckState.DUE, CheckState.FRESH].index)


def test_the_newest_source(data: SiteData) -> None:
    newest = newest_source(data)
    assert newest is not None
    assert newest.id == "hqw-2026-01-24"
    assert newest_source(replace(data, sources=())) is None


def test_fills_count_rows_that_say_something(data: SiteData) -> None:
    fills = {(item.resource, item.field): item for item in optional_fills(data)}
    item = fills["counties", "valid_to"]
    assert (item.filled, item.rows, item.share) == (1, 15, 1 / 15)
    assert ("counties", "code") not in fills
    assert not any(resource == "corrections" and item.rows == 0 for (resource, _), item in fills.items())


def test_fields_that_are_required_are_full(data: SiteData) -> None:
    assert all(item.filled == item.rows for item in data.field_fills if item.is_required)


def test_doubts_are_read_in_their_order(data: SiteData) -> None:
    first, second = data.doubts
    assert (first.id, first.source_id, first.since) == (
        "batch-2025-1-list",
        "hqw-2026-01-24",
        date(2026, 11, 23),
    )
    assert second.source_id is None
