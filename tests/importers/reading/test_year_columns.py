"""Years over columns, behind names, inside prefectures, in words: each name gets the year printed with it."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from sitegen.importers.files.source_file import read_source
from sitegen.importers.files.text_source import SourceText, source_from_text
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.project import Project
from sitegen.importers.reading.places import Places

Read = Callable[[str], Listing]


@pytest.fixture(scope="session")
def table(project: Project) -> Callable[[SourceText], Listing]:
    places = Places(project.data, 2022)
    return lambda source: read_listing(source, places, Asked(province="云南省", by_year=True), {})


@pytest.fixture(scope="session")
def plan(table: Callable[[SourceText], Listing]) -> Read:
    return lambda text: table(source_from_text(text, "plan.txt"))


def years(listing: Listing) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in listing.rows:
        found.setdefault(row.entry.year.text if row.entry.year else "", []).append(row.name)
    return found


def faults(listing: Listing) -> list[str]:
    return [finding.code for finding in listing.findings]


THREE = {"2022": ["沾益区", "红塔区"], "2023": ["石林县"]}


@pytest.mark.parametrize(
    "text",
    [
        "2022年\t2023年\n沾益区\t石林县\n红塔区",
        "2022\t2023\n沾益区\t石林县\n红塔区\t",
        "二〇二二年\t二○二三年\n沾益区、红塔区\t石林县",
        "2022年（2个）\t2023年（1个）\n沾益区\t石林县\n红塔区",
        "2022年度计划\t2023年度计划\n沾益区\t石林县\n红塔区\n注：以上为计划数",
        "年份\t2022年\t2023年\n县（市、区）\t沾益区、红塔区\t石林县\n个数\t2\t1",
        "2022年\t\t2023年\t\n县名\t个数\t县名\t个数\n沾益区、红塔区\t2\t石林县\t1",
        "州市\t2022年\t2023年\t合计\n曲靖市\t沾益区\t\t1\n玉溪市\t红塔区\t\t1\n昆明市\t\t石林县\t1\n合计\t2\t1\t3",
        "| 2022年 | 2023年 |\n|---|---|\n| 沾益区 | 石林县 |\n| 红塔区 | |",
        "序号\t州市\t县\t2022年\t2023年\n1\t曲靖市\t沾益区\t√\t\n2\t玉溪市\t红塔区\t✓\t\n3\t昆明市\t石林县\t\t√\n合计\t\t\t2\t1",
        "县名\t2022\t2023\n沾益区\t1\t0\n红塔区\t是\t否\n石林县\t×\t是",
        "沾益区\t2022\n红塔区\t2022\n石林县\t2023",
        "2022\t沾益区、红塔区\t2\n2023\t石林县\t1",
        "2022：沾益区、红塔区\n2023 石林县",
        "二〇二二年：沾益区、红塔区\n二零二三年：石林县",
        "县区\t年度\n沾益区\t二〇二二\n红塔区\t二〇二二\n石林县\t二〇二三",
        "县区\t年度\n沾益区\t22年\n红塔区\t22年底\n石林县\t23年",
        "县区\t时间\n沾益区\t2022.12\n红塔区\t2022/6\n石林县\t2023-05-31",
        "县区\t认定时间\n沾益区\t2022年\n红塔区\t2022年\n石林县\t2023年",
        "沾益区（2022）、红塔区（2022）、石林县（2023）",
        "批次\t年份\t县区\n第一批\t2022年\t沾益区、红塔区\n第二批\t2023年\t石林县",
        "批次\t县区\n第一批（2022年）\t沾益区、红塔区\n第二批（2023年）\t石林县",
        "县区\t年份\t批次\n沾益区\t2022年\t第一批\n红塔区\t2022年\t第1批\n石林县\t2023年\t第二批次",
        "第一批（2022年）：沾益区、红塔区\n第二批（2023年）：石林县",
        "第一批 2022年 沾益区、红塔区\n第二批 2023年 石林县",
        "县区\t2022年上半年\t2022年下半年\t2023年\n沾益区\t√\t\t\n红塔区\t\t√\t\n石林县\t\t\t√",
        "2022年上半年\t2022年下半年\t2023年\n沾益区\t红塔区\t石林县",
        "沾益区（2022年）、红塔区（2022年）、石林县（2023年）",
        "沾益区2022年、红塔区2022年、石林县2023年",
        "曲靖市\n2022年：沾益区\n玉溪市\n2022年：红塔区\n昆明市\n2023年：石林县",
        "曲靖市（2022年：沾益区）；玉溪市（2022年：红塔区）；昆明市（2023年：石林县）。",
        "曲靖市（2022年）：沾益区\n玉溪市（2022年）：红塔区\n昆明市（2023年）：石林县",
        "曲靖市\t2022年\t沾益区\n玉溪市\t2022年\t红塔区\n昆明市\t2023年\t石林县",
        "一、2022年通过国家督导评估认定名单（2个）\n沾益区、红塔区\n二、2023年通过国家督导评估认定名单\n石林县",
    ],
)
def test_layouts(plan: Read, text: str) -> None:
    listing = plan(text)
    assert (years(listing), faults(listing)) == (THREE, [])


def test_columns_between_spaces_are_read_when_every_row_is_full(plan: Read) -> None:
    full = plan("2022年  2023年\n沾益区  石林县\n红塔区  水富市")
    assert (years(full), faults(full)) == ({"2022": ["沾益区", "红塔区"], "2023": ["石林县", "水富市"]}, [])
    assert "year-columns" in faults(plan("2022年  2023年  2024年\n沾益区  石林县\n红塔区  水富市  安宁市"))


@pytest.mark.parametrize("marks", [("√", "×"), ("是", "否"), ("1", "0")])
def test_marks_between_spaces_are_read_when_every_row_is_full(plan: Read, marks: tuple[str, str]) -> None:
    yes, no = marks
    text = f"县区 2022年 2023年\n沾益区 {yes} {no}\n红塔区 {yes} {no}\n石林县 {no} {yes}"
    assert (years(plan(text)), faults(plan(text))) == (THREE, [])
    assert "year-columns" in faults(plan(text.replace(f"{no} {yes}", yes)))


def test_names_in_sentences_are_told_with_their_place(plan: Read) -> None:
    (finding,) = plan("说明如下。\n沾益区计划2022年通过国家认定。").findings
    assert (finding.code, finding.line, finding.column, finding.value) == ("empty-list", 2, 1, "沾益区")
    assert "2027年：" in finding.remedy


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2022—2024年：沾益区、红塔区\n2025年：石林县", "year-range"),
        ("2022年：沾益区\n2023至2025年：红塔区、石林县", "year-range"),
        ("县名\t2022年\t2023—2025年\n沾益区\t√\n红塔区\t\t√", "year-range"),
        ("2022年\t2023-2025年\n沾益区\t红塔区", "year-range"),
        ("县名\t2022—2023年\t2024—2025年\n沾益区\t√\t\n红塔区\t\t√", "year-range"),
        ("县名\t2022年\t2023年\n沾益区\t√\t\n红塔区\t\t", "year-missing"),
        ("县名\t2022年\t2023年\n沾益区\t启动\t√", "year-mark"),
        ("沾益区计划2022年通过国家认定，石林县计划2023年通过国家认定。", "empty-list"),
        ("县名\t2022年\t2023年\n沾益区\t√\t√", "duplicate-name"),
        ("县名\t2022年\t2023年\n沾益区\t○\t√", "year-mark"),
        ("州市\t2022年\t2023年\t合计\n曲靖市\t沾益区\t\t2", "count-mismatch"),
        ("2022年\t2023年\n沾益区\t石林县\n合计\n2\t1", "count-mismatch"),
    ],
)
def test_what_cannot_be_told_is_asked(plan: Read, text: str, code: str) -> None:
    assert code in faults(plan(text))


def test_names_keep_their_place_in_the_source(plan: Read) -> None:
    (finding,) = plan("2022年\t2023年\n沾益区\t石林县\n红塔区\t水富巿").findings
    assert (finding.line, finding.column, finding.value) == (3, 5, "水富巿")


def test_a_sheet_with_numbers_for_years(table: Callable[[SourceText], Listing], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [None, 2022, 2023],
        ["曲靖市", "沾益区", None],
        ["玉溪市", "红塔区", None],
        ["昆明市", None, "石林县"],
    ):
        sheet.append(row)
    book.save(tmp_path / "plan.xlsx")
    listing = table(read_source(tmp_path / "plan.xlsx"))
    assert (years(listing), faults(listing)) == (THREE, [])
