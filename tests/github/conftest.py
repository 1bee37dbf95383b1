"""What the tests of .github/ share: the repository's files as they stand, and the real project's schemas."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return _ROOT


@pytest.fixture(scope="session")
def load_script() -> Callable[[str], ModuleType]:
    """Imports the script of this name in .github/scripts/."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, _ROOT / f".github/scripts/{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def workflows() -> dict[str, dict[str, Any]]:
    """Every workflow by its file name. PyYAML reads the key `on` as true."""
    files = sorted((_ROOT / ".github/workflows").iterdir())
    return {file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


@pytest.fixture(scope="session")
def resources() -> dict[str, dict[str, Any]]:
    """Resources of the Data Package by name, each with its schema under `schema`."""
    datasets = _ROOT / "datasets"
    package = yaml.safe_load((datasets / "datapackage.yaml").read_text(encoding="utf-8"))
    return {
        item["name"]: {
            **item,
            "schema": yaml.safe_load(
                (datasets / (item.get("schema") or item["documentSchema"])).read_text(encoding="utf-8")
            ),
        }
        for item in package["resources"]
    }


@pytest.fixture(scope="session")
def field_names(resources: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Names of the fields (of a YAML document: the keys of its items) of every resource, in schema order."""
    return {
        name: [field["name"] for field in resource["schema"]["fields"]]
        if "fields" in resource["schema"]
        else list(resource["schema"]["items"]["properties"])
        for name, resource in resources.items()
    }
