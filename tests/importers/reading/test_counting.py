"""Totals that the prose declares."""

import pytest

from sitegen.importers.reading.characters import clean_line
from sitegen.importers.reading.counting import declared_totals
from sitegen.importers.reading.places import Places
from sitegen.importers.reading.segments import segment_of
from sitegen.importers.reading.words import Vocabulary


@pytest.fixture(scope="module")
def vocabulary(places: Places) -> Vocabulary:
    return Vocabulary(places)


def totals(text: str, vocabulary: Vocabulary) -> list[int]:
    return [number for number, _ in declared_totals([segment_of(clean_line(1, text), vocabulary)])]


@pytest.mark.parametrize(
    "text",
    [
        "教育部决定对326个县（市、区）予以公布。",
        "此次共有326个县（市、区）通过认定。",
        "认定326个县（市、区）为义务教育优质均衡发展县。",
        "现将江苏省南京市玄武区等326个县（市、区）名单予以公布。",
        "经研究，确定326个县（市、区）为优质均衡发展县（市、区）。",
        "决定命名326个县。",
        "授予326个县（市、区）“义务教育优质均衡发展县”称号。",
        "全国326个县（市、区）达到国家规定标准，现予公布。",
        "同意三百二十六个县（市、区）通过国家督导评估认定。",
        "以下326个县（市、区）通过认定。",
        "名单共计326个",
        "2025年（第一批）义务教育优质均衡发展县（市、区）名单（326个）",
        "认定玄武区等三百二十六个县（市、区）为优质均衡发展县。",
        "截至目前，全国已有572个县（市、区）通过认定。本次公布326个县（市、区）。",
        "31个省份的326个县（市、区）通过认定，其中东部100个县（市、区）。",
        "合计：326",
        "（共326个）",
        "以上共326个",
        "以上326个县（市、区）通过认定。",
    ],
)
def test_ways_to_declare_a_total(text: str, vocabulary: Vocabulary) -> None:
    assert totals(text, vocabulary) == [326]


@pytest.mark.parametrize(
    "text",
    [
        "其中江苏33个县（市、区）。",
        "累计有572个县通过认定。",
        "南京市及深圳市均以7个县（市、区）位居入选地区总数榜首。",
        "江苏省共有33个县（市、区）入选。",
        "到2025年，全省有20个县（市、区）通过国家认定。",
        "请31个省份抓好落实。",
    ],
)
def test_numbers_of_something_else(text: str, vocabulary: Vocabulary) -> None:
    assert totals(text, vocabulary) == []
