"""The report of a self-check as a workbook."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from sitegen.assessment.words import WORDY, Sheet, Words
from sitegen.exports.zip_file import repacked

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LEAST_WIDTH, _MOST_WIDTH = 8, 60
_MADE = datetime(2026, 1, 1)
_NUMBER = re.compile(r"[0-9]+(?:\.([0-9]+))?")


def assessment_workbook(words: Words) -> bytes:
    """The verdict with what it rests on, and a sheet for each table; numbers show the printed decimals."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    told = (
        ("结论", words.verdict),
        ("差在哪里", words.summary),
        ("口径", words.method),
        *(("这套标准自己的数", line) for line in words.own_lines),
        ("换一种算法", words.readings),
        ("补多少才够", words.remedy),
        ("怎样算出", words.rule),
        ("不计入的学校", words.left_out or "没有"),
        ("依据", words.basis),
        *(("读的时候注意到", note) for note in words.notes),
    )
    for sheet in (Sheet(title="结论", header=("项目", "内容"), rows=told), *words.sheets):
        _write(book, book.add_worksheet(sheet.title), sheet)
    book.set_properties({"title": "资源配置自查", "author": "sitegen", "created": _MADE})
    book.close()
    return repacked(content.getvalue())


def _write(book: "Workbook", page: "Worksheet", sheet: Sheet) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    shown = {
        digits: book.add_format({"num_format": f"0.{'0' * digits}" if digits else "0", "valign": "top"})
        for digits in _digits(sheet)
    }
    page.freeze_panes(1, 0)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for column, title in enumerate(sheet.header):
        page.set_column(column, column, _width([row[column] for row in (sheet.header, *sheet.rows)]))
        page.write_string(0, column, title, bold)
    for number, cells in enumerate(sheet.rows, 1):
        for column, (title, cell) in enumerate(zip(sheet.header, cells, strict=True)):
            found = None if title in WORDY else _NUMBER.fullmatch(cell)
            if found:
                page.write_number(number, column, float(cell), shown[len(found[1] or "")])
            else:
                page.write_string(number, column, cell, wrapped)


def _digits(sheet: Sheet) -> set[int]:
    """Every number of decimals in the sheet."""
    found = (_NUMBER.fullmatch(cell) for row in sheet.rows for cell in row)
    return {len(item[1] or "") for item in found if item}


def _width(texts: Sequence[str]) -> int:
    """Of a column in which most of the texts fit into one line; a Chinese character takes two places."""
    longest = max(sum(2 if east_asian_width(letter) in "FW" else 1 for letter in text) for text in texts)
    return min(max(longest + 2, _LEAST_WIDTH), _MOST_WIDTH)
