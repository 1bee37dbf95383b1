"""The real data and a real browser, each made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
