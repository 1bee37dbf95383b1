"""Pages of the changelog and of corrections."""

from collections.abc import Mapping
from dataclasses import replace

from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData
from sitegen.pages.data.changelog_pages import ChangelogBody, CorrectionsBody, corrections_page
from sitegen.site import urls
from sitegen.site.page import Page


def test_versions_come_newest_first_with_the_corrections_of_each(pages: Mapping[str, Page]) -> None:
    page = pages[urls.CHANGES]
    body = page.body
    assert isinstance(body, ChangelogBody)
    assert "1.0.0" in page.description
    assert [release.version for release in body.releases] == ["1.0.0", "0.9.0"]
    assert [item.id for item in body.corrections] == ["2026-001"]


def test_a_correction_says_what_was_wrong_and_who_said_so(pages: Mapping[str, Page]) -> None:
    page = pages[urls.CORRECTIONS]
    body = page.body
    assert isinstance(body, CorrectionsBody)
    assert "1处" in page.description
    (entry,) = body.corrections
    facts = {fact.term: fact.text for fact in entry.facts}
    assert (facts["原值"], facts["新值"], facts["谁指出"]) == ("西诚区", "西城区", "读者")
    assert entry.receipts[0].source.id == "tz-repost-2023"


def test_an_empty_ledger_says_what_that_means(real_data: SiteData, real_package: Package) -> None:
    page = corrections_page(replace(real_data, corrections=()), real_package.descriptor)
    assert isinstance(page.body, CorrectionsBody)
    assert page.body.corrections == ()
    assert "没有登记过更正" in page.description
    assert page.body.first_published == "2026年11月23日"
    assert real_data.changelog[0].version == real_data.version


def test_an_entry_of_a_whole_row_has_no_field(data: SiteData, mini_package: Package) -> None:
    whole = replace(data.corrections[0], field=None, new_value="")
    page = corrections_page(replace(data, corrections=(whole,)), mini_package.descriptor)
    assert isinstance(page.body, CorrectionsBody)
    assert page.body.corrections[0].title.endswith("整行")
