"""The package that is built from a commit is the same bytes for everybody."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


def tracked() -> Sequence[str]:
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (REPOSITORY / name).is_file()]


def wheel(root: Path, names: Sequence[str], umask: int, time: int, **surroundings: str) -> Path:
    """The wheel built in a copy of the repository, its files made in this order, at this time."""
    before = os.umask(umask)
    try:
        for name in names:
            copy = root / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((REPOSITORY / name).read_bytes())
            os.utime(copy, (time, time))
        subprocess.run(
            (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"),
            cwd=root,
            env={**os.environ, **surroundings},
            capture_output=True,
            check=True,
        )
    finally:
        os.umask(before)
    (built,) = (root / "out").glob("*.whl")
    return built


@pytest.mark.judge
def test_two_builds_of_the_wheel_are_the_same_bytes(tmp_path: Path) -> None:
    names = tracked()
    one = wheel(tmp_path / "one", names, 0o077, 1_000_000_000, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    other = wheel(
        tmp_path / "a" / "b", names[::-1], 0o022, 2_000_000_000, PYTHONHASHSEED="2", TZ="Asia/Shanghai"
    )
    assert one.name == other.name
    assert sha256(one.read_bytes()).digest() == sha256(other.read_bytes()).digest()
    with zipfile.ZipFile(one) as archive:
        held = set(archive.namelist())
    assert {
        "sitegen/cli.py",
        "sitegen/maps/palette.schema.yaml",
        "sitegen/bundled/static/css/palette.toml",
    } <= held
