"""Fixtures that tests of several rooms share: a whole small project, to read or to change."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from sitegen.config import Config
from sitegen.datasets.package import Package, load_package
from sitegen.pipeline import build

# No test depends on time, and a run finds what the last run found.
hypothesis.settings.register_profile("project", deadline=None, derandomize=True)
hypothesis.settings.load_profile("project")

REPOSITORY = Path(__file__).resolve().parents[1]
_MINI = REPOSITORY / "tests" / "fixtures" / "mini"


@pytest.fixture(scope="session")
def mini_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Root of a whole small project that tests may read but not change.

    Descriptor, schemas and boundaries are the repository's own, so that they cannot drift apart.
    """
    root = tmp_path_factory.mktemp("mini") / "project"
    shutil.copytree(_MINI, root)
    source, target = REPOSITORY / "datasets", root / "datasets"
    for file in (source / "datapackage.yaml", *source.rglob("*.schema.yaml")):
        shutil.copyfile(file, target / file.relative_to(source))
    shutil.copytree(source / "boundaries", target / "boundaries")
    if not (root / "content").exists():
        shutil.copytree(REPOSITORY / "content", root / "content")
    return root


@pytest.fixture
def mini_copy(mini_root: Path, tmp_path: Path) -> Path:
    """Root of a small project of one's own, to change at will; boundaries are left out."""
    root = tmp_path / "project"
    shutil.copytree(mini_root, root, ignore=shutil.ignore_patterns("boundaries", "_site"))
    return root


@pytest.fixture(scope="session")
def mini_package(mini_root: Path) -> Package:
    """The small project's package, free of findings."""
    package, findings = load_package(mini_root / "datasets", mini_root)
    assert package is not None
    assert findings == ()
    return package


@pytest.fixture(scope="session")
def mini_site(mini_root: Path) -> Path:
    """Folder of the small project's site, built once."""
    config = Config.for_root(mini_root)
    assert build(config, lambda _: None).findings == ()
    return config.site


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once from the repository's data into a folder of its own."""
    root = tmp_path_factory.mktemp("real") / "project"
    for name in ("datasets", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    config = Config.for_root(root)
    result = build(config, lambda _stage: None)
    assert result.findings == ()
    return config.site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system's packages."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "Chromium is missing; `make test` says how to install it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()
