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


def test_a_list_of_the_whole_nation_is_within_the_bounds(tmp_path: Path) -> None:
    for name, text in {
        "a.txt": "南京市玄武区、" * 2_900,
        "b.csv": "江苏省,南京市,玄武区,2025\n" * 2_900,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert read_source(tmp_path / name).findings == ()
