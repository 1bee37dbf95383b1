"""Texts that a spreadsheet took for a date, and what they were: 2025-1 saved again as Jan-25."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = f"(?P<name>{'|'.join(_MONTHS)})"
_YEAR = "(?P<year>(?:19|20)?[0-9]{2})"
_SHOWN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_MONTH}[- ]{_YEAR}",
        r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月",
        rf"(?P<day>[0-9]{{1,2}})[- ]{_MONTH}",
        r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日",
        rf"(?P<day>[0-9]{{1,2}})[- ]{_MONTH}[- ]{_YEAR}",
        r"(?P<year>[0-9]{4})[/-](?P<month>[0-9]{1,2})[/-](?P<day>[0-9]{1,2})",
    )
)
"""How a spreadsheet shows a month of a year, a day of a month, and a day of a year."""
_SERIAL = re.compile("[3-5][0-9]{4}")
_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of the serial numbers that spreadsheets hold for dates."""


def taken_for_dates(cell: str) -> Iterator[str]:
    """Every text that a spreadsheet may have turned into `cell`, most probable first; none when none.

    Which of them it was, 2025-1 or 2025-01, the pattern of the field tells, or the keys that are known.
    """
    for pattern in _SHOWN:
        if match := pattern.fullmatch(cell):
            found = match.groupdict()
            year = _full_year(found["year"]) if found.get("year") else None
            month = _MONTHS.index(found["name"].title()) + 1 if found.get("name") else int(found["month"])
            day = int(found["day"]) if found.get("day") else None
            if _exists(year or 2024, month, day or 1):
                yield from _spellings(year, month, day)
    if _SERIAL.fullmatch(cell):
        held = _FIRST_DAY + timedelta(days=int(cell))
        yield from _spellings(held.year, held.month, held.day)


def _spellings(year: int | None, month: int, day: int | None) -> Iterator[str]:
    """A month alone is held as its first day, a day alone as one of the year it was typed in."""
    if year is not None and day is not None:
        yield f"{year}-{month:02}-{day:02}"
    if year is not None and day in (None, 1):
        yield f"{year}-{month}"
        yield f"{year}-{month:02}"
    if day is not None:
        yield f"{month:02}-{day:02}"
        yield f"{month}-{day}"
        yield f"{month}/{day}"


def _full_year(text: str) -> int:
    """A spreadsheet shows two digits; below 30 they are of this century."""
    number = int(text)
    return number if number > 99 else number + (2000 if number < 30 else 1900)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
