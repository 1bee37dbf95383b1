"""The small project's model."""

import pytest

from sitegen.model.site_data import SiteData


@pytest.fixture(scope="session")
def data(mini_data: SiteData) -> SiteData:
    return mini_data
