"""The report of a self-check as a workbook."""

import io
from datetime import datetime

from sitegen.assessment.words import Sheet, Words
from sitegen.exports.zip_file import repacked

_WIDTH = 16
_MADE = datetime(2026, 1, 1)


def assessment_workbook(words: Words) -> bytes:
    """The verdict with what it rests on, and a sheet for each table; every cell is text as printed."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    told = (
        ("结论", words.verdict),
        ("差在哪里", words.summary),
        ("口径", words.method),
        ("换一种算法", words.readings),
        ("最少补多少", words.remedy),
        ("怎样算出", words.rule),
        ("不计入的学校", words.left_out or "没有"),
    )
    for sheet in (Sheet(title="结论", header=("项目", "内容"), rows=told), *words.sheets):
        page = book.add_worksheet(sheet.title)
        page.set_column(0, len(sheet.header) - 1, _WIDTH)
        page.freeze_panes(1, 0)
        for row, cells in enumerate((sheet.header, *sheet.rows)):
            for column, cell in enumerate(cells):
                page.write_string(row, column, cell)
    book.set_properties({"title": "资源配置自查", "author": "sitegen", "created": _MADE})
    book.close()
    return repacked(content.getvalue())
