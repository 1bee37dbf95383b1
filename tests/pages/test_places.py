"""Pages of provinces, prefectures and counties of the small project."""

from collections.abc import Mapping
from typing import Any

from sitegen.site.page import Page


def body(pages: Mapping[str, Page], url: str) -> Any:
    return pages[url].body


def texts(table: Any, column: int) -> list[str]:
    return [row[column].text for row in table.rows]


def facts(items: Any) -> dict[str, str]:
    return {item.term: item.text for item in items}


def test_province_counts_names_and_both_shares(pages: Mapping[str, Page]) -> None:
    jiangsu = body(pages, "/provinces/jiangsu/")
    assert jiangsu.stat.value == "至少2"
    assert "2025年第1批没有查到江苏有多少个" in jiangsu.stat.sentence
    assert facts(jiangsu.coverage)["只算县级行政区"] == "50.0%"
    assert facts(jiangsu.coverage)["算上全部认定单位"] == "100.0%"


def test_a_province_of_which_nothing_is_known_is_not_said_to_have_at_least_none(
    pages: Mapping[str, Page],
) -> None:
    hebei = body(pages, "/provinces/hebei/")
    assert (hebei.stat.value, hebei.stat.label) == ("未查到", "公布认定多少个单位")


def test_province_says_what_is_unseen(pages: Mapping[str, Page]) -> None:
    yunnan = body(pages, "/provinces/yunnan/")
    assert facts(yunnan.coverage)["公布的认定单位"] == "3个"
    assert "名单未收齐：还缺3个" in yunnan.stat.sentence
    assert "4个没有查到分省数目" in yunnan.warnings[0]
    assert texts(yunnan.batches, 1) == ["0", "3", "0", "未查到"]


def test_province_shows_plans_goals_and_planned_years(pages: Mapping[str, Page]) -> None:
    yunnan = body(pages, "/provinces/yunnan/")
    assert [card.url for card in yunnan.plans] == ["/plans/yunnan-2022/"]
    assert yunnan.goals[0].aim == "2025年，不低于20.0%（国家认定）"
    assert [column.key for column in yunnan.counties.columns][-1] == "planned_year"


def test_planned_years_have_no_column_where_no_plan_is(pages: Mapping[str, Page]) -> None:
    keys = [column.key for column in body(pages, "/provinces/beijing/").counties.columns]
    assert "planned_year" not in keys


def test_province_lists_only_what_is_in_force(pages: Mapping[str, Page]) -> None:
    zhejiang = body(pages, "/provinces/zhejiang/")
    assert "下城区" not in texts(zhejiang.counties, 0)
    assert texts(zhejiang.changes, 1) == ["下城区"]


def test_uncovered_province_is_not_applicable(pages: Mapping[str, Page]) -> None:
    assert pages["/provinces/xianggang/"].template == "pages/province_uncovered.html"
    row = body(pages, "/provinces/").table.rows[-1]
    assert [cell.text for cell in row[2:]] == ["—"] * 6
    area = next(item for item in body(pages, "/").map.svg.areas if item.code == "810000")
    assert area.klass == "not-applicable"


def test_prefecture_knows_its_neighbours_in_the_list(pages: Mapping[str, Page]) -> None:
    ningbo = body(pages, "/prefectures/330200/")
    assert (ningbo.previous.url, ningbo.next.url) == ("/prefectures/330100/", "/prefectures/330400/")
    assert texts(ningbo.counties, 0) == ["江北区"]


def test_certified_county_shows_the_line_that_says_so(pages: Mapping[str, Page]) -> None:
    county = body(pages, "/counties/330205/")
    assert county.badge.text == "2019年认定"
    certification = county.certifications[0]
    assert facts(certification.facts)["名单所印名称"] == "浙江省宁波市江北区"
    assert [receipt.source.id for receipt in certification.receipts] == ["edu-news-2025", "zjrb-2025-04-08"]
    assert [link.url for link in pages["/counties/330205/"].sources][:1] == ["/sources/edu-news-2025/"]


def test_planned_county_tells_due_from_unknown(pages: Mapping[str, Page]) -> None:
    county = body(pages, "/counties/330105/")
    assert [(item.words, item.outcome.klass) for item in county.targets] == [
        ("2024年（省级评估）", "unknown"),
        ("2025年（国家认定）", "due"),
    ]
    assert all(item.is_draft for item in county.targets)


def test_ended_county_leads_to_its_successor(pages: Mapping[str, Page]) -> None:
    ended, successor = body(pages, "/counties/330103/"), body(pages, "/counties/330105/")
    assert pages["/counties/330103/"].title == "下城区（浙江省杭州市，止于2020年）"
    assert (ended.history[0].before, ended.history[0].unit.url) == ("全部划入", "/counties/330105/")
    assert (successor.history[0].unit.url, successor.history[0].after) == (
        "/counties/330103/",
        "全部划入本单位",
    )


def test_renamed_county_shows_its_former_name(pages: Mapping[str, Page]) -> None:
    change = body(pages, "/counties/130502/").history[0]
    assert (change.year, change.before, change.unit) == (2020, "由“桥东区”更名，代码不变", None)


def test_zone_names_its_hosts_and_they_name_it(pages: Mapping[str, Page]) -> None:
    zone, host = body(pages, "/counties/3205Z1/"), body(pages, "/counties/320506/")
    assert zone.is_zone
    assert [badge.text for badge in zone.zone.hosts] == ["虎丘区", "吴中区"]
    assert [badge.url for badge in host.hosted] == ["/counties/3205Z1/"]
    assert pages["/counties/3205Z1/"].title == "苏州工业园区（江苏省苏州市，功能区）"


def test_siblings_stand_under_their_status(pages: Mapping[str, Page]) -> None:
    groups = body(pages, "/counties/330102/").siblings
    assert [(group.badge.text, [link.text for link in group.links]) for group in groups] == [
        ("2024年认定", ["西湖区"]),
        ("规划2025年", ["拱墅区"]),
    ]


def test_index_is_in_pinyin_order(pages: Mapping[str, Page]) -> None:
    index = body(pages, "/counties/")
    assert [letter.letter for letter in index.letters] == sorted(letter.letter for letter in index.letters)
    assert [entry.text for letter in index.letters for entry in letter.entries if letter.letter == "X"] == [
        "西城区",
        "西湖区",
        "下城区",
        "襄都区",
    ]
