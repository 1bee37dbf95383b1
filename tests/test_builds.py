"""Whole builds: the same bytes in other surroundings; killed, at once or refused, they leave a whole site."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SUPPORT = Path(__file__).parent / "support"


def figures(*arguments: object) -> dict[str, Any]:
    command = (sys.executable, SUPPORT / "builds.py", *map(str, arguments))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    sys.stdout.write(f"{arguments[0]}: {done.stdout}\n")
    return result


def test_the_surroundings_are_really_others(tmp_path: Path) -> None:
    for name in "abcdefgh":
        (tmp_path / name).touch()
    code = "import os, sys, time; print(int(time.time()), *os.listdir(), *(e.name for e in os.scandir()))"
    told = []
    for seed, off in (("1", "-900000000"), ("2", "400000000")):
        others = {"PYTHONPATH": str(SUPPORT / "surroundings"), "OTHER_ORDER": seed, "OTHER_CLOCK": off}
        command = (sys.executable, "-c", code)
        done = subprocess.run(
            command, cwd=tmp_path, env={**os.environ, **others}, capture_output=True, check=True
        )
        told.append(done.stdout.split())
    assert int(told[1][0]) - int(told[0][0]) >= 1_300_000_000
    assert told[0][1:] != told[1][1:]
    assert sorted(told[0][1:]) == sorted(told[1][1:])


@pytest.mark.judge
def test_a_full_disk_and_a_read_only_target_leave_the_old_site(tmp_path: Path) -> None:
    result = figures("refusals", tmp_path)
    assert result["rounds"] >= 6
    assert (result["codes"], result["faults"]) == ([2], [])


@pytest.mark.judge
def test_the_output_of_the_real_project_depends_on_the_data_alone(tmp_path: Path) -> None:
    """Clock, zone, locale, hash seed, folder, file order, umask, cores and what is kept change no byte."""
    result = figures("differ", tmp_path, SUPPORT.parents[1])
    assert result["files"] > 3000
    assert (result["codes"], result["modes"], result["different"]) == ([0, 0, 0], True, [])


@pytest.mark.judge
def test_60_whole_builds_that_are_killed(tmp_path: Path) -> None:
    result = figures("kills", tmp_path, 60, 2)
    assert (result["gone before recovery"], result["faults"]) == (0, [])
    assert result["unfinished"] > 0


@pytest.mark.judge
def test_20_rounds_of_two_whole_builds_at_once(tmp_path: Path) -> None:
    assert figures("rivals", tmp_path, 20, 2) == {"rounds": 20, "codes": [0], "faults": []}
