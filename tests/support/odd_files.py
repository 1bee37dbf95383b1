"""Files as counties keep them, as `tests/importers/odd_files.yaml` lists them."""

import datetime
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from sitegen.exports.school_form import school_form_files
from sitegen.site import urls

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "importers" / "odd_files.yaml").read_text(encoding="utf-8")
)
HEADER = ["学校", "办学类型", "小学在校生数"]
SCHOOL = ["甲小学", "小学", 100]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def content_of(case: Mapping[str, Any]) -> bytes:
    """The bytes of the file."""
    if "cell" in case:
        return _with_cell(case["cell"])
    if "text" in case:
        return str(case["text"]).encode(case.get("encoding", "utf-8"))
    return saved(book_of(case["sheets"])) if "sheets" in case else MADE[case["made"]]()


def book_of(sheets: Mapping[str, list[list[Any]]]) -> Any:
    """A workbook of rows by sheet."""
    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _one(header: list[Any] = HEADER, row: list[Any] = SCHOOL) -> Any:
    return book_of({"数据": [header, row]})


def _merged() -> bytes:
    header = ["学校", "办学类型", "小学", "办学条件", None]
    book = book_of(
        {
            "数据": [
                ["示例县学校情况表"],
                header,
                [None, None, "在校生数", "教学及辅助用房面积", "教学仪器设备值"],
                [None, None, "（人）", "（平方米）", "（万元）"],
                ["甲小学", "小学", 1200, 5400.5, 260],
            ]
        }
    )
    for area in ("A1:E1", "A2:A4", "B2:B4", "D2:E2"):
        book["数据"].merge_cells(area)
    return saved(book)


def _hidden(*others: tuple[str, int]) -> bytes:
    book = book_of({name: [HEADER, ["甲小学", "小学", pupils]] for name, pupils in others})
    book.create_sheet("说明").append(["没有数据"])
    book["数据"].sheet_state = "hidden"
    return saved(book)


def _filtered(*unseen: int) -> bytes:
    rows = [[f"{letter}小学", "小学", 100] for letter in "甲乙丙丁戊己庚辛"]
    book = book_of({"数据": [HEADER, *rows]})
    for number in unseen:
        book["数据"].row_dimensions[number].hidden = True
    return saved(book)


def _styled(value: Any, form: str) -> bytes:
    book = _one([*HEADER, "小学骨干教师数"], [*SCHOOL, value])
    book["数据"]["D2"].number_format = form
    return saved(book)


def _with_cell(cell: str) -> bytes:
    """A workbook whose cell C2 is written as given."""
    return _replaced(saved(_one()), '<c r="C2" t="n"><v>100</v></c>', cell)


def _replaced(content: bytes, before: str, after: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet1.xml"):
                assert before.encode() in text
                text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return target.getvalue()


def _formulas() -> bytes:
    plain = _one([*HEADER, "教学及辅助用房面积"], [*SCHOOL, 1])
    cell = '<c r="D2"><f>7850/3</f><v>2616.6666666666665</v></c>'
    return _replaced(saved(plain), '<c r="D2" t="n"><v>1</v></c>', cell)


def _damaged() -> bytes:
    content = bytearray(saved(_one()))
    place = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[place] ^= 0xFF
    return bytes(content)


def _protected() -> bytes:
    book = _one()
    book["数据"].protection.sheet = True
    book["数据"].protection.password = "1234"  # noqa: S105
    return saved(book)


def _ods() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    return target.getvalue()


def _template() -> bytes:
    files = {file.path: file.content for file in school_form_files()}
    return files[urls.file_path(urls.ASSESS_TEMPLATE_XLSX)]


def _lines(*lines: str) -> bytes:
    return "\n".join((",".join(HEADER), *lines, "")).encode()


MADE: Mapping[str, Callable[[], bytes]] = {
    "merged-workbook": _merged,
    "template": _template,
    "filtered-rows": lambda: _filtered(3, 5),
    "many-filtered-rows": lambda: _filtered(*range(2, 9)),
    "hidden-sheet": lambda: _hidden(("数据", 100)),
    "hidden-copy": lambda: _hidden(("数据", 90), ("新", 100)),
    "formulas": _formulas,
    "formula-without-value": lambda: _with_cell('<c r="C2"><f>SUM(D2:E2)</f></c>'),
    "formula-error": lambda: _with_cell('<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    "date": lambda: _styled(datetime.date(2026, 1, 2), "yyyy-mm-dd"),
    "unused-date": lambda: saved(_one([*HEADER, "建校日期"], [*SCHOOL, datetime.date(1956, 9, 1)])),
    "percent": lambda: _styled(0.12, "0%"),
    "password": lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
    "damaged": _damaged,
    "misnamed-part": lambda: saved(_one()).replace(b"xl/_rels/workbook", b"xl/_relz/workbook", 1),
    "cut": lambda: saved(_one())[:-200],
    "protected": _protected,
    "xls": lambda: _OLE + "Workbook".encode("utf-16-le"),
    "ods": _ods,
    "bytes": lambda: b"\xff\x00\x81\xff" * 9,
    "open-quote": lambda: _lines(*['甲小学,"小学,100'], *["乙小学,小学,90"] * 2000),
    "rare-characters": lambda: ",".join((*HEADER, "备注\n甲小学", "小学", "100", "𠮷" * 6000)).encode(),
    "whole-column": lambda: _lines(*(f"第{number}小学,小学,约一百" for number in range(40))),
}
