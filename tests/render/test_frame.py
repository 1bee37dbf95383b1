"""What stands around every page."""

from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from sitegen.render.frame import SiteFrame
from sitegen.site.page import Page


def test_errors_are_reported_where_the_source_is_kept(site: SiteFrame) -> None:
    assert replace(site, repository=None).correction("row=1") is None


@pytest.mark.parametrize("repository", ["https://example.org/a/b", "https://example.org/a/b/"])
def test_a_report_opens_the_form(site: SiteFrame, repository: str) -> None:
    link = replace(site, repository=repository).correction("template=correction.yml&row=1")
    assert link == "https://example.org/a/b/issues/new?template=correction.yml&row=1"


def test_a_letter_about_an_error_names_the_page(site: SiteFrame) -> None:
    page = Page(url="/counties/330212/", template="pages/county.html", title="鄞州区", description="")
    assert site.mail(page) is None
    published = replace(site, contact="errors@example.org", base_url="https://example.org/guide/")
    address, _, query = (published.mail(page) or "").partition("?")
    fields = parse_qs(query, strict_parsing=True)
    assert address == "mailto:errors@example.org"
    assert fields["subject"] == ["纠错：鄞州区"]
    assert fields["body"][0].splitlines()[0] == "网页：鄞州区（https://example.org/guide/counties/330212/）"
