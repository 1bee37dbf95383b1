"""What became of each table since a version was released; and digests of tables."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row, Table
from sitegen.versions.rows import ADD, DEL, NO_ROWS, Rows, row_changes
from sitegen.versions.states import State


@dataclass(frozen=True, kw_only=True, slots=True)
class TableChange:
    """What became of one table since it was released."""

    table: Table
    added: tuple[Row, ...]
    removed: tuple[str, ...]
    """Keys, joined by a slash."""
    changed: tuple[tuple[Row, tuple[str, ...]], ...]
    """Rows with the fields that changed, except those that were empty."""
    filled: tuple[Row, ...]
    """Rows in which only empty cells were filled."""

    @property
    def summary(self) -> str:
        """In words: certifications 添 43 行、改 2 行."""
        counts = (("添", len(self.added)), ("删", len(self.removed)), ("改", len(self.changed)))
        parts = [f"{word} {count} 行" for word, count in (*counts, ("补", len(self.filled))) if count]
        return f"{self.table.name} {'、'.join(parts)}"


def changes_since(released: State, package: Package) -> Iterator[TableChange]:
    """What was added to each table, taken from it and changed in it; tables without a change are left out.

    A field that was added since says nothing about the rows that were released without it.
    """
    for resource in package.descriptor.resources:
        table = package.tables.get(resource.name)
        if table is None:
            continue
        old = Rows.read(released.files.get(resource.path, b""), table.schema.primary_key) or NO_ROWS
        change = _change(table, old)
        if change.added or change.removed or change.changed or change.filled:
            yield change


def _change(table: Table, old: Rows) -> TableChange:
    rows = {table.key(row): row for row in table.rows}
    added, removed, changed, filled = [], [], [], []
    for change in row_changes(old, Rows.of(table)):
        key = tuple(change["key"])
        if change["op"] == DEL:
            removed.append("/".join(key))
        elif change["op"] == ADD:
            added.append(rows[key])
        elif cells := {name: pair for name, pair in change["cells"].items() if name in old.columns}:
            kept = [name for name in cells if name in table.schema.field_names]
            corrected = tuple(name for name in kept if cells[name][0])
            if corrected or not kept:
                changed.append((rows[key], corrected))
            else:
                filled.append(rows[key])
    return TableChange(
        table=table,
        added=tuple(added),
        removed=tuple(removed),
        changed=tuple(changed),
        filled=tuple(filled),
    )


def data_digest(tables: Mapping[str, Table]) -> str:
    """Digest of all cells of all tables, as they are now: 64 digits."""
    whole = sha256()
    for name, table in sorted(tables.items()):
        for row in table.rows:
            whole.update("\x1f".join((name, *row.cells.values())).encode() + b"\n")
    return whole.hexdigest()


def document_digest(value: Any) -> str:
    """Digest of everything that a YAML document says, whatever its form: 64 digits."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def table_digest(rows: Sequence[Row]) -> str:
    """Digest of all cells of some rows of a table: 64 digits."""
    whole = sha256()
    for row in rows:
        whole.update("\x1f".join(row.cells.values()).encode() + b"\n")
    return whole.hexdigest()
