"""What a build is made from, as hashes."""

import os
from pathlib import Path

import pytest

from sitegen.input_digests import digests_of, one_digest, program_digest


def test_digests_tell_changed_added_and_removed_files_whatever_their_times(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "a.csv"
    file.parent.mkdir()
    file.write_text("1", encoding="utf-8")
    before = digests_of(file.parent)
    assert set(before) == {"folder/a.csv"}
    times = file.stat()
    file.write_text("2", encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert digests_of(file.parent) != before
    (file.parent / "b.csv").write_text("", encoding="utf-8")
    assert set(digests_of(file.parent)) == {"folder/a.csv", "folder/b.csv"}
    file.unlink()
    assert set(digests_of(file.parent)) == {"folder/b.csv"}


def test_a_missing_folder_holds_nothing(tmp_path: Path) -> None:
    assert digests_of(tmp_path / "nowhere") == {}


def test_one_digest_tells_parts_apart() -> None:
    assert one_digest("ab", "c") != one_digest("a", "bc")
    assert one_digest({"a": "1"}) == one_digest({"a": "1"})


def test_another_version_of_a_package_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "jinja2-3.1.6.dist-info").mkdir()
    before = program_digest()
    assert before == program_digest()
    (tmp_path / "jinja2-3.1.6.dist-info").rename(tmp_path / "jinja2-3.1.7.dist-info")
    assert program_digest() != before
