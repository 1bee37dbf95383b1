"""A county's own table: what is read of it, and what is said of its faults."""

from fractions import Fraction
from pathlib import Path

import frictionless
import openpyxl
import pytest
import yaml

from sitegen.assessment.form import MOST_COMPARED, key_of, sample_rows, school_schema
from sitegen.assessment.schools import Kind, School, Stage
from sitegen.findings import Finding, has_errors
from sitegen.importers.school_file import read_schools
from sitegen.importers.schools.cells import plain
from sitegen.importers.schools.reasons import MOST_TEXT

TITLES = [field.title for field in school_schema().fields]


def read(
    text: str, tmp_path: Path, encoding: str = "utf-8"
) -> tuple[tuple[School, ...], tuple[Finding, ...]]:
    file = tmp_path / "schools.csv"
    file.write_text(text, encoding=encoding)
    return read_schools(file, "schools.csv", school_schema())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_the_sample_is_read_from_any_spreadsheets_text(encoding: str, mark: str, tmp_path: Path) -> None:
    rows = sample_rows().replace(sample_rows().split("\n")[0], ",".join(TITLES))
    schools, findings = read(rows.replace(",", mark), tmp_path, encoding)
    assert findings == ()
    assert len(schools) == 11
    assert schools[8].kind is Kind.NINE_YEAR
    assert schools[8].parts[Stage.JUNIOR].pupils == 410


def test_a_workbook_with_a_heading_and_numbers_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["示例县2025年学校数据"])
    book.active.append(["办学类型", "学校", "小学在校生数（人）", "教学仪器设备值"])
    book.active.append(["小学", "甲小学", 100, 12.3])
    book.save(tmp_path / "schools.xlsx")
    schools, findings = read_schools(tmp_path / "schools.xlsx", "schools.xlsx", school_schema())
    assert not has_errors(findings)
    assert "没有这些列" in findings[0].message
    assert (schools[0].name, schools[0].equipment) == ("甲小学", Fraction("12.3"))


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("甲小学,小区,10,", "constraint-error", "不在允许的范围内"),
        ("甲小学,小学,1 千,", "type-error", "不是整数"),
        ("甲小学,小学,-1,", "constraint-error", "超出范围"),
        ("甲小学,小学,,", "school-pupils", "没有写小学在校生数"),
        ("甲小学,小学,10,5", "school-pupils", "却写了初中在校生数"),
        ("甲中学,完全中学,,10", "school-pupils", "没有写高中在校生数"),
        (",小学,10,", "constraint-error", "不能为空"),
        ("甲小学,小学,10,\n甲小学,小学,12,", "primary-key", "重复"),
    ],
)
def test_a_fault_has_its_line_and_column(line: str, code: str, words: str, tmp_path: Path) -> None:
    schools, findings = read(f"学校,办学类型,小学在校生数,初中在校生数\n{line}\n", tmp_path)
    fault = next(finding for finding in findings if finding.code == code)
    assert schools == ()
    assert words in fault.message + fault.remedy
    assert fault.line == 1 + len(line.split("\n"))


def test_indoor_sports_are_part_of_the_rooms(tmp_path: Path) -> None:
    text = "学校,办学类型,小学在校生数,教学及辅助用房面积,室内体育用房面积\n甲小学,小学,10,100,101\n"
    assert [item.code for item in read(text, tmp_path)[1] if item.code == "school-area"] == ["school-area"]


@pytest.mark.parametrize(
    "text", ["", "一,二\n三,四\n", "学校,办学类型\n", "学校,学校,办学类型\n甲,乙,小学\n"]
)
def test_a_file_without_schools_says_why(text: str, tmp_path: Path) -> None:
    schools, findings = read(text, tmp_path)
    assert schools == ()
    assert has_errors(findings)


def test_a_damaged_workbook_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 broken")
    assert read_schools(tmp_path / "a.xlsx", "a.xlsx", school_schema())[1][0].code == "encoding-error"


def test_frictionless_reads_the_form_by_its_schema() -> None:
    folder = Path(__file__).parents[2] / "sitegen" / "assessment" / "form"
    schema = yaml.safe_load((folder / "schools.schema.yaml").read_text(encoding="utf-8"))
    resource = frictionless.Resource.from_descriptor(
        {"name": "schools", "path": "sample.csv", "encoding": "utf-8", "schema": schema}, basepath=str(folder)
    )
    assert resource.validate().valid


@pytest.mark.parametrize("cell", ["(" * 9_000, "\ufdfa" * 9_000, "e" + "\u0301\u0327" * 4_000, "1 " * 4_500])
def test_a_long_cell_is_known_by_its_begin(cell: str, tmp_path: Path) -> None:
    assert len(plain("长" * 9_000)) == len(key_of("长" * 9_000)) == MOST_COMPARED
    text = f"学校,办学类型,小学在校生数\n甲小学,{cell},{cell}\n{cell},小学,1\n"
    findings = read(text, tmp_path)[1]
    told = [(item.line, item.field) for item in findings if item.code != "missing-label"]
    assert told == [(2, "办学类型"), (2, "小学在校生数"), (3, "学校")]


def test_a_text_that_is_no_county_is_not_taken_apart(tmp_path: Path) -> None:
    assert [item.code for item in read("," * (MOST_TEXT + 1), tmp_path)[1]] == ["too-large"]


@pytest.mark.parametrize("odd", ["\uffff", "\ufffe", "\u2066", "\u061c", "\u206a", "\u180e"])
def test_a_name_keeps_nothing_that_no_file_may_hold(odd: str, tmp_path: Path) -> None:
    assert read(f"学校,办学类型,小学在校生数\n甲小学{odd},小学,100\n", tmp_path)[0][0].name == "甲小学"


@pytest.mark.parametrize(
    ("spelt", "name"), [("_xFFFF_", "甲小学"), ("_xD800_", "甲小学_xD800_"), ("_xdfff_", "甲小学_xdfff_")]
)
def test_half_a_character_that_is_spelt_out_stays_as_it_is_spelt(
    spelt: str, name: str, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["学校", "办学类型", "小学在校生数"])
    book.active.append([f"甲小学{spelt}", "小学", 100])
    book.save(tmp_path / "a.xlsx")
    assert read_schools(tmp_path / "a.xlsx", "a.xlsx", school_schema())[0][0].name == name
