"""Words for a stage before names of a plan: only what stands behind the stage asked for is read."""

from collections.abc import Callable

import pytest

from sitegen.importers.files.text_source import source_from_text
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.project import Project
from sitegen.importers.reading.places import Places

Read = Callable[..., Listing]


@pytest.fixture
def plan(project: Project) -> Read:
    places = Places(project.data, 2022)

    def reading(text: str, stage: str = "national") -> Listing:
        asked = Asked(province="云南省", by_year=True, stage=stage)
        return read_listing(source_from_text(text, "plan.txt"), places, asked, {})

    return reading


def years(listing: Listing) -> list[tuple[str, str]]:
    return [(row.name, row.entry.year.text if row.entry.year else "") for row in listing.rows]


TEXTS = {
    "before colons": "2022年\t国评：沾益区；省评：石林县\n2023年\t国评：石林县；省评：晋宁区",
    "the other stage first": "2022年省评：石林县，国评：沾益区\n2023年省评：晋宁区，国评：石林县",
    "a year of its own": "2022年国评：沾益区；2022年省评：石林县；2023年国评：石林县；2023年省评：晋宁区",
    "a year of its own behind a comma": (
        "2022年国评：沾益区，2022年省评：石林县，2023年国评：石林县，2023年省评：晋宁区"
    ),
    "in sentences": "国家认定：2022年沾益区，2023年石林县；省级评估：2022年石林县，2023年晋宁区。",
    "rows under years": "年度\t2022\t2023\n国评\t沾益区\t石林县\n省评\t石林县\t晋宁区",
    "cells behind years": "2022年\t国评\t沾益区\n\t省评\t石林县\n2023年\t国评\t石林县\n\t省评\t晋宁区",
    "merged cells": "国评\t2022年：沾益区\n\t2023年：石林县\n省评\t2022年：石林县\n\t2023年：晋宁区",
    "a column": (
        "县\t阶段\t年份\n沾益区\t国评\t2022年\n石林县\t省评\t2022年\n石林县\t国评\t2023年\n晋宁区\t省评\t2023年"
    ),
    "titles below years": (
        "县\t2022年\t\t2023年\t\n\t省评\t国评\t省评\t国评\n沾益区\t\t√\t\t\n石林县\t√\t\t\t√\n晋宁区\t\t\t√\t"
    ),
}


@pytest.mark.parametrize("text", list(TEXTS.values())[:-1], ids=list(TEXTS)[:-1])
@pytest.mark.parametrize(
    ("stage", "names"), [("national", ("沾益区", "石林县")), ("provincial", ("石林县", "晋宁区"))]
)
def test_only_names_of_the_stage_are_read(text: str, stage: str, names: tuple[str, str], plan: Read) -> None:
    listing = plan(text, stage)
    assert (listing.findings, years(listing)) == ((), list(zip(names, ("2022", "2023"), strict=True)))
    assert any("不是" in item.rule for item in listing.ignored)


def test_stages_below_years_are_no_names(plan: Read) -> None:
    text = TEXTS["titles below years"].rpartition("\n")[0]
    assert (plan(text).findings, years(plan(text))) == ((), [("沾益区", "2022"), ("石林县", "2023")])


def test_a_county_without_a_year_of_the_stage_is_told(plan: Read) -> None:
    (finding,) = plan(TEXTS["titles below years"]).findings
    assert (finding.line, "晋宁区" in finding.message) == (5, True)


@pytest.mark.parametrize("year", ["2023年底前", "2023年底"])
def test_the_end_of_a_year_is_that_year(year: str, plan: Read) -> None:
    listing = plan(f"{year}：石林县、水富市")
    assert (listing.findings, years(listing)) == ((), [("石林县", "2023"), ("水富市", "2023")])


@pytest.mark.parametrize(
    "text", ["2022年省评：石林县；2023年水富市；国评：沾益区", "省评：2022年石林县；国评：沾益区"]
)
def test_a_year_that_may_be_of_either_stage_is_an_error(text: str, plan: Read) -> None:
    assert plan(text).findings
