"""What the cells of a workbook share: its texts, its styles and its first day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from sitegen.importers.files.sheets import UnreadableError

_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_ESCAPE = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
"""A character spelt out; halves of one are none."""
_MOST_CODE, _MOST_CODES = 255, 5_000
"""Characters of a format, as in the spreadsheet, and formats: it has some 250 at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text that cells show, and what of it is crossed out."""

    text: str
    struck: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How cells are shown: as `date`, `percent` or as they are."""

    shown_as: str = ""
    is_struck: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """What cells refer to by number."""

    texts: list[Text]
    styles: list[Style]
    first_day: date


def local(element: Element) -> str:
    """The name of an element without its namespace: workbooks come in two."""
    return str(element.tag).rpartition("}")[2]


def is_on(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in ("1", "true")


def texts_of(tree: Element) -> list[Text]:
    """The texts that cells share, in their order."""
    return [text_of(item) for item in tree if local(item) == "si"]


def text_of(item: Element) -> Text:
    """Text without the readings that East Asian spreadsheets keep beside it."""
    parts, struck = [], []
    for child in item:
        if local(child) == "t":
            parts.append(child.text or "")
        elif local(child) == "r":
            run = [part.text or "" for part in child if local(part) == "t"]
            parts += run
            struck += run if any(_strikes(part) for part in child if local(part) == "rPr") else []
    return Text(text=_unescaped("".join(parts)), struck=_unescaped("".join(struck)))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _strikes(font: Element) -> bool:
    return any(local(item) == "strike" and is_on(item.get("val", "1")) for item in font)


def styles_of(tree: Element) -> list[Style]:
    """The styles that cells refer to, in their order."""
    codes = {
        item.get("numFmtId"): item.get("formatCode", "") for item in tree.iter() if local(item) == "numFmt"
    }
    if len(codes) > _MOST_CODES:
        raise UnreadableError("too-large")
    shown: dict[str | None, str] = {}
    struck = [_strikes(font) for font in _items(tree, "fonts")]
    return [
        Style(
            shown_as=_shown_once(item.get("numFmtId", "0"), codes, shown),
            is_struck=_at(struck, int(item.get("fontId", "0"))),
        )
        for item in _items(tree, "cellXfs")
    ]


def _items(tree: Element, name: str) -> Iterator[Element]:
    return (item for part in tree if local(part) == name for item in part)


def _at(values: list[bool], place: int) -> bool:
    return 0 <= place < len(values) and values[place]


def _shown_once(number: str, codes: Mapping[str | None, str], known: dict[str | None, str]) -> str:
    if number not in known:
        known[number] = _shown_as(int(number), codes.get(number, "")[:_MOST_CODE])
    return known[number]


def _shown_as(number: int, code: str) -> str:
    plain = _LITERAL.sub("", code)
    if (not code and number in _DATES) or _DATE_LETTERS.search(plain):
        return "date"
    return "percent" if (not code and number in _PERCENT) or "%" in plain else ""


def first_day_of(book: Element) -> date:
    """The day that the number 0 is."""
    is_1904 = any(is_on(item.get("date1904")) for item in book.iter() if local(item) == "workbookPr")
    return date(1904, 1, 1) if is_1904 else date(1899, 12, 30)
