"""Damaged input of every kind, drawn from a seed: findings or success, never anything else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent / "support" / "fuzz.py"


def figures(inputs: int, seed: int) -> dict[str, int]:
    command = (sys.executable, str(FUZZ), "--inputs", str(inputs), "--seed", str(seed))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout)
    assert done.returncode == 0, done.stderr
    result: dict[str, int] = json.loads(done.stdout)
    return result


def test_30_inputs_without_a_fault() -> None:
    result = figures(30, 1)
    assert (result["inputs"], result["faults"]) == (30, 0)


@pytest.mark.judge
def test_3000_inputs_without_a_fault() -> None:
    result = figures(3000, 2)
    assert (result["inputs"], result["faults"]) == (3000, 0)
