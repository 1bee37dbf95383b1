"""The yearly report of a place: one sheet with what is known, and what is not."""

from collections.abc import Mapping

from sitegen.site.page import Page


def test_every_covered_province_and_every_prefecture_has_one(pages: Mapping[str, Page]) -> None:
    assert pages["/provinces/zhejiang/report/"].title == "浙江省2025年度报告"
    assert pages["/prefectures/330200/report/"].breadcrumb[-1].url == "/prefectures/330200/"
    assert "/provinces/taiwan/report/" not in pages


def test_it_says_first_what_the_year_brought(pages: Mapping[str, Page]) -> None:
    assert pages["/provinces/yunnan/report/"].description == (
        "2025年第1批云南省公布了几个，没有查到；收到名字0个。"
    )


def test_the_table_tells_unknown_from_none(pages: Mapping[str, Page]) -> None:
    table = pages["/provinces/yunnan/report/"].body.years  # type: ignore[attr-defined]
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert rows["2023"] == ["2023年", "3", "0", "3", "+3", "1", "0", "0", "1"]
    assert rows["2022"] == ["—", "—", "—", "—", "—", "1", "0", "0", "1"]
    assert rows["2025"] == ["2025年第1批", "未查到", "0", "未查到", "—", "—", "—", "—", "—"]


def test_as_many_as_before_is_said_in_words(pages: Mapping[str, Page]) -> None:
    changes = {
        row[5].text
        for url, page in pages.items()
        if url.endswith("/report/")
        for row in page.body.years.rows  # type: ignore[attr-defined]
    }
    assert "无变化" in changes
    assert not changes & {"+0", "−0", "0"}


def test_names_stand_with_what_became_of_them(pages: Mapping[str, Page]) -> None:
    facts = {
        item.term: item.text
        for item in pages["/provinces/zhejiang/report/"].body.names  # type: ignore[attr-defined]
    }
    assert facts["2025年认定，收到名字的"] == "收到的名单上没有"
    assert facts["规划2025年达到的"] == "到期，名单上没有：杭州市拱墅区"
    assert facts["规划2026年达到的"] == "所见的规划没有点名"


def test_it_names_what_it_rests_on(pages: Mapping[str, Page]) -> None:
    urls = [link.url for link in pages["/prefectures/330100/report/"].sources]
    assert "/sources/moe-notice-2025-3/" in urls
    assert "/sources/qiaokou-draft-2024/" in urls
