"""The real data, read once."""

from pathlib import Path

import pytest

from sitegen.model.site_data import SiteData

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def data(real_data: SiteData) -> SiteData:
    return real_data
