"""Fixtures that tests of several rooms share: a whole small project, to read or to change."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from browsers import chromium
from filelock import FileLock
from mini import REPOSITORY, copy_built, make_mini
from mistakes import Mistakes
from playwright.sync_api import Browser, sync_playwright

from sitegen.assembly import assemble
from sitegen.datasets.package import Package, load_package
from sitegen.maps.base_map_file import load_base_maps
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries, load_boundaries
from sitegen.model.site_data import SiteData

# No test depends on time, and a run finds what the last run found.
hypothesis.settings.register_profile("project", deadline=None, derandomize=True)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def mini_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Root of a whole small project that tests may read but not change."""
    return make_mini(tmp_path_factory.mktemp("mini") / "project")


@pytest.fixture
def mini_copy(mini_root: Path, tmp_path: Path) -> Path:
    """Root of a small project of one's own, to change at will; boundaries are left out."""
    root = tmp_path / "project"
    shutil.copytree(mini_root, root, ignore=shutil.ignore_patterns("boundaries", "_site"))
    return root


@pytest.fixture
def mini_built(mini_site: Path, tmp_path: Path) -> Path:
    """Root of a small project of one's own with its site: a build does only what a change asks for."""
    return copy_built(mini_site.parent, tmp_path / "project")


@pytest.fixture(scope="session")
def mini_package(mini_root: Path) -> Package:
    """The small project's package, free of findings."""
    package, findings = load_package(mini_root / "datasets", mini_root)
    assert package is not None
    assert findings == ()
    return package


@pytest.fixture(scope="session")
def mini_data(mini_package: Package) -> SiteData:
    """The small project's model."""
    return assemble(mini_package)


@pytest.fixture
def mistakes(mini_package: Package, mini_root: Path, tmp_path: Path) -> Mistakes:
    """The small project, in which a test makes mistakes."""
    return Mistakes(sound=mini_package, sound_root=mini_root, root=tmp_path / "project")


@pytest.fixture(scope="session")
def real_package() -> Package:
    """The repository's own package."""
    package, findings = load_package(REPOSITORY / "datasets", REPOSITORY)
    assert package is not None
    assert findings == ()
    return package


@pytest.fixture(scope="session")
def real_data(real_package: Package) -> SiteData:
    """The repository's own model."""
    return assemble(real_package)


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    """The repository's own boundaries, which are the small project's too."""
    return load_boundaries(REPOSITORY / "datasets" / "boundaries")


@pytest.fixture(scope="session")
def base_maps() -> BaseMaps:
    """What was drawn of these boundaries."""
    return load_base_maps(REPOSITORY / "datasets" / "boundaries")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder that the workers of this run share, and no other run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def mini_site(mini_root: Path, run_folder: Path) -> Iterator[Path]:
    """Folder of the small project's site, which tests may read but not change."""
    yield from _built_once(mini_root, run_folder / "mini-site")


@pytest.fixture(scope="session")
def built_site(run_folder: Path) -> Iterator[Path]:
    """Folder of the real site, which tests may read but not change."""
    yield from _built_once(REPOSITORY, run_folder / "real-site")


def _built_once(source: Path, root: Path) -> Iterator[Path]:
    """The site of a copy of a project at `root`: the first worker to ask builds it, the others wait.

    A process of its own builds it, as for a user: what tests have imported changes nothing. A worker
    that leaves the site looks whether a test has changed it.
    """
    stamps = root.with_suffix(".stamps")
    with FileLock(root.with_suffix(".lock")):
        if not stamps.exists():
            shutil.rmtree(root, ignore_errors=True)
            for name in ("datasets", "content"):
                shutil.copytree(source / name, root / name)
            command = (sys.executable, "-m", "sitegen", "--root", root, "build")
            done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
            assert done.stdout.startswith("已生成 "), done.stdout + done.stderr
            stamps.write_text(_stamps(root / "_site"), encoding="utf-8")
    yield root / "_site"
    assert _stamps(root / "_site").splitlines() == stamps.read_text(encoding="utf-8").splitlines()


def _stamps(folder: Path) -> str:
    """Name, size and time of every file below `folder`, one a line: other when anything was changed."""
    files = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return "".join(f"{path} {stat.st_size} {stat.st_mtime_ns}\n" for path, stat in files)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system's packages."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield found
        found.close()
