"""Responses of the small project and of the real one, read back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData
from tests.support.wholes import export_api

ROOT = "api/v1/"


@dataclass(frozen=True)
class Api:
    """All files of one run."""

    data: SiteData
    files: Mapping[str, bytes]
    """By path under the API's root."""

    def read(self, path: str) -> Any:
        return json.loads(self.files[path])

    @property
    def responses(self) -> list[str]:
        return [path for path in self.files if path != "openapi.json"]


def _api(package: PackageDescriptor, data: SiteData, site_url: str = "") -> Api:
    exported = export_api(data, package, title="试验", site_url=site_url)
    files = {}
    for file in exported:
        assert file.path.startswith(ROOT)
        assert file.path.removeprefix(ROOT) not in files
        files[file.path.removeprefix(ROOT)] = file.content
    return Api(data=data, files=files)


@pytest.fixture(scope="session")
def api_of(mini_package: Package) -> Callable[..., Api]:
    """Makes the API of some data, at a known address if one is given."""
    return partial(_api, mini_package.descriptor)


@pytest.fixture(scope="session")
def mini_api(mini_data: SiteData, api_of: Callable[..., Api]) -> Api:
    return api_of(mini_data)


@pytest.fixture(scope="session")
def real_api(real_data: SiteData, api_of: Callable[..., Api]) -> Api:
    return api_of(real_data)


@pytest.fixture(scope="session", params=["mini", "real", "addressed"])
def api(request: pytest.FixtureRequest, mini_data: SiteData, api_of: Callable[..., Api]) -> Api:
    """Each site in turn, and the small one at a known address."""
    if request.param == "addressed":
        return api_of(mini_data, "https://example.org/a/b/")
    found: Api = request.getfixturevalue(f"{request.param}_api")
    return found
