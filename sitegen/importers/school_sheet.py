"""A county's own table of schools, out of a spreadsheet or text file, as rows of a schema.

Columns may stand in any order, under their names or titles, below lines of a heading; others are left out.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sitegen.datasets.csv_text import Record
from sitegen.datasets.descriptor import Schema
from sitegen.datasets.encodings import decoded
from sitegen.exceptions import UsageError
from sitegen.findings import Finding, Severity
from sitegen.importers.files.bounds import TooLargeError, check_archive, check_columns, check_rows, check_size
from sitegen.importers.files.text_source import library_missing
from sitegen.importers.files.xlsx_source import rows_of

Line = tuple[int, tuple[str, ...]]
"""Number of a line or row, from 1, and its cells."""

_HEADER_WITHIN = 20
_BRACKETS = re.compile(r"[(（].*?[)）]|\s")


def school_records(file: Path, path: str, schema: Schema) -> tuple[list[Record], list[Finding]]:
    """Records with a cell for each field of the schema, and what is wrong with the file or its header.

    Raises UsageError for a kind of file that is not read.
    """
    try:
        check_size(file)
        lines = _lines(file)
    except TooLargeError as error:
        return [], [Finding(path, "too-large", f"没有读：{error}", "只留下学校的那一张表，另存后再试")]
    except UsageError:
        raise
    except Exception as error:  # noqa: BLE001 - what libraries raise on a damaged file cannot be listed
        message = f"文件读不出来：已损坏、有密码，或编码不明（{type(error).__name__}）"
        return [], [
            Finding(path, "encoding-error", message, "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV UTF-8")
        ]
    header = _header(lines, schema)
    if header is None:
        message, remedy = "找不到表头：没有一行写着“学校”和“办学类型”", "照模板的第一行写列名"
        return [], [Finding(path, "missing-header", message, remedy)]
    places, findings = _places(lines[header], schema, path)
    if places is None:
        return [], findings
    return [_record(line, places, schema) for line in lines[header + 1 :] if any(line[1])], findings


def _lines(file: Path) -> list[Line]:
    if file.suffix.lower() == ".xlsx":
        return list(_lines_of_workbook(file))
    if file.suffix.lower() not in (".csv", ".tsv", ".txt"):
        raise UsageError(
            f"不认识文件 {file.name} 的格式。可读 .xlsx、.csv、.tsv、.txt；.xls 请先另存为 .xlsx。"
        )
    found = decoded(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    if found is None:
        raise UnicodeError(file.name)
    return list(lines_of_text(found[0]))


def lines_of_text(text: str) -> Iterator[Line]:
    """Lines of a table parted by tabs, commas or semicolons, whichever its first lines have most of."""
    head = text[:10_000]
    mark = max("\t,;", key=head.count)
    reader, before = csv.reader(io.StringIO(text, newline=""), delimiter=mark), 0
    for cells in reader:
        check_columns(len(cells))
        yield before + 1, tuple(cell.strip() for cell in cells)
        before = reader.line_num


def _lines_of_workbook(file: Path) -> Iterator[Line]:
    try:
        import openpyxl
    except ImportError as error:
        raise library_missing("openpyxl") from error
    check_archive(file)
    sheet: Any = openpyxl.load_workbook(file, data_only=True).worksheets[0]
    check_rows(sheet.max_row)
    check_columns(sheet.max_column)
    for number, cells in rows_of(sheet):
        yield number, tuple(cell.strip() for cell in cells)


def _header(lines: Sequence[Line], schema: Schema) -> int | None:
    """Number of the line that names at least the required fields."""
    needed = {field.name for field in schema.fields if field.is_required}
    known = _known(schema)
    for number, (_, cells) in enumerate(lines[:_HEADER_WITHIN]):
        if needed <= {known.get(_plain(cell)) for cell in cells}:
            return number
    return None


def _known(schema: Schema) -> Mapping[str, str]:
    """Names of the fields by everything that a header may call them."""
    return {_plain(text): field.name for field in schema.fields for text in (field.name, field.title)}


def _plain(text: str) -> str:
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", text)).replace(" ", "").casefold()


def _places(header: Line, schema: Schema, path: str) -> tuple[Mapping[str, int] | None, list[Finding]]:
    """Where each field stands, None if one stands twice; and what else the header says."""
    known, places = _known(schema), dict[str, int]()
    findings: list[Finding] = []
    for place, cell in enumerate(header[1]):
        name = known.get(_plain(cell))
        if name in places:
            message = f"表头有误：“{cell}”写了两列"
            remedy = "只留下一列"
            findings.append(Finding(path, "duplicate-label", message, remedy, line=header[0], value=cell))
        elif name is not None:
            places[name] = place
        elif cell:
            findings.append(_unknown_column(path, header[0], cell))
    findings += _missing_columns(
        path, header[0], [field.title for field in schema.fields if field.name not in places]
    )
    return (None if any(item.code == "duplicate-label" for item in findings) else places), findings


def _unknown_column(path: str, line: int, cell: str) -> Finding:
    message, remedy = f"不认识的列“{cell}”，没有用它", "要用的列照模板的列名写；不用的不必删"
    return Finding(path, "extra-label", message, remedy, line=line, value=cell, severity=Severity.WARNING)


def _missing_columns(path: str, line: int, titles: Sequence[str]) -> Iterable[Finding]:
    if titles:
        message = f"没有这些列：{'、'.join(titles)}；靠它们算的指标判不了"
        remedy = "有数的照模板补上这些列；没有的不必补"
        yield Finding(path, "missing-label", message, remedy, line=line, severity=Severity.WARNING)


def _record(line: Line, places: Mapping[str, int], schema: Schema) -> Record:
    cells = line[1]
    found = tuple(
        cells[places[name]] if name in places and places[name] < len(cells) else ""
        for name in schema.field_names
    )
    return Record(line=line[0], cells=found, columns=(None,) * len(found))
