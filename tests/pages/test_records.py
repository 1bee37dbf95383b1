"""Pages of batches, plans, indicators, claims, sources and downloads of the small project."""

from collections.abc import Mapping
from typing import Any

from sitegen.analysis.measures import MEASURES
from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData
from sitegen.pages.analysis.measure_words import _MEASURES
from sitegen.site.page import Page


def body(pages: Mapping[str, Page], url: str) -> Any:
    return pages[url].body


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_batch_sets_names_against_declared(pages: Mapping[str, Page]) -> None:
    batch = body(pages, "/batches/2023/")
    assert batch.stat.value == "5"
    assert [row[:4] for row in rows(batch.provinces)] == [
        ["北京市", "2", "2", "0"],
        ["云南省", "3", "0", "3"],
    ]
    assert [(place.link.text, place.note) for place in batch.by_province] == [
        ("北京市", "2个"),
        ("云南省", "公布3个，名字都没有收到"),
    ]
    assert batch.scattered == ""


def test_unseen_batch_explains_its_empty_list(pages: Mapping[str, Page]) -> None:
    batch = body(pages, "/batches/2025-1/")
    assert batch.names.rows == ()
    assert "没有收到这一批的名单" in batch.names.empty
    assert batch.scattered == "其中4个在哪些省份，没有查到。"


def test_names_stand_as_published(pages: Mapping[str, Page]) -> None:
    first, second, _ = body(pages, "/batches/2024/").names.rows
    assert (first[0].text, first[0].note) == ("虎丘区", "")
    assert (second[0].text, second[0].note) == ("工业园区", "苏州工业园区")


def test_plan_sets_years_against_certification(pages: Mapping[str, Page]) -> None:
    plan = body(pages, "/plans/yunnan-2022/")
    assert plan.stat.value == "2"
    assert rows(plan.years) == [["2022", "1", "1", "1"], ["2023", "1", "1", "1"]]
    assert [item.klass for item in plan.outcomes] == ["due"]
    assert [step.when for step in plan.procedure.steps] == ["每年评估，当年9月底前", "每年评估，次年2月底前"]
    assert "不等于未通过：" in plan.stat.sentence
    assert plan.stat.sentence.count("个名字") == 2


def test_draft_of_one_county_says_so(pages: Mapping[str, Page]) -> None:
    plan = body(pages, "/plans/gongshu-2024/")
    assert plan.plan.is_draft
    assert plan.county.url == "/counties/330105/"
    assert plan.goals == ()
    assert plan.procedure.steps[0].when == "2024年1月至2024年3月"


def test_indicator_shows_thresholds_and_departments(pages: Mapping[str, Page]) -> None:
    indicators = body(pages, "/indicators/")
    first = indicators.groups[0].indicators[0]
    assert first.anchor == "i-1-1"
    assert [(item.stage, item.words, item.measure) for item in first.thresholds] == [
        ("小学", "不低于4.2人", ""),
        ("初中", "不低于5.3人", ""),
    ]
    assert first.link.url == "/indicators/1-1/"
    assert [item.text for item in first.departments] == ["区教育局", "区人资局", "区委编办"]
    assert indicators.weakest == "报刊网络"


def test_claims_that_differ_come_first(pages: Mapping[str, Page]) -> None:
    claims = body(pages, "/claims/")
    assert [(item.label, item.value) for item in claims.stats] == [
        ("一致", "1"),
        ("不一致", "1"),
        ("无法核对", "1"),
    ]
    assert [section.id for section in claims.sections] == ["differ", "agree", "unknown"]
    differing = claims.sections[0].claims[0]
    assert differing.comparison == "发表为3，重算为2"
    assert differing.derivation == "算法：数收到名字的认定单位（批次：2024年；省份：江苏）。"


def test_every_measure_has_words() -> None:
    assert set(_MEASURES) == set(MEASURES)


def test_source_counts_what_rests_on_it(pages: Mapping[str, Page], data: SiteData) -> None:
    source = body(pages, "/sources/moe-notice-2025-3/")
    counts = {item.title: item.count for item in source.reliances}
    assert counts["认定的县级单位"] == len(data.certifications_in["2024"])
    assert source.total == sum(counts.values())


def test_corroborating_source_is_credited(pages: Mapping[str, Page]) -> None:
    counts = {item.title: item.count for item in body(pages, "/sources/zjrb-2025-04-08/").reliances}
    assert counts == {"认定的县级单位": 2, "分省份的认定数目": 1}


def test_dictionary_describes_every_field(pages: Mapping[str, Page], mini_package: Package) -> None:
    data = body(pages, "/data/")
    for view, resource in zip(data.resources, mini_package.descriptor.resources, strict=True):
        assert view.resource is resource
        names = resource.schema.field_names if resource.schema else ()
        assert (
            tuple(row[0].text for row in view.fields.rows if view.fields) == names
            if names
            else not view.fields
        )
    counties = next(view for view in data.resources if view.resource.name == "counties")
    assert counties.keys[0] == "主键：code"
    assert "province_code指向“省级行政区”的code" in counties.keys


def test_a_batch_has_a_map_of_its_units_and_of_what_is_missing(pages: Mapping[str, Page]) -> None:
    view = body(pages, "/batches/2023/").map
    assert [point.text for point in view.drawing.points] == ["北京市东城区", "北京市西城区"]
    texts = {area.code: (area.klass, area.text) for area in view.drawing.areas}
    assert texts["110000"] == ("not-listed", "北京市：2个，名单收齐")
    assert texts["530000"] == ("unread", "云南省：还缺3个")
    assert [name.text for name in view.drawing.names.names] == ["云南缺3"]
    assert [(item.text, item.count) for item in view.legend] == [
        ("收到名字的单位", 2),
        ("名单未收齐的省份", 1),
    ]


def test_a_plan_has_a_map_of_its_units_by_year(pages: Mapping[str, Page]) -> None:
    view = body(pages, "/plans/yunnan-2022/").map
    told = {area.code: area.klass for area in view.drawing.areas if area.text != area.name}
    assert told == {"530126": "planned-1", "530402": "planned-1"}
    assert [item.text for item in view.legend] == ["规划2025年及以前"]


def test_a_plan_of_one_county_shows_it_among_its_neighbours(pages: Mapping[str, Page]) -> None:
    assert body(pages, "/plans/gongshu-2024/").map.drawing.here
