"""The small project's model, and that of the repository's own data."""

import pytest

from sitegen.model.site_data import SiteData


@pytest.fixture(scope="session")
def data(mini_data: SiteData) -> SiteData:
    """The model of `fixtures/mini/`."""
    return mini_data


@pytest.fixture(scope="session")
def real(real_data: SiteData) -> SiteData:
    """The repository's own model."""
    return real_data
