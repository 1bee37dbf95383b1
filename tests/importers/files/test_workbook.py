"""Reading workbooks: what a sheet shows, what it hides, and no more work than a list is worth."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from sitegen.importers.files.sheets import Sheet, UnreadableError
from sitegen.importers.files.workbook import Wanted, sheets_of_workbook

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CELL = '<c t="inlineStr"><is><t>江苏省</t></is></c>'
_ROW = f"<row>{_CELL}</row>"


def archive(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return buffer.getvalue()


def crafted(
    sheet: str = _ROW, styles: str = "", texts: str = "", targets: tuple[str, ...] = ("sheet1.xml",)
) -> bytes:
    """A workbook with a sheet for each target, all with the same rows."""
    ids = range(1, len(targets) + 1)
    listed = "".join(f'<sheet name="{number}" r:id="r{number}"/>' for number in ids)
    kinds = [("worksheet", target) for target in targets]
    kinds += [("styles", "styles.xml"), ("sharedStrings", "texts.xml")]
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    return archive(
        {
            "xl/workbook.xml": f'<workbook xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
            "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
            "xl/texts.xml": f"<sst>{texts}</sst>",
            **{f"xl/{name}": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>" for name in targets},
        }
    )


def read(content: bytes) -> list[Sheet]:
    return sheets_of_workbook(content, Wanted(cleaned=str.strip, most_rows=10_000, has_comments=True))


def saved(book: openpyxl.Workbook) -> Sheet:
    buffer = io.BytesIO()
    book.save(buffer)
    return read(buffer.getvalue())[0]


def test_a_crafted_workbook_reads_like_any_other() -> None:
    (sheet,) = read(crafted())
    assert (sheet.name, sheet.lines) == ("1", ((1, ("江苏省",)),))


BEYOND = {
    "sheets": crafted(targets=tuple(f"sheet{number}.xml" for number in range(101))),
    "rows": crafted(_ROW * 10_001),
    "columns": crafted('<row><c r="IW1"><v>1</v></c></row>'),
    "letters of a column": crafted(f'<row><c r="{"A" * 9_000}1"><v>1</v></c></row>'),
    "elements": crafted("<row>" + "<c/>" * 1_000_000 + "</row>"),
    "elements under another name": crafted("<c/>" * 1_000_000, targets=("sheet1.png",)),
    "attributes": crafted("<row " + " ".join(f'a{number}="1"' for number in range(101)) + "/>"),
    "a long attribute": crafted(f'<dataValidation sqref="{"A1 " * 4_000}"/>'),
    "characters of shared texts": crafted(
        "<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>", texts=f"<si><t>{'玄武区、' * 15_000}</t></si>"
    ),
    "merged cells": crafted(f'{_ROW}<mergeCell ref="A1:XFD1048576"/>'),
    "merged columns": crafted(f'{_ROW}<mergeCell ref="A:C"/>'),
    "merged backwards": crafted(f'{_ROW}<mergeCell ref="C3:A1"/>'),
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_no_list_has_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="too-large"):
        read(BEYOND[name])


@pytest.mark.parametrize(
    "content",
    [
        crafted(targets=("sheet1.xml", "sheet1.xml")),
        crafted("<row>"),
        crafted(f'<row r="{"9" * 5_000}">{_CELL}</row>'),
        crafted('<row><c t="s"><v>7</v></c></row>'),
        archive({"xl/workbook.xml": "<!DOCTYPE a><workbook/>"}),
    ],
)
def test_what_a_spreadsheet_would_not_open_is_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read(content)


def test_formats_are_read_once_and_none_takes_long() -> None:
    """Work grows with the size of the file alone: unclosed brackets are no reason to look again and again."""
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{"[" * 3_000}"/>' for n in range(200, 300))
    styles = "".join(f'<xf numFmtId="{200 + n % 100}"/>' for n in range(50_000))
    (sheet,) = read(
        crafted(
            '<row><c s="49999"><v>46000</v></c></row>',
            f"<numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>",
        )
    )
    assert sheet.lines == ((1, ("46000",)),)


def test_a_number_of_many_digits_that_is_none_is_a_text() -> None:
    digits = "1" * 30_000 + "x"
    (sheet,) = read(crafted(f"<row><c><v>{digits}</v></c></row>"))
    assert sheet.lines == ((1, (digits,)),)


def test_hidden_rows_and_columns_are_told() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (("江苏省", "玄武区", 1), ("浙江省", "西湖区", 2)):
        page.append(row)
    page.row_dimensions[2].hidden = True
    page.column_dimensions["C"].hidden = True
    sheet = saved(book)
    assert (sheet.hidden_lines, sheet.hidden_columns) == ({2}, {3})


def test_struck_through_cells_are_told_whether_wholly_or_in_part() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["玄武区", "鼓楼区", "建邺区"])
    page["A1"].font = Font(strike=True)
    page["B1"] = CellRichText("鼓楼区", TextBlock(InlineFont(strike=True), "（撤销）"))
    assert saved(book).struck == ((1, "玄武区"), (1, "（撤销）"))


def test_heads_of_pages_are_told_without_their_codes() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["玄武区"])
    page.oddHeader.left.text, page.oddHeader.left.size = "附件 1", 12
    page.oddHeader.center.text, page.oddHeader.center.font = "名单&&说明", "宋体,Bold"
    page.oddFooter.right.text = "第 &P 页"
    assert saved(book).headings == ("附件 1", "名单&说明", "第  页")


def test_comments_are_told_with_their_cells() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["江苏省", "玄武区"])
    page["B1"].comment = Comment("已撤销", "某人")
    assert saved(book).comments == (("B1", "已撤销"),)


def test_cells_that_a_merged_one_covers_are_told() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["江苏省", "玄武区"])
    page.merge_cells("A1:B2")
    assert saved(book).covered == {(1, 2), (2, 1), (2, 2)}


def test_a_formula_that_nobody_worked_out_is_no_empty_cell() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "=B1"
    assert saved(book).lines == ((1, ("=B1",)),)


def test_dates_and_shares_read_as_the_sheet_shows_them() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append([45658, 0.125, True])
    page["A1"].number_format, page["B1"].number_format = "yyyy/m/d", "0.0%"
    assert saved(book).lines == ((1, ("2025-01-01", "12.5%", "TRUE")),)


def test_the_namespace_of_a_workbook_does_not_matter() -> None:
    plain = crafted(_ROW)
    with zipfile.ZipFile(io.BytesIO(plain)) as opened:
        parts = {name: opened.read(name).decode() for name in opened.namelist()}
    parts["xl/sheet1.xml"] = parts["xl/sheet1.xml"].replace(
        "<worksheet>", f'<worksheet xmlns="{_SPREADSHEET}">'
    )
    assert read(archive(parts))[0].lines == read(plain)[0].lines


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_workbook_that_python_would_unpack_whole_whatever_it_states_is_refused(packing: int) -> None:
    with zipfile.ZipFile(io.BytesIO(crafted())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    with pytest.raises(UnreadableError, match="damaged"):
        read(buffer.getvalue())


def test_more_formats_than_a_spreadsheet_has_are_refused() -> None:
    formats = "".join(f'<numFmt numFmtId="{number}" formatCode="[[[["/>' for number in range(5_001))
    with pytest.raises(UnreadableError, match="too-large"):
        read(crafted(styles=f"<numFmts>{formats}</numFmts>"))
