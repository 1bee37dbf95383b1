"""The small project's model."""

import pytest

from sitegen.assembly import assemble
from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData


@pytest.fixture(scope="session")
def data(mini_package: Package) -> SiteData:
    """The model of `fixtures/mini/`."""
    return assemble(mini_package)
