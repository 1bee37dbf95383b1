"""The page of analysis."""

from collections.abc import Mapping
from typing import Any

from sitegen.site import urls
from sitegen.site.page import Page
from sitegen.site.tables import DataTable


def body(pages: Mapping[str, Page]) -> Any:
    return pages[urls.ANALYSIS].body


def column(table: DataTable, key: str) -> list[str]:
    place = [each.key for each in table.columns].index(key)
    return [row[place].text for row in table.rows]


def test_it_says_which_batches_it_compares(pages: Mapping[str, Page]) -> None:
    scope = body(pages).scope
    assert "2019年、2023年、2024年" in scope
    assert "2025年第1批公布的4个里有4个不知属于哪个省份" in scope


def test_bars_agree_with_the_table(pages: Mapping[str, Page]) -> None:
    page = body(pages)
    assert column(page.region_table, "total")[-1] == "10"
    by_batch = {bar.text: bar.value for bar in page.region_chart.bars}
    assert by_batch["各批合计"] == "10个"
    assert by_batch["2024年"] == f"{column(page.region_table, '2024')[-1]}个"


def test_unknown_numbers_say_so(pages: Mapping[str, Page]) -> None:
    assert set(column(body(pages).growth, "2025-1")) == {"未查到"}
    assert "0" in column(body(pages).growth, "2024")


def test_every_bound_tells_whose_it_is(pages: Mapping[str, Page]) -> None:
    types = body(pages).types
    conditions = [condition for kind in types.types for condition in kind.conditions]
    assert {condition.basis for condition in conditions} == {"来源写明", "本站划定"}
    assert all(condition.reason for condition in conditions)
    assert types.types[0].conditions[0].words == "已认定的县级行政区÷县级行政区不低于100.0%"
    assert types.differences == ("来源举江苏省为快速扩展型的例子，按上面的条件它不在其中。",)


def test_real_provinces_by_type(real_pages: Mapping[str, Page]) -> None:
    page = body(real_pages)
    assert {kind.name: [place.text for place in kind.provinces] for kind in page.types.types} == {
        "整体推进型": ["上海"],
        "快速扩展型": ["江苏", "浙江", "山东"],
        "局部突破型": ["安徽", "四川", "陕西"],
        "尚无零的突破": ["山西", "河南", "海南", "贵州", "西藏", "青海"],
    }
    assert page.types.differences == ()
    assert page.stat.value == "4"
    assert "130个，占全部的52.8%" in page.stat.sentence
    assert column(page.full, "name") == [
        "上海市",
        "乌海市",
        "南京市",
        "常州市",
        "青岛市",
        "威海市",
        "深圳市",
        "克拉玛依市",
    ]
    assert column(page.region_table, "total") == ["155", "24", "57", "10", "246"]
