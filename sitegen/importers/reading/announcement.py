"""What the prose of a notice says of itself: title, number, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.importers.reading.segments import Segment

_NUMBER = re.compile(r"([\u3400-\u9fff]{2,14})[〔\[(【﹝](20[0-9]{2})[〕\])】﹞]([0-9]+)号")
_DATE = re.compile(r"(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")
_LIST_TITLE = re.compile(r"(?:附件[0-9]*:?)?([^:。]*优质均衡发展县.*)名单(?:[(][^()]*[)])?")
_NOTICE_TITLE = re.compile(r"([^:。]{2,20}?)关于[^。]*的(?:通知|公告|公示)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """Facts from the head and foot of a notice; None for what it does not say."""

    title: str | None
    """Title of the notice."""
    list_title: str | None
    """Title of the list without the word 名单."""
    issuer: str | None
    document_number: str | None
    issued_on: date | None
    """Date under the signature."""
    printed_on: date | None
    """Date on which the notice was printed (印发)."""
    is_attachment: bool
    """True when the list is an attachment of the notice."""


def announcement_of(before: Sequence[Segment], after: Sequence[Segment]) -> Announcement:
    """Read the prose around the list."""
    texts = [segment.compact for segment in (*before, *after)]
    titles = [match for text in texts if (match := _NOTICE_TITLE.fullmatch(text))]
    lists = [match[1] for text in texts if (match := _LIST_TITLE.fullmatch(text))]
    numbers = [match for text in texts if (match := _NUMBER.search(text)) and len(text) < 60]
    dates = [(match, text) for text in texts if len(text) < 40 and (match := _DATE.search(text))]
    return Announcement(
        title=titles[0][0] if titles else None,
        list_title=_wide(lists[-1]) if lists else None,
        issuer=titles[0][1] if titles else None,
        document_number=f"{numbers[0][1]}〔{numbers[0][2]}〕{numbers[0][3]}号" if numbers else None,
        issued_on=next((_day(match) for match, text in dates if text.endswith(match[0])), None),
        printed_on=next((_day(match) for match, text in dates if text.endswith("印发")), None),
        is_attachment=any(text.startswith("附件") for text in texts),
    )


def is_title(text: str) -> bool:
    """True for the title of a notice or of its list."""
    return bool(_NOTICE_TITLE.fullmatch(text) or _LIST_TITLE.fullmatch(text))


def chinese_date(day: date) -> str:
    """2025年3月17日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _wide(text: str) -> str:
    return text.replace("(", "（").replace(")", "）").replace(",", "、")


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
