"""XLSX workbooks: the rows, what they are, what their fields mean, and what they rest on.

Codes and dates of any precision that a spreadsheet would reshape are text cells in the text format, so that
they stay as they are even after being edited. No cell is a formula, whatever it begins with.
"""

import io
import os
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from sitegen.exports.about import About
from sitegen.exports.listing import Listing
from sitegen.exports.zip_file import archive_file

if TYPE_CHECKING:
    from openpyxl import Workbook

_TEXT, _WHOLE, _DECIMAL, _DATE = "@", "0", "General", "yyyy-mm-dd"
_NUMBER_FORMATS = {"integer": _WHOLE, "number": _DECIMAL, "boolean": _DECIMAL, "date": _DATE}
_NARROWEST, _WIDEST = 8, 60
_FILTER_ARROW = 4
_CONTENT_TYPES = "[Content_Types].xml"


def xlsx_file(about: About, listing: Listing) -> bytes:
    """The table as a workbook with the sheets 数据, 说明, 字段 and 来源."""
    book = _new_workbook()
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
    book.properties.title = f"{about.title}：{listing.title}"
    book.properties.creator = "sitegen"
    book.properties.created = book.properties.modified = created
    return _saved(book)


def _new_workbook() -> "Workbook":
    # With lxml, where it happens to be installed, openpyxl writes the same XML in other bytes.
    os.environ["OPENPYXL_LXML"] = "False"
    from openpyxl import Workbook

    return Workbook(write_only=True)


def _add_rows(book: "Workbook", listing: Listing) -> None:
    from openpyxl.utils import get_column_letter

    kinds = [field.type for field in listing.fields]
    titles = [field.title for field in listing.fields]
    sheet = _sheet(book, "数据", _widths(titles, listing.rows))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(titles))}{len(listing.rows) + 1}"
    sheet.append(_header(sheet, titles))
    cells = [_cell(sheet, _NUMBER_FORMATS.get(kind, _TEXT)) for kind in kinds]
    for row in listing.values:
        # The sheet writes each row at once, so one set of cells serves for all rows.
        sheet.append([_filled(*each) for each in zip(cells, kinds, row, strict=True)])


def _add_list(
    book: "Workbook", name: str, titles: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> None:
    """A sheet of text that wraps, under a frozen header."""
    from openpyxl.styles import Alignment

    sheet = _sheet(book, name, widths)
    sheet.freeze_panes = "A2"
    sheet.append(_header(sheet, titles))
    cells = [_cell(sheet, _TEXT) for _ in titles]
    for cell in cells:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row in rows:
        sheet.append([_filled(cell, "string", text or None) for cell, text in zip(cells, row, strict=True)])


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
        number, label, url = source.document_number or "", source.evidence.label, source.url or ""
        yield source.id, source.title, source.issuer, number, dates[0], label, url, dates[1]


def _sheet(book: "Workbook", name: str, widths: Sequence[int]) -> Any:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    return sheet


def _header(sheet: Any, titles: Iterable[str]) -> list[Any]:
    from openpyxl.styles import Font

    cells = []
    for title in titles:
        cell = _cell(sheet, _TEXT)
        cell.font = Font(bold=True)
        cells.append(_filled(cell, "string", title))
    return cells


def _cell(sheet: Any, number_format: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell.number_format = number_format
    return cell


def _filled(cell: Any, kind: str, value: object) -> Any:
    """The cell with this value; None, which leaves no cell at all, when there is none."""
    if value is None:
        return None
    if kind == "date":
        cell.value = date.fromisoformat(str(value))
        return cell
    cell.value = value
    if isinstance(value, str):
        # openpyxl takes text that begins with = for a formula, and #N/A and its like for errors.
        cell.data_type = "s"
    return cell


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Widths of columns in characters, from the widest cell of each."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(titles)
    return [
        min(max((_NARROWEST, _width(title) + _FILTER_ARROW, *map(_width, set(column)))), _WIDEST)
        for title, column in zip(titles, columns, strict=True)
    ]


def _width(text: str) -> int:
    """Columns that a text takes: a Chinese character takes two."""
    return 1 + len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


def _saved(book: "Workbook") -> bytes:
    """The bytes of the workbook. `Workbook.save` would write the time of saving into it."""
    from openpyxl.writer.excel import ExcelWriter

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        ExcelWriter(book, archive).write_data()
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    # Programs tell the kind of file from what comes first.
    return archive_file({_CONTENT_TYPES: parts.pop(_CONTENT_TYPES), **parts})
