"""Prose speaks of many counties: only those that it says were certified are read."""

from collections.abc import Callable

import pytest

from sitegen.importers.listing import Listing

Read = Callable[..., Listing]

LIST = "2024年义务教育优质均衡发展县名单公布，江苏省徐州市丰县、沛县入选。"


@pytest.mark.parametrize(
    "sentence",
    [
        "督导组先后到睢宁县、邳州市实地核查。",
        "记者在睢宁县、邳州市采访时看到，校园焕然一新。",
        "本报睢宁县、邳州市讯",
        "图为睢宁县、邳州市的学生在上课。",
        "通过帮扶，睢宁县、邳州市办学条件改善。",
        "睢宁县、邳州市成功承办全国中学生运动会。",
        "睢宁县、邳州市通过网络评估。",
        "睢宁县、邳州市的2所学校入选典型案例。",
        "睢宁县、邳州市教师入选名师名单。",
        "睢宁县、邳州市能否入选，尚待公布。",
        "睢宁县、邳州市有望入选下一批名单。",
        "睢宁县、邳州市无缘名单。",
        "睢宁县、邳州市以优质均衡为目标。",
        "睢宁县、邳州市申请认定。",
        "睢宁县、邳州市成为优质均衡监测点。",
        "睢宁县、邳州市通过优质均衡实地核查。",
        "睢宁县、邳州市入选优质均衡典型案例名单。",
        "睢宁县、邳州市入选江苏省优质均衡发展县。",
        "睢宁县、邳州市位列名单之外。",
        "睢宁县、邳州市创建优质均衡县。",
        "睢宁县、邳州市获批全国义务教育教学改革实验区。",
        "睢宁县、邳州市被命名为省级优质均衡县。",
        "包括睢宁县、邳州市在内，徐州已有4个优质均衡县。",
    ],
)
def test_names_that_a_sentence_holds_for_another_reason_are_told(read: Read, sentence: str) -> None:
    assert "unsaid" in [finding.code for finding in read(LIST + sentence).findings]


def test_names_that_others_are_set_beside_are_told(read: Read) -> None:
    listing = read("江苏省徐州市丰县、沛县入选，与睢宁县、邳州市一起成为全市仅有的4个县。")
    assert [finding.code for finding in listing.findings] == ["unsaid"]


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        "近日，教育部公布2024年义务教育优质均衡发展县（市、区）名单，江苏省徐州市丰县、沛县榜上有名。",
        "名单公布，江苏省2地入选，分别为徐州市丰县、沛县。",
        "记者从江苏省教育厅获悉，徐州市丰县、沛县顺利通过2024年国家义务教育优质均衡发展县认定。",
        "江苏省徐州市丰县和沛县成功创建2024年义务教育优质均衡发展县。",
        "江苏省徐州市丰县、沛县被正式认定为2024年全国义务教育优质均衡发展县（市、区）。",
        "教育部发文，认定江苏省徐州市丰县、沛县等2个县（市、区）为义务教育优质均衡发展县。",
        "在最新公布的义务教育优质均衡发展县名单中，江苏省徐州市丰县、沛县在列，全省再添2个。",
        "江苏省徐州市丰县、沛县2024年入选，浙江省有杭州市西湖区、上城区。",
    ],
)
def test_names_that_a_sentence_says_were_certified_are_read(read: Read, text: str) -> None:
    listing = read(text)
    assert listing.rows
    assert listing.findings == ()
