"""Pinned packages: what pyproject.toml asks for stands in requirements/ with hashes, and no address does."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

LOCKED = re.compile(
    r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<rest>[^\n]*(?:\n    --hash=[^\n]+)*)", re.M
)
REMEDY = "run `make lock`, or `uv run --all-extras python .github/scripts/lock.py`"
FILES = ("site.txt", "test.txt")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(root: Path, name: str) -> dict[str, set[str]]:
    """Versions by name; a package has several when they depend on the system."""
    found: dict[str, set[str]] = {}
    for match in LOCKED.finditer((root / "requirements" / name).read_text("utf-8")):
        found.setdefault(canonical(match["name"]), set()).add(match["version"])
    return found


def asked(root: Path, *extras: str) -> dict[str, str]:
    """What pyproject.toml and build.in ask for, each with its version."""
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(line for name in extras for line in project["optional-dependencies"][name]),
    ]
    lines += (root / "requirements/build.in").read_text("utf-8").splitlines()[1:]
    return {canonical(name): version for name, _, version in (line.partition("==") for line in lines)}


def test_what_is_asked_for_is_pinned_in_the_same_version(root: Path) -> None:
    extras = tuple(
        tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    )
    for name, wanted in (("site.txt", asked(root)), ("test.txt", asked(root, *extras))):
        pinned = locked(root, name)
        differing = {item: version for item, version in wanted.items() if pinned.get(item) != {version}}
        assert differing == {}, f"requirements/{name} is not of this pyproject.toml: {REMEDY}"


def test_the_tests_use_what_the_site_is_built_with(root: Path) -> None:
    site, test = locked(root, "site.txt"), locked(root, "test.txt")
    assert {name: versions for name, versions in site.items() if test.get(name) != versions} == {}, REMEDY


@pytest.mark.parametrize("name", FILES)
def test_every_package_has_hashes(root: Path, name: str) -> None:
    text = (root / "requirements" / name).read_text("utf-8")
    assert len(LOCKED.findall(text)) > 20
    bare = [match["name"] for match in LOCKED.finditer(text) if "--hash=sha256:" not in match["rest"]]
    assert bare == []


@pytest.mark.parametrize("name", [*FILES, "build.in"])
def test_no_address_is_recorded(root: Path, name: str) -> None:
    text = (root / "requirements" / name).read_text("utf-8")
    found = re.findall(
        r"[a-z+]+://|@ |--index|--extra-index|--find-links|--trusted|file:|(?<!of) /[a-z]", text
    )
    assert found == []


def test_what_is_installed_is_installed_by_hash(root: Path) -> None:
    """Each call of pip in the Makefile takes no dependency on trust."""
    makefile = (root / "Makefile").read_text("utf-8")
    assert re.findall(r"pip install(?!.*--no-deps)", makefile) == []
    calls = re.findall(r"\$\(INSTALL\) (.*)", makefile)
    assert len(calls) == 3
    assert all("--require-hashes" in call or call == "--no-build-isolation --editable ." for call in calls)
