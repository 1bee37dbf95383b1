"""The repository's own package, exported once for all tests of this room."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sitegen.datasets.package import Package
from sitegen.exports.about import About
from sitegen.exports.package_scope import PackageScope
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Evidence
from tests.support.wholes import export_all

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def package(real_package: Package) -> Package:
    return real_package


@pytest.fixture(scope="session")
def data(real_data: SiteData) -> SiteData:
    return real_data


@pytest.fixture(scope="session")
def downloads(package: Package, data: SiteData, base_maps: BaseMaps) -> Mapping[str, bytes]:
    """Bytes of every download by its path in the site."""
    return {file.path: file.content for file in export_all(package, data, base_maps)}


@pytest.fixture(scope="session")
def about(package: Package, data: SiteData) -> About:
    """Of the whole dataset."""
    scope = PackageScope(suffix="", title="", rows="全部数据。", completeness="完整。")
    return About(
        package=package.descriptor,
        scope=scope,
        sources=data.sources,
        grades={grade: data.label(grade) for grade in Evidence},
        homepage="",
    )


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
