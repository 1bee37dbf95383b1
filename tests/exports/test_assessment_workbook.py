"""The self-check's result in a spreadsheet, as it is opened again."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from sitegen.assessment.form import sample_rows
from sitegen.assessment.method import Switches
from sitegen.assessment.profiles import profile_of
from sitegen.assessment.report import report
from sitegen.assessment.words import words_of
from sitegen.exports.assessment_workbook import assessment_workbook
from sitegen.model.site_data import SiteData
from tests.support.schools import made


@pytest.fixture(scope="module")
def book(mini_data: SiteData) -> openpyxl.Workbook:
    rows = list(csv.DictReader(io.StringIO(sample_rows())))
    rows[0]["school"] = "12"
    profile = profile_of(mini_data, mini_data.assessment_profiles[0])
    words = words_of(report([made(row) for row in rows], profile, Switches()), mini_data)
    return openpyxl.load_workbook(io.BytesIO(assessment_workbook(replace(words, left_out="=1+1"))))


def test_numbers_are_numbers_with_the_decimals_that_are_printed(book: openpyxl.Workbook) -> None:
    sheet = book["校际差异"]
    assert [sheet.cell(2, column).value for column in (3, 4, 6, 7)] == [6, 5.14, 0.1508, 0.5]
    assert [sheet.cell(2, column).number_format for column in (3, 4, 6)] == ["0", "0.00", "0.0000"]


def test_names_and_texts_are_never_numbers_or_formulas(book: openpyxl.Workbook) -> None:
    assert book["各校指标"]["A2"].value == "12"
    assert book["各校指标"]["A2"].data_type == "s"
    assert (book["结论"]["B8"].value, book["结论"]["B8"].data_type) == ("=1+1", "s")


def test_headers_are_bold_and_stay_and_columns_are_wide_enough(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["结论", "校际差异", "各校结论", "各校指标", "补多少才够"]
    for sheet in book.worksheets:
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.freeze_panes == "A2"
    widths = book["各校指标"].column_dimensions
    assert (widths["A"].width > 16, widths["B"].width < 12) == (True, True)
