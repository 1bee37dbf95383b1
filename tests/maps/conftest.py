"""The real boundary set, and ways to spoil a copy of it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def spoiled(tmp_path: Path) -> Callable[[str, Callable[[dict[str, Any]], None]], Path]:
    """Copies the committed set to a project root, changes one of its files, and returns the root."""

    def spoil(name: str, change: Callable[[dict[str, Any]], None]) -> Path:
        folder = tmp_path / "datasets" / "boundaries"
        shutil.copytree(ROOT / "datasets" / "boundaries", folder)
        collection = json.loads((folder / name).read_text(encoding="utf-8"))
        change(collection)
        (folder / name).write_text(json.dumps(collection), encoding="utf-8")
        return tmp_path

    return spoil
