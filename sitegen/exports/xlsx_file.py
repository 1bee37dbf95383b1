"""XLSX workbooks: the rows, what they are, what their fields mean, and what they rest on.

Codes and dates of any precision that a spreadsheet would reshape are text cells in the text format, so that
they stay as they are even after being edited. No cell is a formula, whatever it begins with.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING

from sitegen.exceptions import InternalError
from sitegen.exports.about import About
from sitegen.exports.listing_value import Listing
from sitegen.exports.xlsx_rows import SAMPLE, with_rows
from sitegen.exports.zip_file import repacked

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LIKE_AN_ESCAPE = re.compile("(_(?=x[0-9a-fA-F]{4}_))")
_TEXT, _WHOLE, _DECIMAL, _DATE = "@", "0", "General", "yyyy-mm-dd"
_NUMBER_FORMATS = {"integer": _WHOLE, "number": _DECIMAL, "boolean": _DECIMAL, "date": _DATE}
_NARROWEST, _WIDEST = 8, 60
_FILTER_ARROW = 4
_ROWS = "xl/worksheets/sheet1.xml"
_DIGIT = 7  # pixels of a digit in the font of the workbook, in which widths of columns are counted


def xlsx_file(about: About, listing: Listing) -> bytes:
    """The table as a workbook with the sheets 数据, 说明, 字段 and 来源."""
    from xlsxwriter import Workbook, xmlwriter

    # The library escapes `_x0041_`, but not the second of two such words that share an underscore.
    xmlwriter.re_control_chars_1 = _LIKE_AN_ESCAPE
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    _add_rows(book, listing)
    _add_list(book, "说明", ("项目", "内容"), _remarks(about, listing), (16, 90))
    _add_list(book, "字段", ("名称", "字段", "类型", "说明"), _fields(listing), (24, 24, 10, 80))
    _add_list(
        book,
        "来源",
        ("编号", "题名", "发布机关", "文号", "发布日期", "证据等级", "网址", "核对日期"),
        _sources(about),
        (24, 60, 28, 22, 12, 14, 50, 12),
    )
    created = datetime.combine(about.package.created, time())
    book.set_properties({"title": f"{about.title}：{listing.title}", "author": "sitegen", "created": created})
    book.close()
    return repacked(content.getvalue(), {_ROWS: lambda sheet: with_rows(sheet.decode(), listing).encode()})


def _add_rows(book: "Workbook", listing: Listing) -> None:
    titles = [field.title for field in listing.fields]
    sheet = _sheet(book, "数据", titles, _widths(titles, listing.rows))
    sheet.autofilter(0, 0, len(listing.rows), len(titles) - 1)
    for number, field in enumerate(listing.fields):
        form = book.add_format({"num_format": _NUMBER_FORMATS.get(field.type, _TEXT)})
        sheet.write_number(SAMPLE - 1, number, 0, form)


def _add_list(
    book: "Workbook", name: str, titles: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> None:
    """A sheet of text that wraps, under a frozen header."""
    sheet = _sheet(book, name, titles, widths)
    form = book.add_format({"num_format": _TEXT, "text_wrap": True, "valign": "top"})
    for number, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts):
            if text and sheet.write_string(number, column, text, form):
                raise InternalError(f"does not fit into a cell of a workbook: {text[:80]!r}")


def _remarks(about: About, listing: Listing) -> Iterator[Sequence[str]]:
    yield "本表", f"{listing.title}，{len(listing.rows)}行"
    if listing.description != about.scope.rows:
        yield "本表的内容", listing.description
    for remark in about.remarks:
        yield remark.label, remark.text


def _fields(listing: Listing) -> Iterator[Sequence[str]]:
    for field in listing.fields:
        yield field.title, field.name, field.type, field.description


def _sources(about: About) -> Iterator[Sequence[str]]:
    for source in about.sources:
        dates = [day.isoformat() if day else "" for day in (source.published_on, source.checked_on)]
        number, label, url = source.document_number or "", about.grades[source.evidence], source.url or ""
        yield source.id, source.title, source.issuer, number, dates[0], label, url, dates[1]


def _sheet(book: "Workbook", name: str, titles: Sequence[str], widths: Sequence[int]) -> "Worksheet":
    """A sheet with nothing but a header, which stays in view."""
    sheet = book.add_worksheet(name)
    form = book.add_format({"num_format": _TEXT, "bold": True})
    for number, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column_pixels(number, number, width * _DIGIT)
        sheet.write_string(0, number, title, form)
    sheet.freeze_panes(1, 0)
    return sheet


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Widths of columns in characters, from the widest cell of each."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(titles)
    return [
        _widest(set(column), max(_NARROWEST, _width(title) + _FILTER_ARROW))
        for title, column in zip(titles, columns, strict=True)
    ]


def _widest(texts: Iterable[str], width: int) -> int:
    """The most that a text takes, if that is more than `width`; only those are measured that may be it."""
    for text in texts:
        if width >= _WIDEST:
            break
        if 1 + 2 * len(text) > width:
            width = max(width, _width(text))
    return min(width, _WIDEST)


def _width(text: str) -> int:
    """Columns that a text takes: a Chinese character takes two."""
    return 1 + len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)
