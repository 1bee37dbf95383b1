"""Publications that die, are interrupted, are refused or meet: the site is there, whole, old or new."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import publications
import pytest


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has it: thousands of small files without a disk's patience."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else tmp_path) as name:
        yield Path(name)


def figures(*arguments: object) -> dict[str, Any]:
    command = (sys.executable, publications.__file__, *map(str, arguments))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    sys.stdout.write(f"{arguments[0]}: {done.stdout}\n")
    return result


@pytest.mark.parametrize("renames", [(), ("--two-renames",)], ids=["in one step", "two renames"])
@pytest.mark.parametrize("kind", ["exit", "interrupt", "refuse"])
def test_at_every_call_to_the_file_system(memory: Path, kind: str, renames: tuple[str, ...]) -> None:
    result = figures("events", memory, kind, *renames)
    assert result["faults"] == []
    assert result["calls"] > 80


def test_at_random_moments(memory: Path) -> None:
    result = figures("kills", memory, 20, 1, 40)
    assert (result["gone before recovery"], result["faults"]) == (0, [])


def test_two_at_once(memory: Path) -> None:
    assert figures("rivals", memory, 5, 1, 10) == {"rounds": 5, "codes": [0], "faults": []}


@pytest.mark.judge
def test_500_kills_at_random_moments(tmp_path: Path) -> None:
    result = figures("kills", tmp_path, 500, 2)
    assert (result["gone before recovery"], result["faults"]) == (0, [])
    assert 0 < result["unfinished"] < 500


@pytest.mark.judge
def test_200_rounds_of_two_at_once(tmp_path: Path) -> None:
    assert figures("rivals", tmp_path, 200, 2) == {"rounds": 200, "codes": [0], "faults": []}
