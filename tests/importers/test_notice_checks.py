"""Lists that do not belong to the batch that they are imported as."""

from collections.abc import Callable

import pytest

from sitegen.findings import Severity
from sitegen.importers.listing import Listing
from sitegen.importers.notice_checks import other_batch

Read = Callable[..., Listing]
LIST = "义务教育优质均衡发展县（市、区）名单"


def severities(listing: Listing, *, is_chosen: bool = False) -> list[Severity]:
    found = other_batch("list.txt", listing.titles, "2025-1", 2025, is_chosen=is_chosen)
    return [finding.severity for finding in found if finding.code == "other-batch"]


@pytest.mark.parametrize(
    "title",
    [
        f"2023年{LIST}",
        f"二〇二三年度{LIST}",
        f"2025年第二批{LIST}",
        f"2025年（第2批）{LIST}",
        f"教育部关于公布2024年{LIST}的通知\n附件：{LIST}",
    ],
)
def test_a_title_of_another_year_or_batch_is_an_error(read: Read, title: str) -> None:
    listing = read(f"{title}\n江苏省\n南京市：江宁区\n")
    assert severities(listing) == [Severity.ERROR]
    assert severities(listing, is_chosen=True) == [Severity.WARNING]


@pytest.mark.parametrize(
    "title",
    [
        LIST,
        f"2025年{LIST}",
        f"2025年（第一批）{LIST}",
        f"2026年1月7日公布的2025年第一批{LIST}",
        f"{LIST}（2026年1月公布）",
        f"教育部关于公布2024年工作要点的通知\n2025年{LIST}",
        "",
    ],
)
def test_a_title_of_the_batch_or_of_no_year_is_none(read: Read, title: str) -> None:
    assert severities(read(f"{title}\n江苏省\n南京市：江宁区\n")) == []
