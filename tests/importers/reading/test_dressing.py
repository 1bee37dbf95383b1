"""Headings in whatever a repost puts round them: brackets, ordinals, list words, counts, marks."""

from collections.abc import Callable

import pytest

from sitegen.importers.listing import Listing

Read = Callable[..., Listing]

HEADINGS = (
    "江苏省",
    "(江苏省)",
    "（江苏）",
    "【江苏省】",
    "《江苏省》",
    "『江苏省』",
    "［江苏省（2个）］",
    "<江苏省>",
    "<b>江苏省</b>",
    "**江苏省**：",
    "`江苏省`",
    "## 江苏省",
    "1.江苏重点县名单",
    "**1. 江苏省优质均衡发展县名单（2个）**",
    "（三）江苏省：",
    "①江苏省",
    "Ⅱ、江苏省",
    "一、(江苏省)",
    "江苏省入选县（市、区）",
    "江苏省（共2个县（市、区））",
    "江苏省共有2个县（市、区）入选，名单如下：",
    "2024年江苏省义务教育优质均衡发展县（市、区）名单",
    "江苏……",
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_dressed_heading_is_its_place(read: Read, heading: str) -> None:
    other = heading.replace("江苏", "浙江")
    listing = read(f"{heading}\n南京市：玄武区\n徐州市：鼓楼区\n{other}\n杭州市：上城区、西湖区")
    assert [finding.code for finding in listing.findings] == []
    assert [row.county.code for row in listing.rows if row.county] == ["320102", "320302", "330102", "330106"]
    assert {row.province[:2] for row in listing.rows} == {"江苏", "浙江"}


def test_a_count_in_the_dress_is_checked(read: Read) -> None:
    (finding,) = read("江苏省优质均衡县名单（3个）\n南京市：玄武区").findings
    assert (finding.code, finding.value) == ("count-mismatch", "3个")


def test_a_prefecture_alone_in_brackets_is_a_heading(read: Read) -> None:
    listing = read("江苏省\n(南京市)\n鼓楼区\n【徐州市】\n鼓楼区")
    assert [row.county.code for row in listing.rows if row.county] == ["320106", "320302"]


def test_what_is_taken_off_is_listed_and_a_title_over_headings_is_none(read: Read) -> None:
    listing = read("江苏省义务教育优质均衡发展县名单\n一、江苏\n南京市：玄武区")
    assert (listing.findings, listing.rows[0].province) == ((), "江苏")
    listing = read("1.内蒙古重点县名单\n巴林左旗、库伦旗。")
    assert [(item.text, item.rule) for item in listing.ignored] == [
        ("1.内蒙古重点县名单", "标题里省、市名和个数以外的文字")
    ]


def test_an_organ_is_no_heading(read: Read) -> None:
    listing = read("江苏省教育厅关于转发名单的通知\n浙江省：上城区")
    assert [row.province for row in listing.rows] == ["浙江省"]
