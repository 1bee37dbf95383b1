"""Changed tables: their new text, the difference, and writing all of them or none."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from sitegen.datasets.ordering import sort_key
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.writer import replace_files

Cells = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One file of the project, before and after."""

    path: str
    """Relative to the project root."""
    before: str
    """Empty for a file that is new."""
    after: str

    @property
    def diff(self) -> str:
        """Unified diff; empty when nothing changes."""
        lines = unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            f"a/{self.path}",
            f"b/{self.path}",
            n=1,
        )
        return "".join(lines)


def change_of(table: Table, rows: Iterable[Cells], root: Path) -> Change:
    """The file of `table` with `rows` in the order of the primary key."""
    columns = table.schema.field_names
    ordered = sorted((Row(line=0, cells=cells) for cells in rows), key=lambda row: sort_key(table, row))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[name] for name in columns] for row in ordered)
    before = (root / table.path).read_text(encoding="utf-8")
    return Change(path=table.path, before=before, after=buffer.getvalue())


def row_text(table: Table, cells: Cells) -> str:
    """One row as it stands in the file."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([cells.get(name, "") for name in table.schema.field_names])
    return buffer.getvalue()


def write_changes(changes: Sequence[Change], root: Path) -> int:
    """Write every changed file, or leave all as they were; returns how many were written."""
    changed = (change for change in changes if change.before != change.after)
    return replace_files({root / change.path: change.after.encode() for change in changed})
