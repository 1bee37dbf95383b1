"""What a finding advises is what the printed words can be: no city for a verdict, no other zone."""

from collections.abc import Callable

import pytest

from sitegen.findings import Finding
from sitegen.importers.listing import Listing

Read = Callable[..., Listing]


def told(listing: Listing) -> dict[str | None, Finding]:
    """Findings by value."""
    return {finding.value: finding for finding in listing.findings}


@pytest.mark.parametrize(
    "text",
    [
        "浙江省\n杭州市：西湖区、淳安具\n宁波巿：海曙区\n",
        "浙江省\n杭州市：淳安具\n宁波巿\n海曙区\n",
        "浙江省\n淳安具\n宁波巿\n海曙区\n",
    ],
)
def test_two_misread_names_over_a_line_break_are_two(read: Read, text: str) -> None:
    found = told(read(text))
    assert "淳安县（330127）" in found["淳安具"].message
    assert "“宁波市”" in found["宁波巿"].message


def test_a_zone_that_a_county_is_called_too_is_named(read: Read) -> None:
    finding = told(read("山东省\n青岛市：西海岸新区、城阳区"))["西海岸新区"]
    assert "黄岛区（370211），又名“青岛西海岸新区”" in finding.message
    assert "--code 西海岸新区=370211" in finding.remedy


def test_no_other_zone_of_the_city_is_offered_for_a_zone_with_a_name(read: Read) -> None:
    finding = told(read("四川省\n成都市：天府新区"))["天府新区"]
    assert "没有登记它" in finding.message
    assert "--code" not in finding.remedy
    assert "--code" in told(read("江苏省\n常州市：经济技术开发区"))["经济技术开发区"].remedy


@pytest.mark.parametrize(
    ("text", "code"),
    [("浙江省\n22年：\n杭州市：西湖区", "short-year"), ("浙江省\n落选：\n杭州市：西湖区", "other-verdict")],
)
def test_a_heading_that_is_no_place_is_not_taken_for_one(read: Read, text: str, code: str) -> None:
    findings = read(text).findings
    assert code in [finding.code for finding in findings]
    assert not any("地级市" in finding.message for finding in findings)


def test_a_city_in_a_sentence_is_to_be_written_with_its_province(read: Read) -> None:
    found = read("杭州市的西湖区、拱墅区以及南京市的玄武区、鼓楼区入选。")
    assert [row.county.code for row in found.rows if row.county] == ["330106", "330105", "320102", "320106"]
    assert {item.code for item in found.findings} == {"province-missing"}
    assert "“浙江省杭州市”" in found.findings[0].remedy


@pytest.mark.parametrize("joiner", ["和", "以及", "、", "，"])
def test_provinces_joined_in_a_sentence_are_read(read: Read, joiner: str) -> None:
    text = f"浙江省杭州市西湖区、拱墅区{joiner}江苏省南京市玄武区、鼓楼区入选。"
    found = read(text)
    assert found.findings == ()
    assert [row.county.code for row in found.rows if row.county] == ["330106", "330105", "320102", "320106"]


def test_several_provinces_may_be_given_and_the_city_tells_which(read: Read) -> None:
    text = "南京市（玄武区、鼓楼区）及深圳市（罗湖区、宝安区）均入选。"
    found = read(text, province="江苏、广东")
    assert found.findings == ()
    assert [(row.province, row.county.code) for row in found.rows if row.county] == [
        ("江苏", "320102"),
        ("江苏", "320106"),
        ("广东", "440303"),
        ("广东", "440306"),
    ]
    assert {item.code for item in read(text, province="江苏、浙江").findings} == {"province-missing"}
    assert {item.code for item in read("玄武区、罗湖区", province="江苏、广东").findings} == {
        "province-missing"
    }


@pytest.mark.parametrize("text", ["（无）", "无", "（略）", "暂无"])
def test_nothing_in_the_place_of_a_name_is_given_no_code(read: Read, text: str) -> None:
    finding = told(read(f"江苏省\n徐州市：丰县、沛县\n南通市：{text}\n"))[text.strip("（）")]
    assert "不是县名" in finding.message
    assert "--code" not in finding.remedy


def test_a_cell_of_another_column_is_given_no_code(read: Read) -> None:
    finding = told(read("省份,地市,县区,批次\n江苏省,徐州市,丰县,第二批\n"))["第二批"]
    assert "另一栏" in finding.message
    assert "--code" not in finding.remedy


@pytest.mark.parametrize("heading", ["第一年", "上半年", "“十四五”期间"])
def test_a_time_over_names_is_no_misspelt_city(read: Read, heading: str) -> None:
    found = [
        item for item in read(f"江苏省\n{heading}：丰县、沛县").findings if item.code == "unknown-heading"
    ]
    assert ["像是时间" in item.message for item in found] == [True]
