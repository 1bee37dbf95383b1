"""What changed between two versions, so complete that the later one can be rebuilt from the earlier one.

A delta is a mapping for JSON: digests of both states; for each table the columns if they changed, and its
rows added, changed or deleted, each by its key with the values before and after; every other file that
changed, whole.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.datasets.writer import csv_line
from sitegen.exceptions import UsageError
from sitegen.versions.states import Files, State, digest_of

ADD, MOD, DEL = "ADD", "MOD", "DEL"

Key = tuple[str, ...]
Delta = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rows:
    """A table as rows by key, in their order."""

    columns: tuple[str, ...]
    by_key: Mapping[Key, Mapping[str, str]]

    @classmethod
    def read(cls, content: bytes, key: Sequence[str]) -> "_Rows | None":
        """None where a key is missing or not unique: such a table is compared as a whole."""
        try:
            found = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error):
            return None
        columns = tuple(found[0]) if found else ()
        if not set(key) <= set(columns) or any(len(cells) != len(columns) for cells in found):
            return None
        rows = [dict(zip(columns, cells, strict=True)) for cells in found[1:]]
        by_key = {tuple(row[name] for name in key): row for row in rows}
        return cls(columns=columns, by_key=by_key) if len(by_key) == len(rows) else None

    @property
    def content(self) -> bytes:
        """The table in the spelling that datasets have."""
        lines = (csv_line([row[name] for name in self.columns]) for row in self.by_key.values())
        return (csv_line(self.columns) + "".join(lines)).encode()


def delta_between(old: State, new: State) -> Delta:
    """The delta from `old` to `new`; a table whose rows moved is a file that changed as a whole.

    Raises UsageError for a file that is no UTF-8.
    """
    tables, files = {}, {}
    for path in sorted({*old.files, *new.files}):
        before, after = old.files.get(path), new.files.get(path)
        if before == after:
            continue
        table = _table(before, after, old.keys.get(path), new.keys.get(path))
        if table is None:
            files[path] = _file(path, before, after)
        else:
            tables[path] = table
    return {"from": old.digest, "to": new.digest, "tables": tables, "files": files}


def replay(files: Files, delta: Delta) -> Files:
    """The later state's files; raises UsageError when `files` are not what the delta begins with."""
    if digest_of(files) != delta["from"]:
        raise UsageError("这份差不是从这一版开始的：校验值不同。")
    made = dict(files)
    for path, change in delta["files"].items():
        if change["op"] == DEL:
            del made[path]
        else:
            made[path] = change["text"].encode()
    for path, table in delta["tables"].items():
        made[path] = _replayed(made[path], table)
    if digest_of(made) != delta["to"]:
        raise UsageError("照这份差重建出来的，不是它所说的那一版：校验值不同。")
    return made


def _file(path: str, before: bytes | None, after: bytes | None) -> Mapping[str, str]:
    if after is None:
        return {"op": DEL}
    try:
        return {"op": ADD if before is None else MOD, "text": after.decode()}
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} 不是 UTF-8，写不成差。") from error


def _table(before: bytes | None, after: bytes | None, *keys: Key | None) -> Mapping[str, Any] | None:
    """How the rows changed; None where only the whole file tells it."""
    old_key, new_key = keys
    if before is None or after is None or old_key is None or old_key != new_key:
        return None
    old, new = _Rows.read(before, old_key), _Rows.read(after, old_key)
    if old is None or new is None:
        return None
    table: dict[str, Any] = {"key": list(old_key)}
    if old.columns != new.columns:
        table["columns"] = list(new.columns)
    table["rows"] = list(_changes(old, new))
    return table if _replayed(before, table) == after else None


def _changes(old: _Rows, new: _Rows) -> Iterator[Mapping[str, Any]]:
    """Deletions first, then what is new or other in the order of the new table."""
    for key, row in old.by_key.items():
        if key not in new.by_key:
            yield {"op": DEL, "key": list(key), "row": row}
    previous: Key | None = None
    for key, row in new.by_key.items():
        earlier = old.by_key.get(key)
        if earlier is None:
            yield {"op": ADD, "key": list(key), "after": list(previous) if previous else None, "row": row}
        elif cells := _cells(earlier, row):
            yield {"op": MOD, "key": list(key), "cells": cells}
        previous = key


def _cells(before: Mapping[str, str], after: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Cells that differ, each with both values; a column that one side lacks counts as empty there."""
    names = dict.fromkeys((*after, *before))
    pairs = {name: [before.get(name, ""), after.get(name, "")] for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _replayed(content: bytes, table: Mapping[str, Any]) -> bytes:
    old = _Rows.read(content, table["key"])
    if old is None:
        raise UsageError("差里的表读不出来，或主键不唯一。")
    columns = tuple(table.get("columns", old.columns))
    rows: dict[Key, Mapping[str, str]] = {
        key: {name: row.get(name, "") for name in columns} for key, row in old.by_key.items()
    }
    followers: dict[Key | None, tuple[Key, Mapping[str, str]]] = {}
    for change in table["rows"]:
        key = tuple(change["key"])
        if change["op"] == DEL:
            del rows[key]
        elif change["op"] == MOD:
            after = {name: pair[1] for name, pair in change["cells"].items() if name in columns}
            rows[key] = {**rows[key], **after}
        else:
            followers[tuple(change["after"]) if change["after"] else None] = (key, change["row"])
    return _Rows(columns=columns, by_key=dict(_in_order(rows, followers))).content


def _in_order(
    rows: Mapping[Key, Mapping[str, str]], followers: Mapping[Key | None, tuple[Key, Mapping[str, str]]]
) -> Iterator[tuple[Key, Mapping[str, str]]]:
    """The kept rows in their order, each added one behind the row that it follows."""
    for key, row in ((None, {}), *rows.items()):
        if key is not None:
            yield key, row
        while key in followers:
            key, added = followers[key]
            yield key, added
