"""Workbooks, re-read by a library that did not make them."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import date

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from sitegen.datasets.descriptor import Field
from sitegen.datasets.package import Package
from sitegen.exceptions import InternalError
from sitegen.exports.about import About
from sitegen.exports.listing_value import Listing
from sitegen.exports.typed_values import typed
from sitegen.exports.xlsx_file import xlsx_file

HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1+2",
    "@SUM(A1)",
    "＝1+1",
    "#N/A",
    "TRUE",
    "1e5",
    "010203",
    "2025-1",
    "3/4",
    " 前后有空格 ",
    "<b>&amp;</b>",
    "'",
    "两\n行",
)


def field(name: str, kind: str = "string") -> Field:
    return Field(name=name, title=f"{name}名", type=kind, description=f"{name}是什么", constraints={})


def sheet_rows(content: bytes, name: str) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def expected(kind: str, cell: str) -> object:
    if kind == "date" and cell:
        return date.fromisoformat(cell)
    value = typed(kind, cell)
    return "" if value is None else value


def test_every_table_equals_the_dataset_cell_by_cell(
    package: Package, downloads: Mapping[str, bytes]
) -> None:
    for name, table in package.tables.items():
        header, *rows = sheet_rows(downloads[f"downloads/tables/{name}.xlsx"], "数据")
        assert header == [item.title for item in table.schema.fields]
        kinds = [item.type for item in table.schema.fields]
        wanted = [
            [expected(kind, cell) for kind, cell in zip(kinds, row.cells.values(), strict=True)]
            for row in table.rows
        ]
        # The reader leaves out empty columns at the end of the sheet.
        padded = [row + [""] * (len(kinds) - len(row)) for row in rows]
        assert padded == wanted, name


def test_every_part_equals_its_csv(downloads: Mapping[str, bytes]) -> None:
    parts = [path for path in downloads if path.endswith(".xlsx") and "/tables/" not in path]
    assert len(parts) > 30
    for path in parts:
        text = downloads[path.replace(".xlsx", ".csv")].decode()
        names, *plain = csv.reader(io.StringIO(text, newline=""), strict=True)
        header, *rows = sheet_rows(downloads[path], "数据")
        assert len(header) == len(names)
        assert [[_text(cell) for cell in row] for row in rows] == plain


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell)


def test_the_188_of_2024_keep_their_codes(downloads: Mapping[str, bytes]) -> None:
    header, *rows = sheet_rows(downloads["downloads/batches/2024/certifications.xlsx"], "数据")
    codes = [row[header.index("县级代码")] for row in rows]
    assert len(codes) == 188
    assert all(isinstance(code, str) and len(code) == 6 for code in codes)


def test_the_other_sheets_say_what_it_is(downloads: Mapping[str, bytes], package: Package) -> None:
    content = downloads["downloads/batches/2023/certifications.xlsx"]
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert names == ["数据", "说明", "字段", "来源"]
    remarks = {str(row[0]): str(row[1]) for row in sheet_rows(content, "说明")}
    assert remarks["版本"] == package.descriptor.version
    assert remarks["截至"] == package.descriptor.as_of.isoformat()
    assert "还缺3个" in remarks["完整程度"]
    assert "不是官方发布" in remarks["声明"]
    assert remarks["许可"] == "CC BY 4.0"
    titles = [row[0] for row in sheet_rows(content, "字段")][1:]
    assert titles == sheet_rows(content, "数据")[0]
    assert "tz-repost-2023" in {row[0] for row in sheet_rows(content, "来源")}


def test_hostile_cells_are_text_that_stays_text(about: About) -> None:
    rows = [(cell, cell) for cell in HOSTILE]
    listing = Listing(title="=表", description="@", fields=(field("a"), field("b")), rows=rows)
    content = xlsx_file(about, listing)
    assert sheet_rows(content, "数据")[1:] == [list(row) for row in rows]
    sheet = load_workbook(io.BytesIO(content))["数据"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    # `s` is text; a formula would be `f`. The format @ keeps it text when somebody edits the cell.
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets" in name]
    assert not [xml for xml in sheets if b"<f>" in xml or b"<f " in xml or b"<hyperlink" in xml]


def test_types_are_those_of_the_fields(about: About) -> None:
    fields = (field("n", "integer"), field("x", "number"), field("y", "boolean"), field("d", "date"))
    rows = [("12", "0.333333", "true", "2025-03-14"), ("", "", "", "")]
    content = xlsx_file(about, Listing(title="表", description="说", fields=fields, rows=rows))
    assert sheet_rows(content, "数据")[1] == [12, 0.333333, True, date(2025, 3, 14)]


def test_the_header_is_frozen_filtered_and_fits_chinese(downloads: Mapping[str, bytes]) -> None:
    content = downloads["downloads/batches/2024/certifications.xlsx"]
    sheet = load_workbook(io.BytesIO(content))["数据"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    # The file says once how wide columns of equal width are that stand side by side.
    widths = {
        number: group.width
        for group in sheet.column_dimensions.values()
        for number in range(group.min, group.max + 1)
    }
    for number, column in enumerate(sheet.iter_cols(), start=1):
        width = widths[number]
        widest = max(sum(1 + (ord(each) > 255) for each in str(cell.value or "")) for cell in column)
        assert width >= min(widest, 60)


def test_a_table_without_rows_is_a_header(about: About) -> None:
    listing = Listing(title="表", description="说", fields=(field("a"), field("b")), rows=[])
    assert sheet_rows(xlsx_file(about, listing), "数据") == [[item.title for item in listing.fields]]


def test_nothing_tells_the_time_or_the_machine(about: About, downloads: Mapping[str, bytes]) -> None:
    for path in [path for path in downloads if path.endswith(".xlsx")]:
        with zipfile.ZipFile(io.BytesIO(downloads[path])) as archive:
            assert archive.testzip() is None
            entries = archive.infolist()
            core = archive.read("docProps/core.xml").decode()
        assert entries[0].filename == "[Content_Types].xml"
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert core.count(f"{about.package.created.isoformat()}T00:00:00Z") == 2


def test_the_same_table_is_the_same_bytes(about: About) -> None:
    rows = [("1", "甲"), ("2", "乙")]
    listing = Listing(title="表", description="说", fields=(field("n", "integer"), field("a")), rows=rows)
    assert xlsx_file(about, listing) == xlsx_file(about, listing)


def test_what_looks_like_an_escape_stays_as_it_is(about: About) -> None:
    rows = [("_x0041_",), ("_x005F_",), ("x" * 32767,)]
    content = xlsx_file(about, Listing(title="表", description="说", fields=(field("a"),), rows=rows))
    assert [row[0] for row in sheet_rows(content, "数据")[1:]] == [row[0] for row in rows]


@pytest.mark.parametrize(
    "text", ["_x005F_x0041_", "_x0041_x0042_", "_x005F_x005F_x005F_", "__x000a_x_x0000_"]
)
def test_escapes_that_share_an_underscore_stay_as_they_are(about: About, text: str) -> None:
    """Read by another program: openpyxl itself reads such escapes wrongly."""
    listing = Listing(title="表", description="说", fields=(field("a"),), rows=[(text,)])
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_file(about, listing)))
    assert book.get_sheet_by_name("数据").to_python()[1] == [text]


def test_a_date_before_spreadsheets_count_is_text(about: About) -> None:
    rows = [("1899-12-31",), ("1900-03-01",)]
    content = xlsx_file(about, Listing(title="表", description="说", fields=(field("d", "date"),), rows=rows))
    assert [row[0] for row in sheet_rows(content, "数据")[1:]] == ["1899-12-31", date(1900, 3, 1)]


def test_a_text_that_no_cell_can_hold_is_not_cut_off(about: About) -> None:
    listing = Listing(title="表", description="说", fields=(field("a"),), rows=[("长" * 32768,)])
    with pytest.raises(InternalError, match="does not fit"):
        xlsx_file(about, listing)
