"""Rows of every sheet of an .xlsx file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from sitegen.findings import Finding
from sitegen.importers.files.bounds import check_archive, check_columns, check_rows
from sitegen.importers.files.text_source import Marked, SourceLine, SourceText, library_missing
from sitegen.importers.files.xlsx_marks import comment_findings, headings_of, marks_of


def read_xlsx(file: Path, path: str) -> SourceText:
    """Lines of `file`, one for each row that holds anything; later sheets continue the numbers."""
    try:
        import openpyxl
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError as error:
        raise library_missing("openpyxl") from error
    try:
        check_archive(file)
        book = openpyxl.load_workbook(file, data_only=True, rich_text=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError):
        finding = Finding(
            path,
            "encoding-error",
            "文件打不开：它不是 .xlsx，或已损坏",
            "用 Excel 或 WPS 打开，另存为 .xlsx 或“文本文件（制表符分隔）”",
        )
        return SourceText(path=path, lines=(), findings=(finding,))
    if not book.worksheets:
        remedy = "用 Excel 或 WPS 打开，看名单在不在里面；另存为 .xlsx 再导入"
        finding = Finding(path, "no-sheet", "文件里没有一张工作表", remedy)
        return SourceText(path=path, lines=(), findings=(finding,))
    lines: list[SourceLine] = []
    headings: list[SourceLine] = []
    marked: list[Marked] = []
    findings: list[Finding] = []
    for sheet in book.worksheets:
        check_rows(sheet.max_row)
        check_columns(sheet.max_column)
        start = lines[-1].number if lines else 0
        lines += [
            SourceLine(number=start + number, text="\t".join(cells)) for number, cells in rows_of(sheet)
        ]
        headings += [SourceLine(number=start + 1, text=text) for text in headings_of(sheet)]
        marked += [replace(item, number=start + item.number) for item in marks_of(sheet)]
        findings += comment_findings(sheet, path)
    return SourceText(
        path=path,
        lines=tuple(lines),
        findings=tuple(findings),
        headings=tuple(headings),
        marked=tuple(marked),
    )


def rows_of(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each row that holds anything, without the empty cells at its end."""
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(value) for value in row]
        if any(cells):
            while not cells[-1]:
                cells.pop()
            yield number, cells


def _text(value: object) -> str:
    """What the sheet shows: whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split("\n"))
