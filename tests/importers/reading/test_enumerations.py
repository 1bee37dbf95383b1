"""Lists inside sentences."""

from collections.abc import Callable

import pytest

from sitegen.importers.listing import Listing

Read = Callable[..., Listing]

HALF = (
    "记者梳理发现,在2025年第一批义务教育优质均衡发展县(市、区)名单中,苏、皖、浙三省名列入选地区总数前三位,"
    "其中江苏以11个地级市下辖的33个县(市、区)位列第一。就地级市层面来看,南京市(秦淮区、栖霞区、江北新区)"
    "及深圳市(罗湖区、宝安区、大鹏新区)均以7个县(市、区)位居入选地区总数榜首。"
)


def names(listing: Listing) -> list[str]:
    return [f"{row.prefecture}{row.name}" for row in listing.rows]


def test_an_enumeration_goes_on_over_a_conjunction_and_ends_where_prose_begins(read: Read) -> None:
    listing = read(HALF)
    assert names(listing) == [
        *("南京市秦淮区", "南京市栖霞区", "南京市江北新区", "深圳市罗湖区", "深圳市宝安区", "深圳市大鹏新区"),
    ]
    assert {item.rule for item in listing.ignored} == {"名单之前的文字", "句子里名单以外的文字"}
    assert {finding.code for finding in listing.findings} <= {"province-missing", "unknown-name"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "江苏省共有3个县（市、区）入选，分别是南京市玄武区、鼓楼区和徐州市云龙区。浙江省有1个入选，是杭州市上城区、西湖区。",
            ["320102", "320106", "320303", "330102", "330106"],
        ),
        (
            "其中，江苏(33个)包括：南京市玄武区、鼓楼区；安徽省有合肥市瑶海区入选",
            ["320102", "320106", "340102"],
        ),
        ("江苏省南京市玄武区、无锡市江阴市，以及浙江省杭州市西湖区榜上有名", ["320102", "320281", "330106"]),
        ("安徽省有合肥市瑶海区、庐阳区成功入选。", ["340102", "340103"]),
    ],
)
def test_a_province_before_an_enumeration_stands_over_it(read: Read, text: str, expected: list[str]) -> None:
    listing = read(text)
    assert [row.county.code if row.county else row.name for row in listing.rows] == expected
    assert listing.findings == ()


def test_a_misprint_inside_an_enumeration_is_not_taken_for_prose(read: Read) -> None:
    listing = read("日前，教育部认定江苏省南京市玄武、鼓楼区、秦准等为优质均衡发展县。")
    assert names(listing) == ["南京市玄武", "南京市鼓楼区", "南京市秦准"]
    assert [finding.value for finding in listing.findings] == ["玄武", "秦准"]
