"""Tables with a year for each stage: the year of the stage that was asked for, or a question."""

from collections.abc import Callable

import pytest

from sitegen.importers.files.text_source import source_from_text
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.project import Project
from sitegen.importers.reading.places import Places

Read = Callable[..., Listing]
TWO = "县\t{}\t{}\n沾益区\t2021年\t2022年\n石林县\t2022年\t2023年"


@pytest.fixture(scope="session")
def plan(project: Project) -> Read:
    places = Places(project.data, 2022)

    def reading(text: str, stage: str | None = "national") -> Listing:
        asked = Asked(province="云南省", by_year=True, stage=stage)
        return read_listing(source_from_text(text, "plan.txt"), places, asked, {})

    return reading


def years(listing: Listing) -> list[tuple[str, str]]:
    return [(row.name, row.entry.year.text if row.entry.year else "") for row in listing.rows]


NATIONAL = [("沾益区", "2022"), ("石林县", "2023")]


@pytest.mark.parametrize(
    "text",
    [
        TWO.format("省级申报年份", "国家认定年份"),
        TWO.format("县级申报年份", "国家认定年份"),
        TWO.format("省级评估", "国家认定"),
        TWO.format("省评", "国评"),
        TWO.format("市评", "国检"),
        TWO.format("计划省级评估年", "计划国家认定年"),
        TWO.format("省级申报年份", "国家认定年份")
        .replace("1年", "1")
        .replace("2年", "2")
        .replace("3年", "3"),
        "县\t创建时间\t\n\t省级\t国家级\n沾益区\t2021年\t2022年\n石林县\t2022年\t2023年",
        "县\t国家认定\t省级评估\n沾益区\t2022年\t2021年\n石林县\t2023年\t2022年",
        "县\t县级自评\t省级评估\t国家认定\n沾益区\t2020\t2021\t2022\n石林县\t2021\t2022\t2023",
        "县\t省级评估时间\t国家认定时间\n沾益区\t2021年10月\t2022年5月\n石林县\t2022年\t2023年底",
        "年份\t省级评估\t国家认定\n2022年\t石林县\t沾益区\n2023年\t水富市\t石林县",
        "|县|省级评估|国家认定|\n|---|---|---|\n|沾益区|2021年|2022年|\n|石林县|2022年|2023年|",
    ],
)
def test_the_column_of_the_stage_is_read_and_no_other(text: str, plan: Read) -> None:
    listing = plan(text)
    assert (listing.findings, years(listing)) == ((), NATIONAL)
    assert any(item.rule == "不是国家认定的一栏" for item in listing.ignored)


def test_the_other_stage_takes_its_own_column(plan: Read) -> None:
    listing = plan(TWO.format("省级评估年份", "国家认定年份"), "provincial")
    assert (listing.findings, years(listing)) == ((), [("沾益区", "2021"), ("石林县", "2022")])


@pytest.mark.parametrize(
    "text",
    [
        TWO.format("申报年份", "认定年份"),
        TWO.format("年份", "时间"),
        "沾益区\t2021年\t2022年\n石林县\t2022年\t2023年",
        "沾益区 2021年 2022年\n石林县 2022年 2023年",
        "县\t省级评估年份\n沾益区\t2021年\n石林县\t2022年",
    ],
)
def test_a_year_of_which_the_stage_is_not_told_is_asked_about(text: str, plan: Read) -> None:
    found = [item for item in plan(text).findings if item.code == "several-years"]
    assert [name in item.message for name, item in zip(("沾益区", "石林县"), found, strict=True)] == [
        True
    ] * 2
    assert "国家认定" in found[0].remedy
    assert found[0].value == "".join(text.splitlines()[(found[0].line or 0) - 1 : found[0].line]).replace(
        "\t", " "
    )


MATRIX = "县\t2021年\t2022年\t2023年\n沾益区\t{0}\t{1}\t\n石林县\t\t{0}\t{1}"


@pytest.mark.parametrize(
    "words",
    [
        ("省评", "国评"),
        ("省级评估", "国家认定"),
        ("省", "国"),
        ("申报", "通过国家认定"),
        ("省级督导评估", "国家督导评估"),
        ("县级自评、省检", "国检"),
        ("", "通过"),
        ("", "达标"),
    ],
)
def test_words_under_years_are_marks_of_their_stage(words: tuple[str, str], plan: Read) -> None:
    listing = plan(MATRIX.format(*words))
    assert (listing.findings, years(listing)) == ((), NATIONAL)
    assert any(item.text == words[0] for item in listing.ignored) == bool(words[0])


def test_both_stages_in_one_year_are_of_each(plan: Read) -> None:
    text = "县\t2022年\t2023年\n沾益区\t省评、国评\t\n石林县\t省评\t国评"
    assert years(plan(text)) == NATIONAL
    assert years(plan(text, "provincial")) == [("沾益区", "2022"), ("石林县", "2022")]


def test_words_under_years_without_a_stage_asked_for_are_no_names(plan: Read) -> None:
    found = plan(MATRIX.format("省评", "国评"), None).findings
    assert {(item.code, item.value) for item in found} == {("year-mark", "省评"), ("year-mark", "国评")}


def test_a_table_for_each_stage_is_asked_about(plan: Read) -> None:
    text = "省级评估\n2021年：沾益区\n2022年：石林县\n国家认定\n2022年：沾益区\n2023年：石林县"
    assert [item.code for item in plan(text).findings] == ["several-lists"]


@pytest.mark.parametrize(
    "text",
    [
        "省级\t市级\t县级\t2022年\t2023年\n云南省\t曲靖市\t沾益区\t√\t\n云南省\t昆明市\t石林县\t\t√",
        "县\t年份\t县\t年份\n沾益区\t2022年\t石林县\t2023年",
        "序号\t县\t年份\t序号\t县\t年份\n1\t沾益区\t2022年\t2\t石林县\t2023年",
        "沾益区2022年、石林县2023年",
        "县\t国家认定年份\t备注\n沾益区\t2022年\t2014年基本均衡\n石林县\t2023年\t",
        "县\t国家认定\n沾益区\t2022年10月\n石林县\t2023年",
    ],
)
def test_one_year_for_each_name_is_read_as_before(text: str, plan: Read) -> None:
    assert years(plan(text)) == NATIONAL
