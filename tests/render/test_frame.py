"""What stands around every page."""

from dataclasses import replace

import pytest

from sitegen.render.frame import SiteFrame


def test_errors_are_reported_where_the_source_is_kept(site: SiteFrame) -> None:
    assert replace(site, repository=None).correction("row=1") is None


@pytest.mark.parametrize("repository", ["https://example.org/a/b", "https://example.org/a/b/"])
def test_a_report_opens_the_form(site: SiteFrame, repository: str) -> None:
    link = replace(site, repository=repository).correction("template=correction.yml&row=1")
    assert link == "https://example.org/a/b/issues/new?template=correction.yml&row=1"
