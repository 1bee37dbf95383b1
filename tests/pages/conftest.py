"""The small project's pages, and those of the repository's own data."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.content import read_content
from sitegen.datasets.package import Package
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.site_data import SiteData
from sitegen.pages.all_pages import site_pages
from sitegen.site.page import Page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def data(mini_data: SiteData) -> SiteData:
    return mini_data


@pytest.fixture(scope="session")
def site(data: SiteData, mini_package: Package, mini_root: Path, base_maps: BaseMaps) -> tuple[Page, ...]:
    """All pages of the small project."""
    content = read_content(Config.for_root(mini_root))
    return site_pages(data, content.documents, mini_package.descriptor, base_maps)


@pytest.fixture(scope="session")
def pages(site: tuple[Page, ...]) -> Mapping[str, Page]:
    """The small project's pages by URL."""
    return {page.url: page for page in site}


@pytest.fixture(scope="session")
def real_pages(real_data: SiteData, real_package: Package, base_maps: BaseMaps) -> Mapping[str, Page]:
    """The pages of the repository's own data, by URL."""
    content = read_content(Config.for_root(ROOT))
    made = site_pages(real_data, content.documents, real_package.descriptor, base_maps)
    return {page.url: page for page in made}
