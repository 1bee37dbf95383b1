"""What stands around the names of a list and could change what they mean is told."""

from collections.abc import Callable

import pytest

from sitegen.importers.listing import Listing

Read = Callable[..., Listing]

CASES = {
    "names behind a remark in brackets": (
        "江苏省\n徐州市：丰县（2023年已认定）、沛县（2024年已认定）、睢宁县",
        "other-verdict",
    ),
    "names behind what they hold": ("江苏省\n徐州市：丰县（含2个街道），沛县", "names-outside-list"),
    "names behind another year": ("江苏省\n徐州市：丰县，沛县2024年已认定，睢宁县", "names-outside-list"),
    "names behind a day": ("江苏省\n盐城市：射阳县 2025年12月认定、建湖县", "names-outside-list"),
    "a withdrawal behind the list": (
        "江苏省\n徐州市：丰县、睢宁县\n其中徐州市沛县的称号予以撤销。",
        "names-outside-list",
    ),
    "names that did not pass": ("江苏省徐州市丰县、沛县未通过认定，睢宁县通过认定。", "other-verdict"),
    "names that were left out": ("江苏省：徐州市丰县、沛县入选，盐城市射阳县落选。", "other-verdict"),
    "names behind the year before": (
        "决定认定2023年江苏省徐州市丰县、2024年江苏省徐州市沛县为义务教育优质均衡发展县。",
        "other-verdict",
    ),
    "names of an earlier year": ("江苏省\n徐州市：丰县、沛县、睢宁县等均已在2024年认定", "other-verdict"),
    "a remark on one name": ("江苏省\n徐州市：丰县、沛县\n注：沛县暂缓认定", "other-verdict"),
    "a remark on starred names": ("江苏省\n徐州市：丰县*、沛县\n备注：带*的未通过", "other-verdict"),
    "a star of another year": ("江苏省\n徐州市：丰县*、沛县\n注：*为2023年认定", "other-verdict"),
    "a star that is a year": ("江苏省\n★徐州市：丰县、沛县\n★为2026年", "other-verdict"),
    "a numbered footnote": ("江苏省\n徐州市：丰县①、沛县②\n①含开发区 ②暂缓", "other-verdict"),
    "a footnote in brackets": ("江苏省\n徐州市：丰县、沛县[1]\n[1] 未通过", "other-verdict"),
    "a sentence behind the list": ("江苏省\n徐州市：丰县、沛县\n（沛县为基本均衡）", "other-verdict"),
    "lists of two years": ("2023年认定江苏省徐州市丰县、沛县，2024年认定睢宁县、邳州市。", "other-verdict"),
    "two years over one enumeration": (
        "2023年和2024年，江苏省徐州市丰县、沛县和睢宁县先后通过认定。",
        "other-verdict",
    ),
    "all but one": ("江苏省\n徐州市：丰县、沛县等（沛县除外）", "other-verdict"),
    "a plan": ("江苏省徐州市丰县、沛县计划于2025年通过国家认定。", "other-verdict"),
    "what is to come": ("江苏省徐州市丰县、沛县将接受国家督导评估。", "other-verdict"),
    "the province alone": ("江苏省徐州市丰县、沛县顺利通过省级评估。", "other-verdict"),
    "applicants": ("江苏省徐州市丰县、沛县被推荐申报国家认定。", "other-verdict"),
    "last year": ("今年江苏省徐州市丰县、沛县入选，去年睢宁县、邳州市入选。", "other-verdict"),
    "two lists in a sentence": (
        "江苏省徐州市丰县、沛县入选名单一，睢宁县、邳州市入选名单二。",
        "several-lists",
    ),
    "two batches in a sentence": (
        "第一批有江苏省徐州市丰县、沛县，第二批有睢宁县、邳州市。",
        "several-lists",
    ),
    "names of before": ("江苏省徐州市丰县、沛县入选。此前睢宁县、邳州市已通过。", "other-verdict"),
    "with those of before": (
        "江苏省徐州市丰县、沛县入选，加上此前通过的睢宁县、邳州市，共4个。",
        "other-verdict",
    ),
    "names that had passed": ("江苏省徐州市丰县、沛县入选。睢宁县、邳州市此前已经通过。", "other-verdict"),
    "names long certified": ("江苏省徐州市丰县、沛县入选。睢宁县、邳州市等2个县早已通过。", "other-verdict"),
    "the batch before": ("江苏省徐州市丰县、沛县入选。上一批的睢宁县、邳州市作了介绍。", "other-verdict"),
    "another honour behind names": (
        "江苏省徐州市丰县、沛县通过国家认定。睢宁县、邳州市入选国家级信息化教学实验区。",
        "unsaid",
    ),
    "another honour before names": (
        "江苏省徐州市丰县、沛县通过国家认定。被评为全国文明城市的有睢宁县、邳州市。",
        "unsaid",
    ),
    "a trial": ("江苏省徐州市丰县、沛县通过。睢宁县、邳州市获批教育综合改革试点。", "unsaid"),
    "who spoke": ("江苏省徐州市丰县、沛县入选。与会的还有睢宁县、邳州市的代表。", "other-verdict"),
    "all up to now": ("截至目前，江苏省徐州市丰县、沛县通过国家认定。", "other-verdict"),
    "a span of years": ("“十四五”期间，江苏省徐州市丰县、沛县通过国家认定。", "other-verdict"),
    "two ends of years": ("2021年至2025年，江苏省徐州市丰县、沛县通过国家认定。", "other-verdict"),
    "years that went by": ("五年来，江苏省徐州市丰县、沛县通过国家认定。", "other-verdict"),
    "those that went before": ("继江苏省徐州市睢宁县、邳州市之后，丰县、沛县入选。", "other-verdict"),
    "another prefecture in the sentence": ("河南省南阳市的郏县、嵩县入选。", "prefecture-mismatch"),
    "another prefecture and a count": ("河南省南阳市2个县（郏县、嵩县）入选。", "prefecture-mismatch"),
}


@pytest.mark.parametrize(("text", "code"), CASES.values(), ids=CASES)
def test_what_changes_the_meaning_of_names_is_told(read: Read, text: str, code: str) -> None:
    assert code in [finding.code for finding in read(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "江苏省\n徐州市：丰县、沛县\n",
        "日前，江苏省徐州市丰县、沛县，盐城市射阳县入选2024年义务教育优质均衡发展县。",
        "江苏省南京市的玄武区、鼓楼区上榜。",
        "新疆（不含兵团）\n乌鲁木齐市：天山区、水磨沟区",
        "按照工作计划，教育部公布名单，江苏省徐州市丰县、沛县入选，全省将再接再厉，力争2030年全部达标。",
        "江苏省\n徐州市：丰县、沛县\n注：对水平滑坡的，将撤销称号。",
        "江苏省\n徐州市：丰县、沛县\n1.按区划排列 2.含开发区",
        "2025年3月，教育部公布2024年名单，江苏省徐州市丰县、沛县入选。",
        "决定认定江苏省南京市玄武区等1个县（市、区）为义务教育优质均衡发展县。对水平滑坡的，将撤销称号。以后再查。",
    ],
)
def test_plain_prose_around_a_list_is_no_matter(read: Read, text: str) -> None:
    codes = {finding.code for finding in read(text).findings}
    assert not codes & {"names-outside-list", "other-verdict", "prefecture-mismatch"}
