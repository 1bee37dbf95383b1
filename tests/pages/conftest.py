"""The small project's pages, and those of the repository's own data."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen.assembly import assemble
from sitegen.config import Config
from sitegen.content import read_content
from sitegen.datasets.package import Package, load_package
from sitegen.maps.boundaries import Boundaries, load_boundaries
from sitegen.model.site_data import SiteData
from sitegen.pages.all_pages import site_pages
from sitegen.site.page import Page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    return load_boundaries(ROOT / "datasets" / "boundaries")


@pytest.fixture(scope="session")
def data(mini_package: Package) -> SiteData:
    """The small project's model."""
    return assemble(mini_package)


@pytest.fixture(scope="session")
def site(data: SiteData, mini_package: Package, mini_root: Path, boundaries: Boundaries) -> tuple[Page, ...]:
    """All pages of the small project."""
    content = read_content(Config.for_root(mini_root))
    return site_pages(data, content.documents, mini_package.descriptor, boundaries)


@pytest.fixture(scope="session")
def pages(site: tuple[Page, ...]) -> Mapping[str, Page]:
    """The small project's pages by URL."""
    return {page.url: page for page in site}


@pytest.fixture(scope="session")
def real_package() -> Package:
    package, findings = load_package(ROOT / "datasets", ROOT)
    assert package is not None
    assert findings == ()
    return package


@pytest.fixture(scope="session")
def real_data(real_package: Package) -> SiteData:
    """The repository's own model."""
    return assemble(real_package)


@pytest.fixture(scope="session")
def real_pages(real_data: SiteData, real_package: Package, boundaries: Boundaries) -> Mapping[str, Page]:
    """The pages of the repository's own data, by URL."""
    content = read_content(Config.for_root(ROOT))
    made = site_pages(real_data, content.documents, real_package.descriptor, boundaries)
    return {page.url: page for page in made}
