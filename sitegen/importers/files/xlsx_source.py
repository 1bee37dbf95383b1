"""Rows of every sheet of an .xlsx file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from sitegen.findings import Finding
from sitegen.importers.files.bounds import MOST_ROWS, TooLargeError, check_archive
from sitegen.importers.files.sheets import MissingSheetError, Sheet, UnreadableError
from sitegen.importers.files.text_source import Marked, SourceLine, SourceText
from sitegen.importers.files.workbook import Wanted, sheets_of_workbook
from sitegen.importers.files.xlsx_marks import comment_findings, headings_of, marks_of


def read_xlsx(file: Path, path: str) -> SourceText:
    """Lines of `file`, one for each row that holds anything; later sheets continue the numbers.

    Raises TooLargeError for a workbook that is no list.
    """
    try:
        check_archive(file)
        sheets = sheets_of_workbook(file.read_bytes(), _WANTED)
    except (UnreadableError, BadZipFile, ExpatError) as error:
        if isinstance(error, UnreadableError) and error.code == "too-large":
            raise TooLargeError("工作簿里的表、行、栏、合并的格子或标记太多") from error
        is_missing = isinstance(error, MissingSheetError)
        finding = _without(path, "文件里没有它写着的工作表") if is_missing else _unreadable(path)
        return SourceText(path=path, lines=(), findings=(finding,))
    if not sheets:
        return SourceText(path=path, lines=(), findings=(_without(path, "文件里没有一张工作表"),))
    return _text_of(sheets, path)


def _text_of(sheets: list[Sheet], path: str) -> SourceText:
    lines: list[SourceLine] = []
    headings: list[SourceLine] = []
    marked: list[Marked] = []
    findings: list[Finding] = []
    for sheet in sheets:
        start = lines[-1].number if lines else 0
        lines += [SourceLine(number=start + number, text=text) for number, text in _rows(sheet)]
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


def _rows(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Number and cells of each row that shows anything, without the empty cells at its end."""
    for number, cells in sheet.lines:
        shown = ["" if (number, at) in sheet.covered else cell for at, cell in enumerate(cells, 1)]
        if text := "\t".join(shown).rstrip("\t"):
            yield number, text


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")) if text.strip() else ""


_WANTED = Wanted(cleaned=_one_line, most_rows=MOST_ROWS, has_comments=True)


def _without(path: str, message: str) -> Finding:
    remedy = "用 Excel 或 WPS 打开，看名单在不在里面；另存为 .xlsx 再导入"
    return Finding(path, "no-sheet", message, remedy)


def _unreadable(path: str) -> Finding:
    return Finding(
        path,
        "encoding-error",
        "文件打不开：它不是 .xlsx，或已损坏",
        "用 Excel 或 WPS 打开，另存为 .xlsx 或“文本文件（制表符分隔）”",
    )
