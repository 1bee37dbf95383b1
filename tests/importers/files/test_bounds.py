"""What no list has is refused before the work that it would make: each kind with what is too much in it."""

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from sitegen.importers.files.source_file import read_source

TEXTS = {
    "line feeds.txt": "\n" * 3_000_000,
    "one line.txt": "北京市东城区、" * 5_000,
    "many lines.csv": "江苏,玄武区\n" * 10_001,
    "one cell.csv": f'省,县\n江苏,"{"玄武区、" * 30_000}"\n',
    "columns.md": "|a" * 60_000,
    "comments.html": "<p>a</p>" + "<!--" * 501,
    "sections.html": "<p>a</p>" + "<![" * 501,
    "instructions.html": "<p>a</p>" + "<?" * 501,
    "scripts.html": "<p>a</p>" + "<script>" * 501,
    "references.html": "<p>a</p>" + "&" * 50_001,
    "tags.html": "<p>a</p>" + "<div>" * 50_000,
    "cells.html": "<table><tr>" + "<td colspan=256 rowspan=5000>a</td>" * 400 + "</table>",
    "crossed out within each other.html": "<p>" + "<s>" * 201,
    "attributes.html": "<p>a</p><td " + "a='b' " * 500_000,
    "attributes with ends of tags.html": "<p>a</p><td " + 'a=">"' * 500_000,
    "attributes of nothing.html": "<p>a</p><td " + "= " * 500_000,
    "tags without an end.html": "<p>a</p>" + "<a " * 49_000,
    "tags within a value.html": "<p>a</p>" + '<a x="' * 49_000,
    "ends of tags without an end.html": "<p>a</p>" + f"</a {' ' * 70}" * 49_000,
    "comments without an end.html": "<p>a</p>" + "<!--" * 490 + "-" * 3_000_000,
    "sections without an end.html": "<p>a</p>" + "<![CDATA[]>" * 490 + "]" * 3_000_000,
    "scripts without an end.html": "<p>a</p>" + "<script></scripts>" * 490 + "x" * 3_000_000,
    "rows.html": "<table>" + "<tr><td rowspan=9999>a</td>" * 500 + "</table>",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_no_list_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(TEXTS[name], encoding="utf-8")
    source = read_source(file)
    assert [finding.code for finding in source.findings] == ["too-large"]
    assert source.lines == ()


def with_part(file: Path, part: str, old: str, new: str) -> None:
    """Replace `old` in one part of a .docx or .xlsx."""
    with zipfile.ZipFile(file) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in contents[part]
    contents[part] = contents[part].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    "ranges",
    [
        ["A1:XFD1048576"],
        [f"A{row}:IV{row + 5000}" for row in range(1, 3001)],
        ["A1:J10000", "L1:L10"],
        *(
            [each]
            for each in (
                "$A$1:$XFD$1048576",
                "A:XFD",
                "1:1048576",
                "a1:xfd1048576",
                " A1:XFD1048576",
                "XFD1048576:A1",
            )
        ),
        ["XFD1048576:A1", "A1:XFD1048576"],
    ],
)
def test_merged_cells_that_cover_a_sheet_are_refused(tmp_path: Path, ranges: list[str]) -> None:
    file = tmp_path / "list.xlsx"
    openpyxl.Workbook().save(file)
    cells = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    with_part(
        file, "xl/worksheets/sheet1.xml", "</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>"
    )
    assert [finding.code for finding in read_source(file).findings] == ["too-large"]


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 400_001,
        "<w:p/>" * 10_001,
        "<w:p " + " ".join(f'a{number}="1"' for number in range(101)) + "/>",
        "<w:tbl>"
        + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="256"/></w:tcPr><w:p/></w:tc></w:tr>' * 400
        + "</w:tbl>",
    ],
)
def test_a_document_of_more_parts_than_any_notice_is_refused(tmp_path: Path, body: str) -> None:
    file = tmp_path / "list.docx"
    docx.Document().save(str(file))
    with_part(file, "word/document.xml", "<w:body>", f"<w:body>{body}")
    assert [finding.code for finding in read_source(file).findings] == ["too-large"]


