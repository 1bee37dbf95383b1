"""The page of progress: every figure agrees with the analysis, and has its rule."""

from collections.abc import Mapping
from typing import Any

from sitegen.analysis.completeness import missing_names
from sitegen.analysis.plan_progress import plan_progress
from sitegen.model.codes import Outcome
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.page import Page
from sitegen.site.tables import DataTable


def body(pages: Mapping[str, Page]) -> Any:
    return pages[urls.PROGRESS].body


def column(table: DataTable, key: str) -> list[str]:
    place = [each.key for each in table.columns].index(key)
    return [row[place].text for row in table.rows]


def test_every_target_stands_there_with_its_outcome(pages: Mapping[str, Page], data: SiteData) -> None:
    page = body(pages)
    assert len(page.targets.rows) == len(data.plan_targets)
    counts = [plan_progress(data, plan).counts for plan in data.plans]
    for outcome in Outcome:
        total = sum(each[outcome] for each in counts)
        assert column(page.targets, "outcome").count(data.label(outcome)) == total
        if total:
            assert sum(int(text) for text in column(page.plans, outcome.value)) == total


def test_every_outcome_that_occurs_has_its_rule(pages: Mapping[str, Page], data: SiteData) -> None:
    page = body(pages)
    shown = {item.klass: item.note for item in page.outcomes}
    assert set(column(page.targets, "outcome")) == {data.label(Outcome(klass)) for klass in shown}
    assert all(shown.values())


def test_goals_say_what_is_missing_to_them(pages: Mapping[str, Page]) -> None:
    nation, yunnan = body(pages).places
    assert (nation.title, yunnan.title) == ("全国", "云南省")
    assert column(nation.gaps, "needed") == ["5"]
    assert column(nation.gaps, "gap") == ["0"]
    assert column(yunnan.gaps, "unattributed") == ["4"]
    assert any("4个没有查到属于哪个省份" in sentence for sentence in yunnan.unknown)
    assert all(goal.remark for place in (nation, yunnan) for goal in place.goals)


def test_the_chart_and_its_table_hold_the_same_numbers(pages: Mapping[str, Page]) -> None:
    yunnan = body(pages).places[1]
    declared, named, planned = (item.text for item in yunnan.chart.legend)
    assert (declared, named, planned) == ("公布至少 3", "收到名字 0", "规划 2（2023年）")
    assert column(yunnan.table, "declared")[-1] == "至少3"
    assert column(yunnan.table, "named")[-1] == "0"
    assert column(yunnan.table, "planned")[-1] == "2"
    assert "公布至少3个，收到名字0个" in yunnan.chart.description


def test_a_plan_of_a_province_shows_its_chart(pages: Mapping[str, Page]) -> None:
    chart = pages["/plans/yunnan-2022/"].body.chart  # type: ignore[attr-defined]
    assert [stairs.klass for stairs in chart.stairs] == ["line-declared", "line-named", "line-planned"]
    assert pages["/plans/gongshu-2024/"].body.chart is None  # type: ignore[attr-defined]


def test_real_goals(real_pages: Mapping[str, Page]) -> None:
    places = {place.title: place for place in body(real_pages).places}
    assert list(places) == ["全国", "浙江省", "福建省", "湖南省", "云南省"]
    assert column(places["全国"].gaps, "needed") == ["949"]
    assert column(places["全国"].gaps, "gap") == ["377"]
    assert column(places["云南省"].gaps, "needed") == ["26", "129"]


def test_what_is_missing_stands_beside_the_first_numbers(pages: Mapping[str, Page], data: SiteData) -> None:
    page = body(pages)
    assert missing_names(data)
    assert missing_names(data) in page.stats[-1].sentence
    assert f"全部{len(data.plan_targets)}个目标" in page.targets_sentence
