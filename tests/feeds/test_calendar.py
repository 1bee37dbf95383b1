"""Calendars: read back by another library, and held to RFC 5545 octet by octet."""

import calendar as months
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Read

from sitegen.feeds.calendar import Calendar, CalendarEvent, calendar_file
from sitegen.model.site_data import SiteData

Files = Mapping[str, bytes]


def calendars(feeds: Files) -> dict[str, Any]:
    return {path: Read.from_ical(content) for path, content in feeds.items() if path.endswith(".ics")}


def events(feeds: Files, path: str) -> list[Any]:
    return list(calendars(feeds)[path].walk("VEVENT"))


def days(event: Any) -> Iterator[date]:
    """The first day of each occurrence."""
    start = event["DTSTART"].dt
    if "RRULE" not in event:
        yield start
        return
    for moment in rrulestr(f"DTSTART:{start:%Y%m%d}\nRRULE:{event['RRULE'].to_ical().decode()}"):
        yield moment.date()


def test_every_calendar_is_read_without_errors(feeds: Files) -> None:
    assert "feeds/plans.ics" in calendars(feeds)
    for path, read in calendars(feeds).items():
        assert read.errors == [], path
        assert (read["VERSION"], read["CALSCALE"]) == ("2.0", "GREGORIAN")
        assert read["PRODID"]
        assert read.walk("VEVENT"), "a calendar without components is not valid"
        for event in read.walk("VEVENT"):
            assert event.errors == []
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event)
            assert event["DTEND"].dt > event["DTSTART"].dt


def test_lines_end_and_fold_as_the_standard_says(feeds: Files) -> None:
    for content in (content for path, content in feeds.items() if path.endswith(".ics")):
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
        for line in content.split(b"\r\n"):
            assert len(line) <= 75
            line.decode()


def test_identifiers_are_unique_and_stable(mini_data: SiteData, feeds_of: Callable[..., Files]) -> None:
    def identifiers(files: Files) -> list[str]:
        return [str(event["UID"]) for event in events(files, "feeds/plans.ics")]

    here = identifiers(feeds_of(mini_data))
    later = replace(mini_data, version="9.9.9", created=mini_data.created + timedelta(days=9))
    assert len(set(here)) == len(here)
    assert identifiers(feeds_of(mini_data, "https://example.org/")) == here
    assert identifiers(feeds_of(later)) == here


def test_the_stamp_is_the_day_of_the_data_version(mini_data: SiteData, mini_feeds: Files) -> None:
    for event in events(mini_feeds, "feeds/plans.ics"):
        assert event["DTSTAMP"].dt.date() == mini_data.created


def test_only_places_with_plans_have_a_calendar(real_data: SiteData, real_feeds: Files) -> None:
    assert set(calendars(real_feeds)) == {
        "feeds/plans.ics",
        *(f"feeds/plans/{plan.id}.ics" for plan in real_data.plans),
        *(f"feeds/provinces/{real_data.province[plan.province_code].slug}.ics" for plan in real_data.plans),
    }


def test_the_calendar_of_all_plans_is_that_of_each_together(real_data: SiteData, real_feeds: Files) -> None:
    every = [event.to_ical() for event in events(real_feeds, "feeds/plans.ics")]
    each = [
        event.to_ical()
        for plan in real_data.plans
        for event in events(real_feeds, f"feeds/plans/{plan.id}.ics")
    ]
    assert every == each


def test_planned_years_are_on_their_last_day_and_say_so(real_data: SiteData, real_feeds: Files) -> None:
    found = [
        event
        for event in events(real_feeds, "feeds/plans/yunnan-2022.ics")
        if event["CATEGORIES"].to_ical() == "规划年份".encode()
    ]
    targets = real_data.targets_in["yunnan-2022"]
    assert [event["DTSTART"].dt for event in found] == [
        date(year, 12, 31) for year in sorted({target.year for target in targets})
    ]
    assert all("不是截止日期" in event["DESCRIPTION"] for event in found)
    named = "".join(str(event["DESCRIPTION"]) for event in found)
    assert all(real_data.full_name(real_data.county[target.county_code]) in named for target in targets)


