"""Results on the disk: what earlier runs found out, in `.cache/` of a project.

Safe to delete at any time. One SQLite file of JSON texts, each with its checksum: nothing in it is ever run,
and what is broken, or was written by another state of the program, counts as not there.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

_PATIENCE = 5.0
"""Seconds to wait for another process that writes here."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS results (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, value TEXT NOT NULL)"
)
_PREFIX = "results-"


class ResultStore:
    """Results by name, made by one state of the program; those of any other are removed.

    One that `forgets` gives nothing that was kept, so that everything is made anew, and then kept.

    A store that cannot be read or written keeps nothing: then everything is made anew.
    """

    def __init__(self, folder: Path, program: str, *, forgets: bool = False) -> None:
        self._forgets = forgets
        self._is_locked = False
        self._folder = folder
        self._file = folder / f"{_PREFIX}{program[:16]}.sqlite"

    def read(self, name: str) -> Any:
        """The result called `name`; None when there is none."""
        return self._read("SELECT name, checksum, value FROM results WHERE name = ?", name).get(name)

    def read_all(self) -> Mapping[str, Any]:
        """Every result by its name; each is decoded when it is asked for."""
        return self._read("SELECT name, checksum, value FROM results")

    def write(self, results: Mapping[str, Any], drop: Iterable[str] = ()) -> None:
        """Keep these results, and no longer those called `drop`; all of it or nothing."""
        texts = [(name, json.dumps(value, ensure_ascii=False)) for name, value in results.items()]
        rows = [(name, _checksum(name, text), text) for name, text in texts]

        def work(connection: "sqlite3.Connection") -> None:
            connection.executemany("DELETE FROM results WHERE name = ?", [(name,) for name in drop])
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)

        with suppress(OSError):
            self._make_folder()
            self._transact(work)

    def _read(self, query: str, *values: str) -> Mapping[str, Any]:
        if self._forgets or not self._file.exists():
            return {}
        rows = self._transact(lambda connection: connection.execute(query, values).fetchall()) or ()
        return _Decoded({name: text for name, checksum, text in rows if checksum == _checksum(name, text)})

    def _transact(self, work: Callable[["sqlite3.Connection"], T]) -> T | None:
        """What `work` gives; None when the file is locked, was once, or was unreadable and is now gone."""
        import sqlite3

        if self._is_locked:
            return None
        try:
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as connection, connection:
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(_TABLE)
                return work(connection)
        except sqlite3.OperationalError:
            self._is_locked = True  # whoever holds it for so long holds it longer: waiting once is enough
            return None
        except sqlite3.Error:
            with suppress(OSError):
                self._file.unlink()
            return None

    def _make_folder(self) -> None:
        self._folder.mkdir(exist_ok=True)
        for other in self._folder.glob(f"{_PREFIX}*"):
            if not other.name.startswith(self._file.name):
                other.unlink()


class _Decoded(Mapping[str, Any]):
    """Values by name, of which only what is asked for is decoded."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __getitem__(self, name: str) -> Any:
        return json.loads(self._texts[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def _checksum(name: str, text: str) -> str:
    return hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
