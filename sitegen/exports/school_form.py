"""The form of the self-check: empty as a workbook and as CSV, its schema, and the made-up county."""

import io
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sitegen.assessment.form import SAMPLE, sample_rows, school_schema, wordings
from sitegen.datasets.descriptor import Field
from sitegen.exports.zip_file import repacked
from sitegen.output import OutputFile
from sitegen.site import urls

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROWS = 3000
_MADE = datetime(2026, 1, 1)
_BOM = "\ufeff"
_WIDTH = 14
_COUNTED = ("人", "间")
"""Units that nobody takes for another."""


def school_form_files() -> Iterator[OutputFile]:
    """The files, beside the page of the self-check: they are a form, and none of the data."""
    schema = school_schema()
    titles = [_heading(field) for field in schema.fields]
    yield _output(urls.ASSESS_TEMPLATE_XLSX, _workbook(schema.fields))
    yield _output(urls.ASSESS_TEMPLATE_CSV, f"{_BOM}{','.join(titles)}\r\n".encode())
    yield _output(urls.ASSESS_SAMPLE, f"{_BOM}{_with_titles(titles)}".encode())
    text = json.dumps(schema.descriptor, ensure_ascii=False, indent=2)
    yield _output(urls.ASSESS_SCHEMA, f"{text}\n".encode())


def _heading(field: Field) -> str:
    """The title of a column with its unit, where numbers are easily given in another."""
    unit = wordings().unit_of.get(field.name, _COUNTED[0])
    return field.title if unit in _COUNTED else f"{field.title}（{unit}）"


def _output(url: str, content: bytes) -> OutputFile:
    return OutputFile(path=urls.file_path(url), content=content)


def _with_titles(titles: Sequence[str]) -> str:
    """The made-up county for a spreadsheet, its first cell saying what it is."""
    header, _, rows = sample_rows().partition("\n")
    blanks = "," * header.count(",")
    return "\r\n".join((f"{SAMPLE}，不是任何地方的数据{blanks}", ",".join(titles), *rows.splitlines(), ""))


def _workbook(fields: Sequence[Field]) -> bytes:
    """A sheet to fill in, whose cells refuse what the schema refuses, and one that says what columns are."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("学校")
    _add_header(book, sheet, [_heading(field) for field in fields])
    sheet.freeze_panes(1, 1)
    for number, field in enumerate(fields):
        if rule := _rule(field):
            sheet.data_validation(1, number, _ROWS, number, rule)
    notes = book.add_worksheet("说明")
    _add_header(book, notes, ["列名", "填什么"])
    notes.set_column(0, 0, 30)
    notes.set_column(1, 1, 90)
    for number, field in enumerate(fields, 1):
        notes.write_string(number, 0, _heading(field))
        notes.write_string(number, 1, field.description)
    book.set_properties({"title": "学校数据模板", "author": "sitegen", "created": _MADE})
    book.close()
    return repacked(content.getvalue())


def _add_header(book: "Workbook", sheet: "Worksheet", titles: Sequence[str]) -> None:
    form = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, len(titles) - 1, _WIDTH)
    for number, title in enumerate(titles):
        sheet.write_string(0, number, title, form)


def _rule(field: Field) -> dict[str, Any] | None:
    """What a cell of the field may hold, as spreadsheets check it while one types."""
    rules = field.constraints
    if "enum" in rules:
        return {"validate": "list", "source": list(rules["enum"]), "error_message": field.description[:200]}
    if field.type == "string":
        return None
    return {
        "validate": "integer" if field.type == "integer" else "decimal",
        "criteria": "between",
        "minimum": rules["minimum"],
        "maximum": rules["maximum"],
        "error_message": f"{field.title}：只写{'整数' if field.type == 'integer' else '数'}，不写单位。",
    }