def test_yearly_deadlines_fall_in_the_years_of_the_plan(real_feeds: Files) -> None:
    found = {
        str(event["SUMMARY"]): list(days(event))
        for event in events(real_feeds, "feeds/plans/yunnan-2022.ics")
        if "RRULE" in event
    }
    assert found == {
        "云南：县级自评期限": [date(year, 9, 30) for year in range(2022, 2035)],
        "云南：州市复核期限": [date(year, 11, 30) for year in range(2022, 2035)],
        "云南：省级评估、申报期限": [
            date(year, 2, months.monthrange(year, 2)[1]) for year in range(2023, 2036)
        ],
    }


def test_a_february_that_opens_or_closes_the_plan_may_be_long(
    mini_data: SiteData, feeds_of: Callable[..., Files]
) -> None:
    plans = tuple(
        replace(plan, year_from=2023, year_to=2027) if plan.id == "yunnan-2022" else plan
        for plan in mini_data.plans
    )
    files = feeds_of(replace(mini_data, plans=plans))
    (found,) = (
        list(days(event))
        for event in events(files, "feeds/plans/yunnan-2022.ics")
        if "省级评估" in event["SUMMARY"] and "RRULE" in event
    )
    assert found == [
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]


def test_phases_span_their_months_and_drafts_are_tentative(real_feeds: Files) -> None:
    found = events(real_feeds, "feeds/plans/qiaokou-2024.ics")
    spans = [
        (event["DTSTART"].dt, event["DTEND"].dt)
        for event in found
        if event["CATEGORIES"].to_ical() == "实施步骤".encode()
    ]
    assert spans == [
        (date(2024, 1, 1), date(2024, 4, 1)),
        (date(2024, 4, 1), date(2024, 11, 1)),
        (date(2024, 11, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), date(2026, 1, 1)),
    ]
    assert {str(event["STATUS"]) for event in found} == {"TENTATIVE"}
    assert all("征求意见稿" in event["SUMMARY"] for event in found)


def test_a_step_without_a_time_is_no_event(real_data: SiteData, real_feeds: Files) -> None:
    titles = [str(event["SUMMARY"]) for event in events(real_feeds, "feeds/plans.ics")]
    timeless = [phase.title for phase in real_data.phases if not (phase.deadline or phase.starts_on)]
    assert timeless == ["国家认定"]
    assert not [title for title in titles if title.startswith("云南：国家认定")]


def test_an_address_stands_in_events_only_when_it_is_absolute(
    mini_data: SiteData, mini_feeds: Files, feeds_of: Callable[..., Files]
) -> None:
    assert not [event for event in events(mini_feeds, "feeds/plans.ics") if "URL" in event]
    addressed = events(feeds_of(mini_data, "https://example.org/a/"), "feeds/plans.ics")
    assert {str(event["URL"]) for event in addressed} == {
        f"https://example.org/a/plans/{plan.id}/" for plan in mini_data.plans
    }


def test_pages_announce_their_calendar(mini_site: Path) -> None:
    page = (mini_site / "provinces/yunnan/index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" type="text/calendar"' in page
    assert "../../feeds/provinces/yunnan.ics" in page


@pytest.mark.parametrize("text", ["a;b,c\\d", "一\n二", "\\n", ";;,,", "x" * 300, "县" * 200])
def test_texts_come_back_as_they_were(text: str) -> None:
    assert described(text) == text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    content = made(text)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    unfolded = content.replace(b"\r\n ", b"").decode()
    line = next(line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:"))
    bare = line.removeprefix("SUMMARY:")
    assert bare.replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\") == text


def described(text: str) -> str:
    (event,) = Read.from_ical(made(text)).walk("VEVENT")
    return str(event["DESCRIPTION"])


def made(text: str) -> bytes:
    event = CalendarEvent(
        key="a",
        title=text,
        description=text,
        first=date(2025, 1, 1),
        last=date(2025, 1, 1),
        category="c",
        is_tentative=False,
    )
    return calendar_file(Calendar(title="t", description="d", made_on=date(2025, 1, 2), events=[event]))
