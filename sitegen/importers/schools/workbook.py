"""Sheets of an .xlsx workbook: values as its cells hold them, dates and percentages as it shows them.

Read here and not by a library, so that the page, which has none, reads every workbook alike.
"""

import io
import math
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

from sitegen.importers.schools.cells import cleaned
from sitegen.importers.schools.sheets import (
    MOST_COLUMNS,
    MOST_MARKUP,
    MOST_ROWS,
    Line,
    Sheet,
    UnreadableError,
)

Element = ElementTree.Element

_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_LAST_DAY = 2958465
_DIGITS = 15


class _Book(NamedTuple):
    texts: list[str]
    styles: list[str]
    """Of each style `date`, `percent` or nothing."""
    first_day: date


def sheets_of_workbook(content: bytes) -> list[Sheet]:
    """Every sheet with cells, in their order; raises UnreadableError."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return _sheets(archive)
    except UnreadableError:
        raise
    except Exception as error:
        # What a damaged or crafted archive makes of its readers cannot be listed.
        raise UnreadableError("damaged") from error


def _sheets(archive: ZipFile) -> list[Sheet]:
    names = frozenset(archive.namelist())
    for name, code in (("content.xml", "open-document"), ("xl/workbook.bin", "binary-workbook")):
        if name in names:
            raise UnreadableError(code)
    if "xl/workbook.xml" not in names:
        raise UnreadableError("not-a-table")
    book = _tree(archive, "xl/workbook.xml")
    targets = {
        item.get("Id"): (item.get("Type", "").rpartition("/")[2], _full(item.get("Target", "")))
        for item in _tree(archive, "xl/_rels/workbook.xml.rels").iter()
        if _local(item) == "Relationship"
    }
    parts = {kind: target for kind, target in targets.values() if target in names}
    known = _Book(
        texts=_texts(archive, parts.get("sharedStrings")),
        styles=_styles(archive, parts.get("styles")),
        first_day=_first_day(book),
    )
    found = []
    for item in book.iter():
        if _local(item) == "sheet":
            ids = [value for key, value in item.attrib.items() if key.endswith("}id")]
            kind, target = targets[ids[0]]
            if kind == "worksheet":
                is_hidden = item.get("state", "visible") != "visible"
                hidden: set[int] = set()
                lines = _padded(list(_rows(archive, target, known, hidden)))
                found.append(
                    Sheet(
                        name=item.get("name", ""),
                        lines=lines,
                        is_hidden=is_hidden,
                        hidden_lines=frozenset(hidden),
                    )
                )
    return found


def _full(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _bytes(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_MARKUP:
        raise UnreadableError("too-large")
    content = archive.read(name)
    if b"<!DOCTYPE" in content[:1000] or b"<!ENTITY" in content:
        raise zipfile.BadZipFile(name)
    return content


def _tree(archive: ZipFile, name: str) -> Element:
    return ElementTree.fromstring(_bytes(archive, name))  # noqa: S314 - no entities: refused above


def _texts(archive: ZipFile, name: str | None) -> list[str]:
    tree = _tree(archive, name) if name else None
    return [] if tree is None else [_text(item) for item in tree if _local(item) == "si"]


def _text(item: Element) -> str:
    """Text without the readings that East Asian spreadsheets keep beside it."""
    parts = []
    for child in item:
        if _local(child) == "t":
            parts.append(child.text or "")
        elif _local(child) == "r":
            parts += [part.text or "" for part in child if _local(part) == "t"]
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _styles(archive: ZipFile, name: str | None) -> list[str]:
    if not name:
        return []
    tree = _tree(archive, name)
    codes = {
        item.get("numFmtId"): item.get("formatCode", "") for item in tree.iter() if _local(item) == "numFmt"
    }
    return [
        _shown_as(int(item.get("numFmtId", "0")), codes.get(item.get("numFmtId"), ""))
        for part in tree
        if _local(part) == "cellXfs"
        for item in part
    ]


def _shown_as(number: int, code: str) -> str:
    plain = _LITERAL.sub("", code)
    if (not code and number in _DATES) or _DATE_LETTERS.search(plain):
        return "date"
    return "percent" if (not code and number in _PERCENT) or "%" in plain else ""


def _first_day(book: Element) -> date:
    is_1904 = any(
        item.get("date1904") in ("1", "true") for item in book.iter() if _local(item) == "workbookPr"
    )
    return date(1904, 1, 1) if is_1904 else date(1899, 12, 30)


def _rows(archive: ZipFile, name: str, book: _Book, hidden: set[int]) -> Iterator[Line]:
    """Rows with anything in them; numbers of those that are hidden are added to `hidden`."""
    number = 0
    for _, row in ElementTree.iterparse(io.BytesIO(_bytes(archive, name))):  # noqa: S314 - as above
        if _local(row) != "row":
            continue
        number = int(row.get("r") or number + 1)
        cells = _cells(row, book)
        if row.get("hidden") in ("1", "true"):
            hidden.add(number)
        row.clear()
        if cells:
            if number > MOST_ROWS:
                raise UnreadableError("too-large")
            yield number, cells


def _cells(row: Element, book: _Book) -> tuple[str, ...]:
    found: dict[int, str] = {}
    column = -1
    for cell in row:
        if _local(cell) != "c":
            continue
        letters = re.sub(r"[^A-Z]", "", cell.get("r", ""))
        column = _column(letters) if letters else column + 1
        if text := cleaned(_shown(cell, book)):
            found[column] = text
    if found and max(found) >= MOST_COLUMNS:
        raise UnreadableError("too-large")
    return tuple(found.get(place, "") for place in range(max(found) + 1)) if found else ()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _shown(cell: Element, book: _Book) -> str:
    """What the cell holds; a formula that nobody worked out begins with `=`."""
    parts = {_local(part): part for part in cell}
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(parts["is"]) if "is" in parts else ""
    value = (parts["v"].text or "") if "v" in parts else ""
    # A formula that comes to no text keeps an empty value as `str`; any other is one that nobody worked out.
    if "f" in parts and not value and ("v" not in parts or kind != "str"):
        return f"={parts['f'].text or ''}"
    if "v" not in parts:
        return ""
    if kind == "s":
        return book.texts[int(value)]
    if kind == "b":
        return "FALSE" if value == "0" else "TRUE"
    if kind == "n":
        style = int(cell.get("s", "0"))
        return _number(value, book.styles[style] if style < len(book.styles) else "", book.first_day)
    return value[:10] if kind == "d" else value


def _number(text: str, shown_as: str, first_day: date) -> str:
    number = float(text) if _DECIMAL.fullmatch(text) else math.nan
    if not math.isfinite(number):
        return text
    if shown_as == "date" and 1 <= number <= _LAST_DAY:
        return (first_day + timedelta(days=math.floor(number))).isoformat()
    return f"{_plain(number * 100)}%" if shown_as == "percent" else _plain(number)


def _plain(number: float) -> str:
    """The number as the spreadsheet means it: 12.300000000000001 is 12.3."""
    text = format(Decimal(f"{number or 0.0:.{_DIGITS}g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _padded(lines: list[Line]) -> tuple[Line, ...]:
    """Lines of one width, as a sheet has them."""
    width = max((len(cells) for _, cells in lines), default=0)
    return tuple((number, (*cells, *[""] * (width - len(cells)))) for number, cells in lines)
