"""The site folder is replaced as a whole, or left as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen import output
from sitegen.exceptions import InternalError
from sitegen.output import OutputFile, write


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_writes_files_into_folders_that_it_makes(tmp_path: Path) -> None:
    count = write(
        [OutputFile(path="a/b/c.txt", content=b"x"), OutputFile(path="d", content=b"")], tmp_path / "s"
    )
    assert count == 2
    assert contents(tmp_path / "s") == {"a/b/c.txt": b"x", "d": b""}


def test_files_that_are_no_longer_made_disappear(tmp_path: Path) -> None:
    write([OutputFile(path="old", content=b"1"), OutputFile(path="kept", content=b"1")], tmp_path / "s")
    write([OutputFile(path="kept", content=b"2"), OutputFile(path="new", content=b"3")], tmp_path / "s")
    assert contents(tmp_path / "s") == {"kept": b"2", "new": b"3"}


def test_a_failure_half_way_leaves_the_old_folder_whole(tmp_path: Path) -> None:
    write([OutputFile(path="page", content=b"old")], tmp_path / "s")

    def failing() -> Iterator[OutputFile]:
        yield OutputFile(path="page", content=b"new")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write(failing(), tmp_path / "s")
    assert contents(tmp_path / "s") == {"page": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["s"]


def test_a_failing_exchange_brings_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([OutputFile(path="page", content=b"old")], tmp_path / "s")
    rename = Path.rename

    def refuse_staging(self: Path, target: Path) -> Path:
        if self.name == ".s.new":
            raise OSError("no exchange")
        return rename(self, target)

    monkeypatch.setattr(output.Path, "rename", refuse_staging)
    with pytest.raises(OSError, match="no exchange"):
        write([OutputFile(path="page", content=b"new")], tmp_path / "s")
    assert contents(tmp_path / "s") == {"page": b"old"}


def test_an_exchange_that_was_cut_off_is_mended_by_the_next_run(tmp_path: Path) -> None:
    write([OutputFile(path="page", content=b"old")], tmp_path / "s")
    (tmp_path / "s").rename(tmp_path / ".s.old")
    with pytest.raises(InternalError):
        write([OutputFile(path="twice", content=b""), OutputFile(path="twice", content=b"")], tmp_path / "s")
    assert contents(tmp_path / "s") == {"page": b"old"}


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    write([OutputFile(path="page", content=b"same")], tmp_path / "s")
    before = (tmp_path / "s" / "page").stat()
    write([OutputFile(path="page", content=b"same")], tmp_path / "s")
    after = (tmp_path / "s" / "page").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("path", ["", ".", "/etc/x", "../x", "a/../../x", "a/./b", "a//b", "a/", "a\\b"])
def test_a_path_that_could_leave_the_folder_is_refused(path: str) -> None:
    with pytest.raises(InternalError):
        OutputFile(path=path, content=b"")


@pytest.mark.parametrize("name", ["a/index.html", "feed.atom", "api/x.json", "t.csv", "downloads/SHA256SUMS"])
@pytest.mark.parametrize(
    "broken", [b"\x00", b"\x0b", b"\x1f", "\ufffe".encode(), "\uffff".encode(), b"\xed\xa0\x80", b"\xff"]
)
def test_a_text_file_that_xml_forbids_is_a_fault_of_ours(tmp_path: Path, name: str, broken: bytes) -> None:
    write([OutputFile(path="page", content=b"old")], tmp_path / "s")
    with pytest.raises(InternalError, match=name):
        write([OutputFile(path=name, content="县".encode() + broken)], tmp_path / "s")
    assert contents(tmp_path / "s") == {"page": b"old"}


def test_other_files_may_hold_any_byte(tmp_path: Path) -> None:
    assert write([OutputFile(path="a.xlsx", content=b"PK\x00\xff")], tmp_path / "s") == 1
    assert write([OutputFile(path="a.csv", content="\ufeffa\r\n\t𪛖\ufffd".encode())], tmp_path / "s") == 1
