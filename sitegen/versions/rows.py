"""Rows of a table by their key, and what became of each: deltas and checks are made of this comparison."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.datasets.reader import Table
from sitegen.datasets.writer import csv_line

ADD, MOD, DEL = "ADD", "MOD", "DEL"

Key = tuple[str, ...]
Change = dict[str, Any]
"""One row added, changed or deleted, ready for JSON."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """A table as rows by key, in their order."""

    columns: tuple[str, ...]
    by_key: Mapping[Key, Mapping[str, str]]

    @classmethod
    def read(cls, content: bytes, key: Sequence[str]) -> "Rows | None":
        """The rows of a CSV file; None where a key is missing or not unique."""
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

    @classmethod
    def of(cls, table: Table) -> "Rows":
        """The rows of a table that was read."""
        return cls(columns=table.schema.field_names, by_key={table.key(row): row.cells for row in table.rows})

    @property
    def content(self) -> bytes:
        """The table in the spelling that datasets have."""
        lines = (csv_line([row[name] for name in self.columns]) for row in self.by_key.values())
        return (csv_line(self.columns) + "".join(lines)).encode()


NO_ROWS = Rows(columns=(), by_key={})


def row_changes(old: Rows, new: Rows) -> Iterator[Change]:
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
    if before == after:
        return {}
    names = dict.fromkeys((*after, *before))
    pairs = {name: [before.get(name, ""), after.get(name, "")] for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def rows_after(old: Rows, columns: Sequence[str], changes: Sequence[Change]) -> Rows:
    """The later table."""
    rows: dict[Key, Mapping[str, str]] = {
        key: {name: row.get(name, "") for name in columns} for key, row in old.by_key.items()
    }
    followers: dict[Key | None, tuple[Key, Mapping[str, str]]] = {}
    for change in changes:
        key = tuple(change["key"])
        if change["op"] == DEL:
            del rows[key]
        elif change["op"] == MOD:
            after = {name: pair[1] for name, pair in change["cells"].items() if name in columns}
            rows[key] = {**rows[key], **after}
        else:
            followers[tuple(change["after"]) if change["after"] else None] = (key, change["row"])
    return Rows(columns=tuple(columns), by_key=dict(_in_order(rows, followers)))


def _in_order(
    rows: Mapping[Key, Mapping[str, str]], followers: dict[Key | None, tuple[Key, Mapping[str, str]]]
) -> Iterator[tuple[Key, Mapping[str, str]]]:
    """The kept rows in their order, each added one behind the row that it follows."""
    for key, row in ((None, {}), *rows.items()):
        if key is not None:
            yield key, row
        while key in followers:
            key, added = followers.pop(key)  # once: a crafted file may have rows that follow each other
            yield key, added
