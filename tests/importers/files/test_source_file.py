"""Reading upstream files of every kind."""

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from sitegen.exceptions import UsageError
from sitegen.importers.files.source_file import read_source
from sitegen.importers.files.text_source import SourceText

LIST = "江苏省（2个）\n南京市：玄武区、鼓楼区"


def lines(source: SourceText) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in source.lines if line.text.strip()]


def codes(source: SourceText) -> list[str]:
    return [finding.code for finding in source.findings]


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", []), ("utf-8-sig", []), ("gb18030", ["encoding"]), ("utf-16", ["encoding"])],
)
def test_encodings_are_tried_and_said(tmp_path: Path, encoding: str, expected: list[str]) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes(LIST.replace("\n", "\r\n").encode(encoding))
    source = read_source(file)
    assert lines(source) == [(1, "江苏省（2个）"), (2, "南京市：玄武区、鼓楼区")]
    assert codes(source) == expected


@pytest.mark.parametrize("digits", ["9" * 5000, "١" * 5000, "九" * 5000])
def test_a_number_without_end_is_refused_where_it_stands(tmp_path: Path, digits: str) -> None:
    file = tmp_path / "list.txt"
    file.write_text(f"共认定\n{digits}个县。\n{LIST}", encoding="utf-8")
    (finding,) = read_source(file).findings
    assert (finding.code, finding.line) == ("long-number", 2)


def test_no_text_at_all(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes(b"\xff\x00\xff\x81")
    assert codes(read_source(file)) == ["encoding-error"]


def test_form_feeds_do_not_shift_line_numbers(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("江苏省\f南京市：玄武区\n鼓楼区", encoding="utf-8")
    assert [number for number, _ in lines(read_source(file))] == [1, 1, 2]


def test_unknown_kinds_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.doc"
    file.write_bytes(b"")
    with pytest.raises(UsageError, match=r"另存为 \.docx"):
        read_source(file)


def test_a_table_of_comma_separated_values_has_cells(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text('省,县\n江苏省,"丰县、沛县"\n', encoding="utf-8")
    assert lines(read_source(file)) == [(1, "省\t县"), (2, "江苏省\t丰县、沛县")]


def test_docx_paragraphs_and_tables_in_their_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("江苏省\n南京市：玄武区")
    table = document.add_table(rows=2, cols=3)
    for row, cells in zip(
        table.rows, (("浙江省", "杭州市", "西湖区"), ("", "宁波市", "海曙区")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0)).text = "浙江省"
    document.add_paragraph("上海市：黄浦区")
    file = tmp_path / "list.docx"
    document.save(str(file))
    source = read_source(file)
    assert codes(source) == []
    assert lines(source) == [
        (1, "江苏省"),
        (1, "南京市：玄武区"),
        (2, "浙江省\t杭州市\t西湖区"),
        (3, "\t宁波市\t海曙区"),
        (4, "上海市：黄浦区"),
    ]


def test_docx_with_unaccepted_changes_is_reported(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("江苏省")
    paragraph._p.append(paragraph._p.makeelement(f"{{{paragraph._p.nsmap['w']}}}ins", {}))
    file = tmp_path / "list.docx"
    document.save(str(file))
    assert codes(read_source(file)) == ["unread-text"]


def test_xlsx_rows_of_all_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.append(["江苏省", 2.0, "南京市：玄武区\n鼓楼区", None])
    first.append([None, None, None])
    book.create_sheet("更多").append(["上海市", 1, "黄浦区"])
    file = tmp_path / "list.xlsx"
    book.save(file)
    assert lines(read_source(file)) == [(1, "江苏省\t2\t南京市：玄武区 鼓楼区"), (2, "上海市\t1\t黄浦区")]


def test_what_a_merged_cell_covers_is_not_read(tmp_path: Path) -> None:
    """Some programs leave in such a cell what stood there before; nobody who opens the sheet sees it."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["江苏省", "玄武区"])
    file = tmp_path / "list.xlsx"
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"</sheetData>", merged) if name == sheet else content)
    assert lines(read_source(file)) == [(1, "江苏省")]


@pytest.mark.parametrize("name", ["list.docx", "list.xlsx", "list.pdf"])
def test_broken_files_are_findings(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"this is something else")
    assert codes(read_source(file)) == ["encoding-error"]


def pdf(pages: list[str]) -> bytes:
    """A PDF whose text layer holds `pages`; a page without text is blank, as a scan would be."""
    characters = sorted({c for page in pages for c in page if c != "\n"})
    codes = {c: index + 1 for index, c in enumerate(characters)}
    mapping = "\n".join(f"<{codes[c]:04x}> <{ord(c):04x}>" for c in characters)
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{mapping}\nendbfchar endcmap end end"
    )
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        f"<</Length {len(to_unicode)}>>stream\n{to_unicode}\nendstream",
    ]
    for index, page in enumerate(pages):
        shown = "".join(
            f"BT /F 12 Tf 50 {800 - 20 * row} Td <{''.join(f'{codes[c]:04x}' for c in line)}> Tj ET\n"
            for row, line in enumerate(page.split("\n"))
            if line
        )
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {7 + 2 * index} 0 R>>"
        )
        bodies.append(f"<</Length {len(shown)}>>stream\n{shown}endstream")
    out, offsets = "%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(bodies) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n"
    return f"{out}{out.index('xref')}\n%%EOF\n".encode("ascii")


def test_pdf_text_layer(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(pdf([LIST, "徐州市：鼓楼区"]))
    source = read_source(file)
    assert codes(source) == []
    assert [text.strip() for _, text in lines(source)] == [
        "江苏省（2个）",
        "南京市：玄武区、鼓楼区",
        "徐州市：鼓楼区",
    ]


def test_pdf_without_text_is_a_finding(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(pdf(["", ""]))
    (finding,) = read_source(file).findings
    assert finding.code == "no-text-layer"
    assert "没有文字层" in finding.message
    file.write_bytes(pdf([LIST, ""]))
    (finding,) = read_source(file).findings
    assert "第 2 页" in finding.message
