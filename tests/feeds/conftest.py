"""Feeds and calendars of the small project and of the real one."""

from collections.abc import Callable, Mapping

import pytest

from sitegen.feeds import export_feeds
from sitegen.model.site_data import SiteData

Files = Mapping[str, bytes]


def _feeds(data: SiteData, site_url: str = "") -> Files:
    return {file.path: file.content for file in export_feeds(data, title="试验", site_url=site_url)}


@pytest.fixture(scope="session")
def feeds_of() -> Callable[..., Files]:
    """Makes the feeds of some data, at a known address if one is given."""
    return _feeds


@pytest.fixture(scope="session")
def mini_feeds(mini_data: SiteData) -> Files:
    return _feeds(mini_data)


@pytest.fixture(scope="session")
def real_feeds(real_data: SiteData) -> Files:
    return _feeds(real_data)


@pytest.fixture(scope="session", params=["mini", "real", "addressed"])
def feeds(request: pytest.FixtureRequest, mini_data: SiteData) -> Files:
    """Each site in turn, and the small one at a known address."""
    if request.param == "addressed":
        return _feeds(mini_data, "https://example.org/a/b/")
    found: Files = request.getfixturevalue(f"{request.param}_feeds")
    return found
