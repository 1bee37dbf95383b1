"""Several lists in one document, lists of something else, and withdrawals."""

from collections.abc import Callable

import pytest

from sitegen.findings import Severity
from sitegen.importers.listing import Listing
from sitegen.importers.reading.document_lists import stage_findings

Read = Callable[..., Listing]

TWO = (
    "教育部关于公布名单的通知\n附件1：2025年义务教育优质均衡发展县（市、区）名单\n江苏省\n南京市：江宁区\n"
    "附件2：义务教育基本均衡发展复查通过县（市、区）名单\n江苏省\n徐州市：沛县、丰县"
)


def stage(listing: Listing, wanted: tuple[str, ...] = ()) -> list[str]:
    return [finding.code for finding in stage_findings(listing.parts, wanted, "list.txt")]


@pytest.mark.parametrize(
    "text",
    [
        TWO,
        "2023年义务教育优质均衡发展县名单\n江苏省：玄武区\n2024年义务教育优质均衡发展县名单\n江苏省：沛县",
        "江苏省\n南京市：玄武区\n附件2\n复查名单\n江苏省：沛县",
        "一、优质均衡县\n江苏省：玄武区\n二、取消称号的县\n江苏省：沛县",
        "名单一\n江苏省：玄武区\n名单二\n江苏省：沛县",
        "名单（一）：江苏省：玄武区\n名单（二）：江苏省：沛县",
        "（一）2025年名单\n江苏省：玄武区\n（二）名单\n江苏省：沛县",
        "第一批\n江苏省：玄武区\n第二批\n江苏省：沛县",
        "2025年（第一批）优质均衡发展县名单\n江苏省：玄武区\n2025年（第二批）优质均衡发展县名单\n江苏省：沛县",
    ],
)
def test_a_second_title_is_asked_about(read: Read, text: str) -> None:
    listing = read(text)
    (finding,) = [item for item in listing.findings if item.code == "several-lists"]
    assert all(part.title in finding.message for part in listing.parts)
    assert stage(listing) == []
    assert [row.name for row in read(text, lists=("1",)).rows][:1] == [listing.rows[0].name]


def test_the_chosen_list_alone_is_read(read: Read) -> None:
    first = read(TWO, lists=("1",))
    assert ([row.name for row in first.rows], first.findings) == (["江宁区"], ())
    assert {item.rule for item in first.ignored if "沛县" in item.text} == {
        "没有选的名单“附件2:义务教育基本均衡发展复查通过县(市、区)名单”"
    }
    assert [row.name for row in read(TWO, lists=("复查",)).rows] == ["沛县", "丰县"]
    assert len(read(TWO, lists=("1", "2")).rows) == 3
    assert [item.code for item in read(TWO, lists=("3",)).findings] == ["no-such-list"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年江苏省义务教育优质均衡发展县名单\n玄武区\n2024年浙江省义务教育优质均衡发展县名单\n上城区",
        "2024年义务教育优质均衡发展县名单\n江苏省：玄武区\n2024年义务教育优质均衡发展县名单\n浙江省：上城区",
        "一、江苏省名单\n玄武区\n二、浙江省名单\n上城区",
        "2024年国家义务教育优质均衡发展县（市、区）认定名单\n江苏省：玄武区",
        "附件1\n说明\n附件2\n2024年义务教育优质均衡发展县名单\n江苏省：玄武区\n如发现弄虚作假的，将撤销称号。",
    ],
)
def test_one_list_with_headings_and_running_titles_is_one(read: Read, text: str) -> None:
    listing = read(text)
    assert (listing.findings, stage(listing), len(listing.parts)) == ((), [], 1)


@pytest.mark.parametrize(
    "text",
    [
        "关于撤销部分县称号的通知\n撤销以下县（市、区）义务教育优质均衡发展县称号：\n江苏省\n徐州市：沛县",
        "教育部决定撤销江苏省徐州市沛县、丰县义务教育优质均衡发展县称号。",
        "江苏省\n徐州市：沛县\n以上县（市、区）的优质均衡发展县称号予以撤销。",
        "不再认定为优质均衡发展县的名单\n江苏省\n徐州市：沛县",
        "取消义务教育优质均衡发展县资格的名单\n江苏省：沛县",
    ],
)
def test_a_withdrawal_is_no_certification(read: Read, text: str) -> None:
    assert stage(read(text)) == ["withdrawal"]
    assert stage(read(text, lists=("1",)), ("1",)) == ["withdrawal"]


@pytest.mark.parametrize(
    "title",
    [
        "2025年优质均衡发展县拟认定名单公示",
        "义务教育基本均衡发展县名单",
        "复查通过名单",
        "2025年优质均衡发展县省级评估通过名单",
        "优质均衡发展县培育名单",
        "优质均衡发展规划",
        "2025年接受国家督导评估的县名单",
    ],
)
def test_lists_of_something_else(read: Read, title: str) -> None:
    listing = read(f"{title}\n江苏省：玄武区")
    assert stage(listing) == ["other-list"]
    (chosen,) = stage_findings(read(f"{title}\n江苏省：玄武区", lists=("1",)).parts, ("1",), "list.txt")
    assert chosen.severity is Severity.WARNING
