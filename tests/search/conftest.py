"""The real data, read once."""

from pathlib import Path

import pytest

from sitegen.assembly import assemble
from sitegen.datasets.package import load_package
from sitegen.model.site_data import SiteData

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def data() -> SiteData:
    package, findings = load_package(ROOT / "datasets", ROOT)
    assert package is not None
    assert not findings
    return assemble(package)
