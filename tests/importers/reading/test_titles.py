"""A title amid a list may open a list of something else."""

from collections.abc import Callable

import pytest

from sitegen.importers.listing import Listing

Read = Callable[..., Listing]

FIRST = "江苏省\n徐州市：丰县、沛县\n"


@pytest.mark.parametrize("head", ["", "2024年义务教育优质均衡发展县名单\n"])
@pytest.mark.parametrize("title", ["观察名单", "未上榜名单", "参会名单", "教育强县名单"])
@pytest.mark.parametrize("layout", ["{}：睢宁县、邳州市\n", "{}\n徐州市：睢宁县、邳州市\n"])
def test_a_title_of_another_kind_opens_another_list(read: Read, head: str, title: str, layout: str) -> None:
    text = head + FIRST + layout.format(title)
    assert "several-lists" in [finding.code for finding in read(text).findings]
    first = read(text, lists=("1",))
    assert [row.name for row in first.rows] == ["丰县", "沛县"]
    assert first.findings == ()


@pytest.mark.parametrize("title", ["督导对象", "教育局帮扶县", "人民政府通报表扬"])
def test_a_title_of_another_kind_need_not_speak_of_a_list(read: Read, title: str) -> None:
    text = f"{FIRST}{title}\n徐州市：睢宁县、邳州市\n"
    assert "several-lists" in [finding.code for finding in read(text).findings]


def test_a_batch_named_amid_a_list_without_a_title_is_told(read: Read) -> None:
    assert "several-lists" in [finding.code for finding in read(FIRST + "第三批名单：睢宁县\n").findings]


@pytest.mark.parametrize(
    "again",
    [
        "2024年义务教育优质均衡发展县名单（续）",
        "附件：全国义务教育优质均衡发展县（市、区）名单",
        "浙江省名单",
    ],
)
def test_the_title_once_more_opens_none(read: Read, again: str) -> None:
    text = f"2024年义务教育优质均衡发展县名单\n{FIRST}{again}\n浙江省\n杭州市：西湖区\n"
    assert not [finding for finding in read(text).findings if finding.code == "several-lists"]
