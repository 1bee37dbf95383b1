"""Datasette: opened with the description beside the database, it shows titles and explains columns."""

import subprocess
import sys
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from sitegen.datasets.package import Package


@pytest.fixture(scope="module")
def folder(downloads: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("datasette")
    for name in ("datasets.sqlite", "datasette.json"):
        (made / name).write_bytes(downloads[f"downloads/{name}"])
    return made


def page(folder: Path, address: str) -> str:
    """A page of Datasette as HTML."""
    datasette = Path(sys.executable).with_name("datasette")
    command = (datasette, "datasets.sqlite", "--metadata", "datasette.json", "--get", address)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return unescape(done.stdout)


def test_it_shows_the_title_and_the_licence_first(folder: Path, package: Package) -> None:
    home = page(folder, "/")
    assert package.descriptor.title in home
    assert "https://creativecommons.org/licenses/by/4.0/" in home


@pytest.mark.parametrize("name", ["certifications", "sources"])
def test_it_explains_tables_and_columns(folder: Path, package: Package, name: str) -> None:
    table, resource = page(folder, f"/datasets/{name}"), package.descriptor.resource(name)
    assert resource.title in table
    assert resource.description in table
    for field in package.tables[name].schema.fields:
        assert f"{field.title}。{field.description}" in table, field.name
