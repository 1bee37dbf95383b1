"""Damaged and crafted files: one finding with the file's name and what to do, and little work."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfWriter

from sitegen.importers.files import bounds
from sitegen.importers.files.source_file import read_source

SPAN = "<table><tr><td colspan='{}'>省</td></tr></table>"


def only_finding(file: Path) -> tuple[str, str]:
    """Rule and message of the one finding; nothing is read."""
    source = read_source(file)
    (finding,) = source.findings
    assert source.lines == ()
    assert finding.path == file.as_posix()
    assert finding.remedy
    return finding.code, finding.message


def word_file(file: Path, edit: Callable[[str], str] = str) -> Path:
    """A document with one table, whose XML is edited."""
    document = docx.Document()
    document.add_table(rows=1, cols=2).cell(0, 0).merge(document.tables[0].cell(0, 1)).text = "江苏省"
    document.save(str(file))
    return rewritten(file, "word/document.xml", edit)


def sheet_file(file: Path, name: str = "", edit: Callable[[str], str] = str) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["江苏省", "玄武区"])
    book.save(file)
    return rewritten(file, name, edit)


def rewritten(file: Path, name: str, edit: Callable[[str], str]) -> Path:
    with zipfile.ZipFile(file) as archive:
        parts = {item: archive.read(item) for item in archive.namelist()}
    if name:
        parts[name] = edit(parts[name].decode("utf-8")).encode("utf-8")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for item, content in parts.items():
            archive.writestr(item, content)
    return file


def flipped(file: Path) -> Path:
    """The file with bytes changed in the middle: what is in the archive does not fit its checksums."""
    content = bytearray(file.read_bytes())
    for index in range(len(content) // 3, len(content) // 3 + 40):
        content[index] ^= 0xFF
    file.write_bytes(bytes(content))
    return file


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\x00" * 2000, "江苏省".encode()])
def test_what_is_no_file_of_its_kind_is_one_finding(ending: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / f"list.{ending}"
    file.write_bytes(content)
    assert only_finding(file)[0] == "encoding-error"


def test_a_pdf_with_a_password_is_one_finding(tmp_path: Path) -> None:
    file, writer = tmp_path / "list.pdf", PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    assert only_finding(file)[0] == "encoding-error"


@pytest.mark.parametrize("make", [word_file, sheet_file])
def test_an_archive_with_flipped_bytes_is_one_finding(make: Callable[[Path], Path], tmp_path: Path) -> None:
    file = flipped(make(tmp_path / ("list.docx" if make is word_file else "list.xlsx")))
    assert only_finding(file)[0] == "encoding-error"


def test_broken_xml_is_one_finding(tmp_path: Path) -> None:
    assert only_finding(word_file(tmp_path / "a.docx", lambda xml: xml[:-30]))[0] == "encoding-error"
    sheet = sheet_file(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml[:-30])
    assert only_finding(sheet)[0] == "encoding-error"


def test_a_workbook_without_a_sheet_says_so(tmp_path: Path) -> None:
    file = sheet_file(
        tmp_path / "a.xlsx",
        "xl/workbook.xml",
        lambda xml: xml.partition("<sheets>")[0] + "<sheets/></workbook>",
    )
    assert only_finding(file) == ("no-sheet", "文件里没有一张工作表")


def test_a_workbook_that_has_lost_its_sheet_says_so(tmp_path: Path) -> None:
    file = sheet_file(tmp_path / "a.xlsx")
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "worksheets" not in name}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert only_finding(file) == ("no-sheet", "文件里没有它写着的工作表")


@pytest.mark.parametrize("columns", ["257", "2000000000", "9" * 5000])
def test_a_span_beyond_any_table_is_refused(columns: str, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(SPAN.format(columns), encoding="utf-8")
    assert only_finding(page)[0] == "too-large"
    file = word_file(
        tmp_path / "a.docx", lambda xml: xml.replace('gridSpan w:val="2"', f'gridSpan w:val="{columns}"')
    )
    assert only_finding(file)[0] in ("too-large", "encoding-error")


def test_a_span_that_a_table_may_have_is_read(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(SPAN.format(5), encoding="utf-8")
    assert read_source(page).findings == ()


@pytest.mark.parametrize("cell", ["A1048576", "XFD1"])
def test_a_cell_far_away_is_refused(cell: str, tmp_path: Path) -> None:
    file, book = tmp_path / "a.xlsx", openpyxl.Workbook()
    book.active[cell] = "玄武区"
    book.save(file)
    assert only_finding(file)[0] == "too-large"


def test_what_unpacks_to_a_mountain_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    paragraph = "<w:p><w:r><w:t>县</w:t></w:r></w:p>"
    many = bounds.MOST_MARKUP // len(paragraph) + 1
    file = word_file(tmp_path / "a.docx", lambda xml: xml.replace("<w:body>", "<w:body>" + paragraph * many))
    assert file.stat().st_size < 1_000_000
    assert only_finding(file)[0] == "too-large"


def test_a_file_larger_than_any_list_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(bounds.MOST_BYTES + 1)
    assert only_finding(file)[0] == "too-large"


def test_a_malformed_declaration_in_html_is_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<p>江苏省</p><![x[<p>玄武区</p>", encoding="utf-8")
    source = read_source(file)
    assert source.lines or source.findings


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_would_be_unpacked_whole_whatever_it_states_is_not_read(packing: int, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "list.docx", "w", packing) as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(zipfile.BadZipFile, match="压缩方法"):
        bounds.check_archive(tmp_path / "list.docx")
