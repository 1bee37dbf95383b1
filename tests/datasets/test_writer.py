"""Rows as text, and files replaced together."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.datasets.writer import csv_line, replace_files


@given(st.lists(st.text(alphabet='a,"\n县 ', max_size=5), min_size=2, max_size=4))
def test_a_line_is_what_another_library_reads(cells: list[str]) -> None:
    assert list(csv.reader(io.StringIO(csv_line(cells), newline=""), strict=True)) == [cells]


def test_quotes_stand_only_where_they_must() -> None:
    assert csv_line(("名 称", "一，二")) == "名 称,一，二\n"
    assert csv_line(("x,y", 'say "x"')) == '"x,y","say ""x"""\n'


def test_all_files_are_replaced(tmp_path: Path) -> None:
    files = {tmp_path / name: name.encode() for name in ("a", "b")}
    for file in files:
        file.write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    assert replace_files(files) == 2
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a": b"a", "b": b"b"}
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_failure_leaves_all_files_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {tmp_path / name: b"new" for name in ("a", "b")}
    for file in files:
        file.write_bytes(b"old")
    replace = Path.replace

    def fail_at_b(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise OSError("disk is full")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_b)
    with pytest.raises(OSError, match="disk is full"):
        replace_files(files)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    replace_files({tmp_path / "link": b"new"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
