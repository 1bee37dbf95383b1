"""The page of the state of the data."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sitegen.analysis.assertions import assertion_results
from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData
from sitegen.pages.data.health_page import health_page
from sitegen.site import urls
from sitegen.site.page import Page


def body(page: Page) -> Any:
    return page.body


def test_every_batch_and_its_names_are_counted(pages: Mapping[str, Page]) -> None:
    rows = [[cell.text for cell in row] for row in body(pages[urls.HEALTH]).batches.rows]
    assert rows == [
        ["2019年", "2", "2", "0", "100.0%", "名单收齐"],
        ["2023年", "5", "2", "3", "40.0%", "名单未收齐"],
        ["2024年", "3", "3", "0", "100.0%", "名单收齐"],
        ["2025年第1批", "4", "0", "4", "0.0%", "名单未收到"],
    ]


def test_doubts_stand_with_what_would_settle_them(pages: Mapping[str, Page]) -> None:
    first, second = body(pages[urls.HEALTH]).doubts
    assert [fact.term for fact in first.facts] == ["影响", "怎样解决", "记下日期", "有关来源"]
    assert first.facts[-1].url == urls.source("hqw-2026-01-24")
    assert [fact.term for fact in second.facts] == ["影响", "怎样解决", "记下日期"]


def test_known_gaps_of_the_data_are_doubts(real_data: SiteData) -> None:
    questions = "".join(doubt.question for doubt in real_data.doubts)
    for gap in (
        "云南省的三个县",
        "2025年第一批没有收到的名字",
        "2023年一批认定通知的文号",
        "大丰区",
        "渝北区",
        "2019年一批",
    ):
        assert gap in questions


def test_an_unseen_name_has_a_doubt(real_data: SiteData) -> None:
    """As long as a batch has names that were not seen, a doubt speaks of it."""
    about = {doubt.source_id for doubt in real_data.doubts}
    unseen = [batch for batch in real_data.batches if batch.list_status != "complete"]
    assert {batch.citation.source_id for batch in unseen} <= about


def test_assertions_show_what_they_give(real_pages: Mapping[str, Page], real_data: SiteData) -> None:
    rows = body(real_pages[urls.HEALTH]).assertions.rows
    assert len(rows) == len(real_data.assertions)
    assert all(result.holds for result in assertion_results(real_data))
    (row,) = [row for row in rows if row[0].note == "certified-2024-zones"]
    assert [cell.text for cell in row[:4]] == [
        "数收到名字的认定单位（批次：2024年；范围：只算功能区）",
        "14",
        "等于14",
        "开发区、高新区等13个，加上两江新区。",
    ]


def test_the_rule_of_rechecks_is_printed(real_pages: Mapping[str, Page], real_data: SiteData) -> None:
    page = body(real_pages[urls.HEALTH])
    assert "过12个月到期" in page.recheck_rule
    assert "2026年11月23日" in page.recheck_rule
    states = [row[1].text for row in page.checks.rows]
    unread = [source.id for source in real_data.sources if source.checked_on is None]
    assert states.count("从未打开原文") == len(unread) > 0


def test_it_follows_the_data_and_no_clock(data: SiteData, mini_package: Package) -> None:
    later = replace(data, created=data.created.replace(year=data.created.year + 2))
    page = body(health_page(later, mini_package.descriptor))
    assert {row[1].text for row in page.checks.rows} == {"从未打开原文", "到期"}
