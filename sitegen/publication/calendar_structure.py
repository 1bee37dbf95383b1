"""The structure of an iCalendar file (RFC 5545): lines, and components that are opened and closed."""

import re

_MOST_OCTETS = 75
_LINE = re.compile(rb"[A-Za-z0-9-]+(;[^:\r\n\"]*(\"[^\"]*\"[^:\r\n\"]*)*)?:.*", re.DOTALL)
_NEEDED = {b"VCALENDAR": {b"VERSION", b"PRODID"}, b"VEVENT": {b"UID", b"DTSTAMP"}}


def check_calendar(content: bytes) -> None:
    """Raise ValueError unless `content` is one whole calendar."""
    if not content.endswith(b"\r\n") or content.count(b"\n") != content.count(b"\r\n"):
        raise ValueError("a line of the calendar does not end in CR LF")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    if any(len(line) > _MOST_OCTETS for line in lines):
        raise ValueError(f"a line of the calendar is longer than {_MOST_OCTETS} octets")
    open_components: list[tuple[bytes, set[bytes]]] = []
    ended = False
    for line in content.removesuffix(b"\r\n").replace(b"\r\n ", b"").split(b"\r\n"):
        if ended or not _LINE.fullmatch(line):
            raise ValueError(f"no line of a calendar: {line[:40]!r}")
        name, _, value = line.partition(b":")
        if name == b"BEGIN":
            open_components.append((value, set()))
        elif not open_components or (name == b"END" and open_components[-1][0] != value):
            raise ValueError(f"outside of its component: {line[:40]!r}")
        elif name == b"END":
            _refuse_incomplete(*open_components.pop())
            ended = not open_components
        else:
            open_components[-1][1].add(name.partition(b";")[0])
    if not ended or not content.startswith(b"BEGIN:VCALENDAR\r\n"):
        raise ValueError("the calendar is not closed")


def _refuse_incomplete(component: bytes, properties: set[bytes]) -> None:
    if missing := _NEEDED.get(component, set()) - properties:
        raise ValueError(f"{component!r} lacks {sorted(missing)}")
