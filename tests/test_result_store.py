"""Results on the disk: whole, or not there."""

import sqlite3
from pathlib import Path

import pytest

from sitegen.result_store import ResultStore


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    ResultStore(tmp_path / "c", "p1").write({"县": {"a": [1, None]}, "b": "x"})
    store = ResultStore(tmp_path / "c", "p1")
    assert store.read("县") == {"a": [1, None]}
    assert store.read_all() == {"县": {"a": [1, None]}, "b": "x"}
    store.write({"b": "y"}, drop=["县"])
    assert store.read_all() == {"b": "y"}


def test_nothing_is_there_at_first(tmp_path: Path) -> None:
    assert ResultStore(tmp_path / "c", "p1").read_all() == {}
    assert not (tmp_path / "c").exists()


def test_another_program_finds_nothing_and_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    ResultStore(tmp_path, "p1").write({"a": 1})
    other = ResultStore(tmp_path, "p2")
    assert other.read_all() == {}
    other.write({"a": 2})
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    store = ResultStore(tmp_path, "p1")
    store.write({"a": 1})
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    assert store.read_all() == {}
    store.write({"a": 2})
    assert store.read_all() == {"a": 2}


def test_a_changed_entry_counts_as_not_there(tmp_path: Path) -> None:
    store = ResultStore(tmp_path, "p1")
    store.write({"a": 1, "b": 2})
    (file,) = tmp_path.iterdir()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE results SET value = '3' WHERE name = 'a'")
    connection.close()
    assert store.read_all() == {"b": 2}


def test_a_store_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = ResultStore(tmp_path / "file", "p1")
    store.write({"a": 1})
    assert store.read_all() == {}


def test_whoever_holds_the_store_is_waited_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ResultStore(tmp_path, "p1").write({"a": 1})
    (file,) = tmp_path.iterdir()
    waits: list[float] = []
    connect = sqlite3.connect

    def counted(*args: object, timeout: float) -> sqlite3.Connection:
        waits.append(timeout)
        return connect(*args, timeout=0.01)  # type: ignore[call-overload, no-any-return]

    with sqlite3.connect(file) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(sqlite3, "connect", counted)
        store = ResultStore(tmp_path, "p1")
        for _ in range(20):
            store.write({"b": 2})
            assert store.read("a") is None
        monkeypatch.undo()
    holder.close()
    assert len(waits) == 1
