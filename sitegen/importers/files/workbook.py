"""Sheets of an .xlsx workbook: values as its cells hold them, dates and percentages as it shows them.

Read here and not by a library, so that the page, which has none, reads every workbook alike, and so that
a crafted one costs no more than its bounds.
"""

import io
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from sitegen.importers.files.bounds import MOST_CELLS, MOST_COLUMNS
from sitegen.importers.files.sheets import MOST_SHEETS, Line, MissingSheetError, Sheet, UnreadableError
from sitegen.importers.files.workbook_archive import Parts
from sitegen.importers.files.workbook_beside import comments_of, full, head_of
from sitegen.importers.files.workbook_parts import (
    Book,
    Text,
    first_day_of,
    is_on,
    local,
    styles_of,
    text_of,
    texts_of,
)
from sitegen.plain_file import plain_parts

_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_HEADS = ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter")
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_LAST_DAY = 2958465
_DIGITS = 15


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What is wanted of a workbook."""

    cleaned: Callable[[str], str]
    """Gives a cell's text as it is to be read."""
    most_rows: int
    has_comments: bool = False


def sheets_of_workbook(content: bytes, wanted: Wanted) -> list[Sheet]:
    """Every sheet with cells, in their order; raises UnreadableError."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = frozenset(part.filename for part in plain_parts(archive))
            return list(_sheets(Parts(archive=archive, names=names), wanted))
    except UnreadableError:
        raise
    except Exception as error:
        # What a damaged or crafted archive makes of its readers cannot be listed.
        raise UnreadableError("damaged") from error


def _sheets(parts: Parts, wanted: Wanted) -> Iterator[Sheet]:
    for name, code in (("content.xml", "open-document"), ("xl/workbook.bin", "binary-workbook")):
        if name in parts.names:
            raise UnreadableError(code)
    if "xl/workbook.xml" not in parts.names:
        raise UnreadableError("not-a-table")
    tree = parts.tree("xl/workbook.xml")
    targets = _targets(parts)
    book = _book(parts, tree, {kind: target for kind, target in targets.values() if target in parts.names})
    items = [item for item in tree.iter() if local(item) == "sheet"]
    if len(items) > MOST_SHEETS:
        raise UnreadableError("too-large")
    for item in items:
        ids = [value for key, value in item.attrib.items() if key.endswith("}id")]
        kind, target = targets[ids[0]]
        if kind == "worksheet" and target not in parts.names:
            raise MissingSheetError("damaged")
        if kind == "worksheet":
            is_hidden = item.get("state", "visible") != "visible"
            reader = _Reader(parts, book, wanted)
            sheet = reader.sheet(item.get("name", ""), parts.content(target), is_hidden=is_hidden)
            comments = comments_of(parts, target) if wanted.has_comments else ()
            yield replace(sheet, comments=tuple(comments))


def _targets(parts: Parts) -> dict[str | None, tuple[str, str]]:
    """Kind and file of each part, by the name under which the workbook refers to it."""
    return {
        item.get("Id"): (item.get("Type", "").rpartition("/")[2], full(item.get("Target", "")))
        for item in parts.tree("xl/_rels/workbook.xml.rels").iter()
        if local(item) == "Relationship"
    }


def _book(parts: Parts, tree: Element, files: dict[str, str]) -> Book:
    return Book(
        texts=texts_of(parts.tree(files["sharedStrings"])) if "sharedStrings" in files else [],
        styles=styles_of(parts.tree(files["styles"])) if "styles" in files else [],
        first_day=first_day_of(tree),
    )


class _Reader:
    """Reads one sheet."""

    def __init__(self, parts: Parts, book: Book, wanted: Wanted) -> None:
        self._parts, self._book, self._wanted = parts, book, wanted
        self._hidden_lines: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._struck: list[tuple[int, str]] = []
        self._headings: list[str] = []
        self._covered: set[tuple[int, int]] = set()

    def sheet(self, name: str, content: bytes, *, is_hidden: bool) -> Sheet:
        return Sheet(
            name=name,
            lines=_padded(list(self._lines(content))),
            is_hidden=is_hidden,
            hidden_lines=frozenset(self._hidden_lines),
            hidden_columns=frozenset(self._hidden_columns),
            struck=tuple(self._struck),
            headings=tuple(self._headings),
            covered=frozenset(self._covered),
        )

    def _lines(self, content: bytes) -> Iterator[Line]:
        """Rows with anything in them."""
        number = rows = width = 0
        for _, item in ElementTree.iterparse(io.BytesIO(content)):  # noqa: S314 - no entities: refused by Parts
            kind = local(item)
            if kind == "col" and is_on(item.get("hidden")):
                self._hide_columns(item)
            elif kind in _HEADS:
                self._headings += head_of(item.text or "")
            elif kind == "mergeCell":
                self._cover(item.get("ref", ""))
            elif kind == "row":
                number = int(item.get("r") or number + 1)
                cells = self._cells(item, number)
                if is_on(item.get("hidden")):
                    self._hidden_lines.add(number)
                item.clear()
                if cells:
                    if number > self._wanted.most_rows:
                        raise UnreadableError("too-large")
                    wider = max(width, len(cells))
                    self._parts.spread(wider + rows * (wider - width))
                    rows, width = rows + 1, wider
                    yield number, cells

    def _hide_columns(self, item: Element) -> None:
        first, last = int(item.get("min", "1")), int(item.get("max", "1"))
        self._hidden_columns.update(range(max(first, 1), min(last, MOST_COLUMNS) + 1))

    def _cover(self, cells: str) -> None:
        """Note what a merged cell covers, but for its first; whole rows or columns are no list."""
        if not (found := _RANGE.fullmatch(cells.replace("$", ""))):
            raise UnreadableError("too-large")
        (left, top), (right, bottom) = ((_column(found[at]) + 1, int(found[at + 1])) for at in (1, 3))
        if right < left or bottom < top:
            raise UnreadableError("too-large")
        if len(self._covered) + (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
            raise UnreadableError("too-large")
        covered = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        self._covered |= covered - {(top, left)}

    def _cells(self, row: Element, number: int) -> tuple[str, ...]:
        found: dict[int, str] = {}
        column = -1
        for cell in row:
            if local(cell) != "c":
                continue
            letters = re.sub(r"[^A-Z]", "", cell.get("r", ""))
            column = _column(letters) if letters else column + 1
            shown = self._shown(cell)
            if text := self._wanted.cleaned(self._parts.show(shown.text)):
                found[column] = text
                if shown.struck:
                    self._struck.append((number, shown.struck))
        if found and max(found) >= MOST_COLUMNS:
            raise UnreadableError("too-large")
        return tuple(found.get(place, "") for place in range(max(found) + 1)) if found else ()

    def _shown(self, cell: Element) -> Text:
        """What the cell shows; a formula that nobody worked out begins with `=`."""
        place = int(cell.get("s", "0"))
        style = self._book.styles[place] if place < len(self._book.styles) else None
        shown = self._value(cell, style.shown_as if style else "")
        return Text(text=shown.text, struck=shown.text if style and style.is_struck else shown.struck)

    def _value(self, cell: Element, shown_as: str) -> Text:
        parts = {local(part): part for part in cell}
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return text_of(parts["is"]) if "is" in parts else Text(text="")
        value = (parts["v"].text or "") if "v" in parts else ""
        # A formula that comes to no text keeps an empty value as `str`; any other is not worked out.
        if "f" in parts and not value and ("v" not in parts or kind != "str"):
            return Text(text=f"={parts['f'].text or ''}")
        if "v" not in parts:
            return Text(text="")
        if kind == "s":
            return self._book.texts[int(value)]
        if kind == "b":
            return Text(text="FALSE" if value == "0" else "TRUE")
        if kind == "n":
            return Text(text=_number(value, shown_as, self._book.first_day))
        return Text(text=value[:10] if kind == "d" else value)


def _column(letters: str) -> int:
    if len(letters) > 3:
        raise UnreadableError("too-large")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


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
