"""The form of the self-check: what it asks for is what is read."""

import io
from pathlib import Path

import openpyxl

from sitegen.assessment.form import school_schema
from sitegen.exports.school_form import school_form_files
from sitegen.importers.school_file import read_schools
from sitegen.site import urls

FILES = {f"/{file.path}": file.content for file in school_form_files()}


def test_units_that_are_easily_mistaken_stand_in_the_headings() -> None:
    headings = FILES[urls.ASSESS_TEMPLATE_CSV].decode("utf-8-sig").strip().split(",")
    assert "教学仪器设备值（万元）" in headings
    assert "教学及辅助用房面积（平方米）" in headings
    assert "小学在校生数" in headings
    book = openpyxl.load_workbook(io.BytesIO(FILES[urls.ASSESS_TEMPLATE_XLSX]))
    assert [cell.value for cell in book["学校"][1]] == headings


def test_the_made_up_county_is_read_without_a_word(tmp_path: Path) -> None:
    file = tmp_path / "county.csv"
    file.write_bytes(FILES[urls.ASSESS_SAMPLE])
    schools, findings = read_schools(file, "county.csv", school_schema())
    assert (len(schools), findings) == (11, ())
