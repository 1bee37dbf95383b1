"""The repository's own package, exported once for all tests of this room."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sitegen.assembly import assemble
from sitegen.datasets.package import Package, load_package
from sitegen.exports import export_all
from sitegen.model.site_data import SiteData

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def package() -> Package:
    loaded, findings = load_package(ROOT / "datasets", ROOT)
    assert findings == ()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="session")
def data(package: Package) -> SiteData:
    return assemble(package)


@pytest.fixture(scope="session")
def downloads(package: Package, data: SiteData) -> Mapping[str, bytes]:
    """Bytes of every download by its path in the site."""
    return {file.path: file.content for file in export_all(package, data)}


@pytest.fixture(scope="session")
def unzipped(
    downloads: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Unpacks one of the downloads and gives the folder."""

    def unzip(path: str) -> Path:
        folder = tmp_path_factory.mktemp("package")
        with zipfile.ZipFile(io.BytesIO(downloads[f"downloads/{path}"])) as archive:
            archive.extractall(folder)
        return folder

    return unzip
