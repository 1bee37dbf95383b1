"""Names of sheets and heads of pages count as titles; crossed out and hidden names are asked about."""

from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from sitegen.importers.files.source_file import read_source
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.notice_checks import other_batch, other_years
from sitegen.importers.reading.document_lists import stage_findings
from sitegen.importers.reading.places import Places

Sheets = dict[str, list[list[str]]]
FIRST, SECOND = [["江苏省", "徐州市", "丰县"]], [["江苏省", "徐州市", "沛县"]]
PAGE = "<p>江苏省</p>\n<p>徐州市：丰县、{}</p>"


def workbook(tmp_path: Path, sheets: Sheets, change: Callable[[openpyxl.Workbook], object]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    change(book)
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def document(tmp_path: Path, change: Callable[[docx.document.Document], object]) -> Path:
    made = docx.Document()
    made.add_paragraph("江苏省")
    paragraph = made.add_paragraph("徐州市：丰县、")
    paragraph.add_run("沛县")
    change(made)
    made.save(str(tmp_path / "list.docx"))
    return tmp_path / "list.docx"


def listing(file: Path, places: Places) -> Listing:
    return read_listing(read_source(file), places, Asked(), {})


def codes(file: Path, places: Places) -> list[str]:
    """Codes of all findings that a notice of 2024 gives."""
    found = listing(file, places)
    return [
        item.code
        for item in (
            *found.findings,
            *stage_findings(found.parts, (), "f"),
            *other_years("f", found.reading, 2024),
            *other_batch("f", found.titles, "2024", 2024, is_chosen=False),
        )
    ]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"基本均衡": FIRST}, "other-list"),
        ({"公示": FIRST}, "other-list"),
        ({"撤销": FIRST}, "withdrawal"),
        ({"2023年": FIRST}, "other-year"),
        ({"2023": FIRST}, "other-year"),
        ({"2023年名单": FIRST}, "other-batch"),
        ({"优质均衡": FIRST, "基本均衡": SECOND}, "several-lists"),
        ({"2024年名单": FIRST, "2023年名单": SECOND}, "several-lists"),
        ({"名单一": FIRST, "名单二": SECOND}, "several-lists"),
    ],
    ids=lambda value: "、".join(value) if isinstance(value, dict) else value,
)
def test_the_name_of_a_sheet_is_its_title(
    sheets: Sheets, expected: str, tmp_path: Path, places: Places
) -> None:
    assert codes(workbook(tmp_path, sheets, lambda _: None), places) == [expected]


@pytest.mark.parametrize("name", ["Sheet1", "江苏", "2024年", "优质均衡", "2024年优质均衡县名单"])
def test_other_names_of_sheets_are_no_matter(name: str, tmp_path: Path, places: Places) -> None:
    assert codes(workbook(tmp_path, {name: FIRST}, lambda _: None), places) == []


def _hide_row(book: openpyxl.Workbook) -> None:
    book.worksheets[0].row_dimensions[2].hidden = True


def _hide_sheet(book: openpyxl.Workbook) -> None:
    book.worksheets[1].sheet_state = "hidden"


def _hide_column(book: openpyxl.Workbook) -> None:
    book.worksheets[0].column_dimensions["C"].hidden = True


def _strike_cell(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["C2"].font = Font(strike=True)


@pytest.mark.parametrize("change", [_hide_row, _hide_sheet, _hide_column, _strike_cell])
def test_cells_that_are_hidden_or_crossed_out_are_asked_about(
    change: Callable[[openpyxl.Workbook], None], tmp_path: Path, places: Places
) -> None:
    sheets = {"a": FIRST, "b": SECOND} if change is _hide_sheet else {"a": [*FIRST, *SECOND]}
    found = listing(workbook(tmp_path, sheets, change), places).findings
    assert {item.code for item in found} == {"marked-text"}
    assert any("沛县" in item.message and item.line == 2 for item in found)


def test_heads_of_pages_and_comments_of_a_workbook(tmp_path: Path, places: Places) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.worksheets[0].oddHeader.center.text = "基本均衡县名单"
        book.worksheets[0]["C1"].comment = Comment("已撤销", "某人")

    assert codes(workbook(tmp_path, {"a": FIRST}, change), places) == ["unread-text", "other-list"]


def _strike_run(made: docx.document.Document) -> None:
    made.paragraphs[1].runs[1].font.strike = True


def _hide_run(made: docx.document.Document) -> None:
    made.paragraphs[1].runs[1].font.hidden = True


def _strike_style(made: docx.document.Document) -> None:
    style = made.styles.add_style("away", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style.font.double_strike = True
    made.paragraphs[1].runs[1].style = style


@pytest.mark.parametrize("change", [_strike_run, _hide_run, _strike_style])
def test_runs_that_are_hidden_or_crossed_out_are_asked_about(
    change: Callable[[docx.document.Document], None], tmp_path: Path, places: Places
) -> None:
    (finding,) = listing(document(tmp_path, change), places).findings
    assert (finding.code, finding.line, finding.value) == ("marked-text", 2, "沛县")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年基本均衡县名单", ["other-list"]),
        ("2023年义务教育优质均衡发展县名单", ["other-batch"]),
        ("教育部文件 第1页", []),
    ],
)
def test_the_head_of_a_page_is_a_title(
    text: str, expected: list[str], tmp_path: Path, places: Places
) -> None:
    def change(made: docx.document.Document) -> None:
        made.sections[0].header.paragraphs[0].text = text

    assert codes(document(tmp_path, change), places) == expected


@pytest.mark.parametrize(
    "name",
    [
        "<s>沛县</s>",
        "<del>沛县</del>",
        "<span style='text-decoration: line-through'>沛县</span>",
        "<span class='away'>沛县</span><style>.away { text-decoration: line-through }</style>",
        "<span style='display:none'>沛县</span>",
        "<b hidden>沛县</b>",
    ],
)
def test_what_a_page_crosses_out_or_hides_is_asked_about(name: str, tmp_path: Path, places: Places) -> None:
    file = tmp_path / "list.html"
    file.write_text(PAGE.format(name), encoding="utf-8")
    (finding,) = listing(file, places).findings
    assert (finding.code, finding.line, finding.value) == ("marked-text", 2, "沛县")


@pytest.mark.parametrize(
    "text", ["江苏省\n徐州市：丰县、~~沛县~~", "江苏省\n徐州市：丰县、<s>沛县</s>、睢宁县"]
)
def test_marks_of_crossed_out_text_in_a_text(text: str, tmp_path: Path, places: Places) -> None:
    file = tmp_path / "list.txt"
    file.write_text(text, encoding="utf-8")
    (finding,) = listing(file, places).findings
    assert (finding.code, finding.line, finding.value) == ("marked-text", 2, "沛县")


def test_a_page_hides_its_buttons_and_is_named_by_its_title(tmp_path: Path, places: Places) -> None:
    file = tmp_path / "list.html"
    file.write_text(PAGE.format("沛县") + "<p hidden>分享</p>", encoding="utf-8")
    assert codes(file, places) == []
    title = "<title>2023年基本均衡县名单</title>"
    file.write_text(title + PAGE.format("沛县"), encoding="utf-8")
    assert codes(file, places) == ["other-list", "other-batch"]
