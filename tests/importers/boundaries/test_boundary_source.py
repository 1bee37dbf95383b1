"""Only the files that were checked are read."""

import importlib.util
import json
from pathlib import Path

import pytest

from sitegen.exceptions import UsageError
from sitegen.importers.boundaries import boundary_source
from sitegen.importers.boundaries.boundary_source import CORRECTIONS, read_source


def test_a_folder_without_the_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="china_province"):
        read_source(tmp_path)


def test_another_version_is_refused(tmp_path: Path) -> None:
    for name in boundary_source.HASHES:
        (tmp_path / name).write_text(json.dumps({"features": []}), encoding="utf-8")
    with pytest.raises(UsageError, match="SHA-256"):
        read_source(tmp_path)


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="geotool-cn"):
        read_source(None)


def test_the_four_corrections_are_those_of_the_design() -> None:
    assert CORRECTIONS == {
        "540422": "540481",
        "540530": "540581",
        "460321": "460302",
        "460322": "460303",
    }
