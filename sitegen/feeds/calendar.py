"""iCalendar (RFC 5545): all-day events as values, and their bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.analysis.events import stable_id

_MOST_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True, kw_only=True, slots=True)
class Yearly:
    """A recurrence on the same day each year, up to and including a last day."""

    month: int
    day: int
    """-1 for the last day of the month, whatever the year."""
    last: date

    @property
    def rule(self) -> str:
        """The recurrence as the standard writes it."""
        return f"FREQ=YEARLY;UNTIL={_day(self.last)};BYMONTH={self.month};BYMONTHDAY={self.day}"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarEvent:
    """Something that takes whole days."""

    key: str
    """Stable name that its identifier is made from."""
    title: str
    description: str
    first: date
    last: date
    """The same day as `first`, or a later one."""
    category: str
    is_tentative: bool
    yearly: Yearly | None = None
    url: str = ""
    """Absolute address of its page; empty while the site's is not known: a relative one is not allowed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """A calendar with at least one event, which the standard demands."""

    title: str
    description: str
    made_on: date
    """Day of the data version."""
    events: Sequence[CalendarEvent]


def calendar_file(calendar: Calendar) -> bytes:
    """The calendar as text with the line ends and line lengths that the standard asks for."""
    return b"".join(_folded(line) for line in _lines(calendar))


def _lines(calendar: Calendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//sitegen//plans//ZH"
    yield "CALSCALE:GREGORIAN"
    # NAME is of RFC 7986; X-WR-CALNAME is what calendar programs of before read.
    yield f"NAME:{_escaped(calendar.title)}"
    yield f"X-WR-CALNAME:{_escaped(calendar.title)}"
    yield f"DESCRIPTION:{_escaped(calendar.description)}"
    for event in calendar.events:
        yield from _event_lines(event, calendar.made_on)
    yield "END:VCALENDAR"


def _event_lines(event: CalendarEvent, made_on: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{stable_id(event.key)}"
    yield f"DTSTAMP:{_day(made_on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
    # The end is the day after the last one.
    yield f"DTEND;VALUE=DATE:{_day(event.last + timedelta(days=1))}"
    if event.yearly:
        yield f"RRULE:{event.yearly.rule}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield f"CATEGORIES:{_escaped(event.category)}"
    yield f"STATUS:{'TENTATIVE' if event.is_tentative else 'CONFIRMED'}"
    # Nobody is busy on the last day of a planned year.
    yield "TRANSP:TRANSPARENT"
    if event.url:
        yield f"URL:{event.url}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _day(value: date) -> str:
    return value.isoformat().replace("-", "")


def _folded(line: str) -> bytes:
    """At most 75 octets on a line, the blank that continues one included; no character is cut in two."""
    parts: list[bytes] = []
    rest = line.encode()
    room = _MOST_OCTETS
    while len(rest) > room:
        cut = room
        while rest[cut] & 0b11000000 == 0b10000000:
            cut -= 1
        parts.append(rest[:cut])
        rest = rest[cut:]
        room = _MOST_OCTETS - 1
    return b"\r\n ".join((*parts, rest)) + b"\r\n"
