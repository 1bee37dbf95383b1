"""Rows of a workbook's sheet, written as text into what XlsxWriter made: ten times as fast as cell by cell.

The sheet holds a header and a sample row, whose cells say how each column is shown; the rows take its place.
Texts stand in their cells (`inlineStr`), none of them is a formula, whatever it begins with.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from html import escape

from sitegen.exceptions import InternalError
from sitegen.exports.listing_value import Listing
from sitegen.exports.typed_values import Value

SAMPLE = 2
"""Number of the sample row, and of the first of the rows."""
_SAMPLE_ROW = re.compile(r'(<row r="2" spans="[0-9:]*">)(.*?)</row>', re.DOTALL)
_SAMPLE_CELL = re.compile(r'<c r="([A-Z]+)2" s="([0-9]+)">')
_DIMENSION = re.compile(r'(<dimension ref="A1:[A-Z]+)[0-9]+"')
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LONGEST = 32_767
"""Characters of a text that a cell can hold."""
_FIRST_YEAR = 1900  # spreadsheets count days from here; earlier dates can only be text
_DAY_ZERO = date(1899, 12, 30).toordinal()

_Write = Callable[[Value], str]
"""Gives the attributes and the content of a cell."""


def with_rows(sheet: str, listing: Listing) -> str:
    """The XML of a sheet with the rows of `listing` in place of the sample row.

    Raises InternalError when a value does not fit into a cell.
    """
    found = _SAMPLE_ROW.search(sheet)
    cells = _SAMPLE_CELL.findall(found[2]) if found else ()
    if not found or len(cells) != len(listing.fields):
        raise InternalError("a sheet without a sample row")
    rows = "".join(_rows(found[1], cells, listing))
    filled = sheet[: found.start()] + rows + sheet[found.end() :]
    return _DIMENSION.sub(rf'\g<1>{len(listing.rows) + 1}"', filled, count=1)


def _rows(start: str, cells: Sequence[tuple[str, str]], listing: Listing) -> Iterator[str]:
    writers = [_WRITERS.get(field.type, _text) for field in listing.fields]
    columns = [
        (letters, f'" s="{style}"', write) for (letters, style), write in zip(cells, writers, strict=True)
    ]
    for number, values in enumerate(listing.values, start=SAMPLE):
        yield start.replace('"2"', f'"{number}"', 1)
        for (letters, style, write), value in zip(columns, values, strict=True):
            if value is not None:
                yield f'<c r="{letters}{number}{style}{write(value)}</c>'
        yield "</row>"


@lru_cache(maxsize=4096)
def _text(value: Value) -> str:
    text = str(value)
    if len(text) > _LONGEST:
        raise InternalError(f"does not fit into a cell of a workbook: {text[:80]!r}")
    space = ' xml:space="preserve"' if text != text.strip() else ""
    plain = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", _LIKE_AN_ESCAPE.sub("_x005F_", text))
    return f' t="inlineStr"><is><t{space}>{escape(plain, quote=False)}</t></is>'


def _number(value: Value) -> str:
    return f"><v>{value:.16G}</v>"


def _boolean(value: Value) -> str:
    return f' t="b"><v>{value:d}</v>'


def _date(value: Value) -> str:
    day = date.fromisoformat(str(value))
    return _text(value) if day.year < _FIRST_YEAR else f"><v>{day.toordinal() - _DAY_ZERO}</v>"


_WRITERS: dict[str, _Write] = {"integer": _number, "number": _number, "boolean": _boolean, "date": _date}
"""By type of Table Schema; all others are texts."""
