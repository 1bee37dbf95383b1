"""Released versions, each as a file of digests: what was published can be told from what is there now.

`versions/1.0.0.csv` has for each table its fields, and for each row a digest of the row and of every cell.
A field that was added since says nothing about the rows that were released without it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2s, sha256
from pathlib import Path

from sitegen.datasets.reader import Row, Table

FOLDER = "versions"
"""Relative to the datasets folder."""
_HEADER = ("resource", "row_key", "digest", "cells")
_CELL = 3
"""Hexadecimal digits of a cell's digest, which only tells what changed in a row that did."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedRow:
    """One row as it was released."""

    digest: str
    cells: Mapping[str, str]
    """Digest of each cell by its field; empty for an empty cell."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedTable:
    """One table as it was released."""

    fields: tuple[str, ...]
    rows: Mapping[str, ReleasedRow]
    """By the cells of the primary key, joined by a slash."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One released version."""

    path: str
    """Relative to the project root."""
    sha256: str
    """Of the file as it stands."""
    tables: Mapping[str, ReleasedTable] = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class TableChange:
    """What became of one table since it was released."""

    table: Table
    added: tuple[Row, ...]
    removed: tuple[str, ...]
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


def load_versions(datasets: Path, root: Path) -> dict[str, Version]:
    """Every version that has a file, by its number; a file that cannot be read is left out."""
    versions = {}
    for file in sorted((datasets / FOLDER).glob("*.csv")):
        content = file.read_bytes()
        records = csv.DictReader(io.StringIO(content.decode("utf-8", "replace")))
        versions[file.stem] = Version(
            path=file.relative_to(root).as_posix(),
            sha256=sha256(content).hexdigest(),
            tables=_tables(records),
        )
    return versions


def _tables(records: Iterable[Mapping[str, str]]) -> dict[str, ReleasedTable]:
    fields: dict[str, tuple[str, ...]] = {}
    rows: dict[str, dict[str, ReleasedRow]] = {}
    for record in records:
        name, cells = record.get("resource") or "", record.get("cells") or ""
        if not record.get("row_key"):
            fields[name] = tuple(cells.split())
            continue
        digests = [cells[start : start + _CELL].strip("-") for start in range(0, len(cells), _CELL)]
        rows.setdefault(name, {})[record["row_key"]] = ReleasedRow(
            digest=record.get("digest") or "",
            cells=dict(zip(fields.get(name, ()), digests, strict=False)),
        )
    return {name: ReleasedTable(fields=fields[name], rows=rows.get(name, {})) for name in fields}


def version_text(tables: Mapping[str, Table]) -> str:
    """The file of a version that releases these tables."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_HEADER)
    for name, table in sorted(tables.items()):
        writer.writerow((name, "", "", " ".join(table.schema.field_names)))
        for row in table.rows:
            cells = "".join(_cell_digest(row[item]).ljust(_CELL, "-") for item in table.schema.field_names)
            writer.writerow((name, _key(table, row), _row_digest(row, table.schema.field_names), cells))
    return buffer.getvalue()


def data_digest(tables: Mapping[str, Table]) -> str:
    """Digest of all cells of all tables, as they are now: 64 digits."""
    whole = sha256()
    for name, table in sorted(tables.items()):
        for row in table.rows:
            whole.update("\x1f".join((name, *row.cells.values())).encode() + b"\n")
    return whole.hexdigest()


def table_digest(rows: Sequence[Row]) -> str:
    """Digest of all cells of some rows of a table: 64 digits."""
    whole = sha256()
    for row in rows:
        whole.update("\x1f".join(row.cells.values()).encode() + b"\n")
    return whole.hexdigest()


def changes_since(version: Version, tables: Mapping[str, Table]) -> Iterator[TableChange]:
    """What was added to each table, taken from it and changed in it; tables without a change are left out."""
    for name, table in tables.items():
        released = version.tables.get(name, ReleasedTable(fields=(), rows={}))
        now = {_key(table, row): row for row in table.rows}
        kept = [name for name in released.fields if name in table.schema.field_names]
        changed, filled = [], []
        for key, row in now.items():
            old = released.rows.get(key)
            if old is None or _row_digest(row, released.fields) == old.digest:
                continue
            other = [item for item in kept if _cell_digest(row[item]) != old.cells.get(item, "")]
            corrected = tuple(item for item in other if old.cells.get(item))
            if corrected or not other:
                changed.append((row, corrected))
            else:
                filled.append(row)
        change = TableChange(
            table=table,
            added=tuple(row for key, row in now.items() if key not in released.rows),
            removed=tuple(key for key in released.rows if key not in now),
            changed=tuple(changed),
            filled=tuple(filled),
        )
        if change.added or change.removed or change.changed or change.filled:
            yield change


def _key(table: Table, row: Row) -> str:
    return "/".join(table.key(row))


def _row_digest(row: Row, fields: Sequence[str]) -> str:
    cells = "\x1f".join(row.cells.get(name, "") for name in fields)
    return blake2s(cells.encode(), digest_size=6).hexdigest()


def _cell_digest(cell: str) -> str:
    return blake2s(cell.encode(), digest_size=2).hexdigest()[:_CELL] if cell else ""