def test_marks_that_a_document_defines_by_itself_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.docx"
    docx.Document().save(str(file))
    with_part(file, "word/document.xml", "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document')
    assert [finding.code for finding in read_source(file).findings] == ["too-large"]


@pytest.mark.parametrize(("sheets", "far"), [(8, "IV{}"), (10, "A{}")], ids=["far cells", "one far cell"])
def test_sheets_that_are_wide_together_are_refused(tmp_path: Path, sheets: int, far: str) -> None:
    book, file = openpyxl.Workbook(write_only=True), tmp_path / "list.xlsx"
    for number in range(sheets):
        book.create_sheet(str(number))
    book.save(file)
    cells = "".join(f'<row r="{row}"><c r="{far.format(row)}"><v>1</v></c></row>' for row in range(1, 1_000))
    last = '<row r="1000"><c r="IV1000"><v>1</v></c></row>'
    for number in range(1, sheets + 1):
        part = f"xl/worksheets/sheet{number}.xml"
        with_part(file, part, "<sheetData></sheetData>", f"<sheetData>{cells}{last}</sheetData>")
    assert [finding.code for finding in read_source(file).findings] == ["too-large"]


@pytest.mark.parametrize(
    "heads", ["&amp;L江苏省" * 2_001, f"&amp;L{'江苏省' * 10_001}"], ids=["many", "long"]
)
def test_heads_of_pages_have_bounds_as_lines_have(tmp_path: Path, heads: str) -> None:
    file = tmp_path / "list.xlsx"
    openpyxl.Workbook().save(file)
    head = f"</sheetData><headerFooter><oddHeader>{heads}</oddHeader></headerFooter>"
    with_part(file, "xl/worksheets/sheet1.xml", "<sheetData></sheetData>", f"<sheetData>{head}")
    assert [finding.code for finding in read_source(file).findings] == ["too-large"]


def test_a_cell_over_all_rows_of_a_document_is_read_once(tmp_path: Path) -> None:
    """Each row asks the one above it: were they asked anew for each row, this would take minutes."""
    file = tmp_path / "list.docx"
    docx.Document().save(str(file))
    below = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + below.format("", "") * 8 + below.format(' w:val="restart"', "区") + "</w:tr>"
    first = row.replace("<w:vMerge/>", '<w:vMerge w:val="restart"/>').replace(
        "<w:t></w:t>", "<w:t>省</w:t>", 1
    )
    with_part(file, "word/document.xml", "<w:body>", f"<w:body><w:tbl>{first}{row * 2_000}</w:tbl>")
    lines = [line.text.split("\t") for line in read_source(file).lines if line.text]
    assert lines[0] == ["省", *[""] * 7, "区"]
    assert lines[1:2001] == [[*[""] * 8, "区"]] * 2_000


def test_a_saved_page_with_scripts_and_pictures_is_within_the_bounds(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    part = "<!-- a --><![if !supportLists]>1<![endif]><SCRIPT>if (a < b && c > d) f();</SCRIPT>"
    picture = f"<img src='data:image/png;base64,{'iVBORw0KGgo/' * 100_000}'>"
    file.write_text(
        f"<title>通知</title>{f'{part}<br>' * 100}{picture}<p>江苏省</p><p>玄武区</p>", encoding="utf-8"
    )
    source = read_source(file)
    assert source.findings == ()
    assert [line.text for line in source.lines][-2:] == ["江苏省", "玄武区"]


def test_a_list_of_the_whole_nation_is_within_the_bounds(tmp_path: Path) -> None:
    for name, text in {
        "a.txt": "南京市玄武区、" * 2_900,
        "b.csv": "江苏省,南京市,玄武区,2025\n" * 2_900,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert read_source(tmp_path / name).findings == ()
