"""Changed tables: their new text, the difference, and writing all of them or none."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from sitegen.datasets.ordering import sort_key
from sitegen.datasets.reader import Row, Table
from sitegen.findings import Finding, Severity

Cells = Mapping[str, str]

_RANKS = ("official", "repost", "press", "derived", "")
"""Grades of evidence, the best first; none is known while a source is still to be described."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One file of the project, before and after."""

    path: str
    """Relative to the project root."""
    before: str
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """Rows of one table after an import."""

    rows: tuple[Cells, ...]
    kept: tuple[Cells, ...]
    """Rows of the same batch or plan that other sources gave and the import does not name."""


def merge(table: Table, new: Sequence[Cells], is_ours: Callable[[Cells], bool]) -> Merge:
    """`table` with the rows of `new` in place of those that `is_ours` and that the same source gave.

    A row that another source gave stays when its evidence is as good as the new row's; otherwise
    the new row takes its place and names that source as corroborating.
    """
    old = {table.key(row): row.cells for row in table.rows if is_ours(row.cells)}
    rows: list[Cells] = [row.cells for row in table.rows if not is_ours(row.cells)]
    keys = set()
    for cells in new:
        key = tuple(cells[name] for name in table.schema.primary_key)
        keys.add(key)
        rows.append(_reconciled(cells, old.get(key)))
    sources = {(cells["source_id"], cells["evidence"]) for cells in new}
    kept = [
        cells
        for key, cells in old.items()
        if key not in keys and (cells["source_id"], cells["evidence"]) not in sources
    ]
    return Merge(rows=(*rows, *kept), kept=tuple(kept))


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
    changed = [change for change in changes if change.before != change.after]
    staged = []
    try:
        for change in changed:
            target = root / change.path
            staging = target.with_name(f".{target.name}.new")
            staged.append((staging, target, change))
            staging.write_text(change.after, encoding="utf-8", newline="\n")
        _exchange(staged)
    finally:
        for staging, _, _ in staged:
            staging.unlink(missing_ok=True)
    return len(changed)


def _exchange(staged: Sequence[tuple[Path, Path, Change]]) -> None:
    done: list[tuple[Path, Change]] = []
    try:
        for staging, target, change in staged:
            staging.replace(target)
            done.append((target, change))
    except OSError:
        for target, change in done:
            target.write_text(change.before, encoding="utf-8", newline="\n")
        raise


def _reconciled(new: Cells, old: Cells | None) -> Cells:
    if old is None:
        return new
    same_source = old["source_id"] == new["source_id"]
    if not same_source and _RANKS.index(old["evidence"]) <= _RANKS.index(new["evidence"]):
        return old
    if "corroborating_source_id" not in new:
        return new
    corroborating = old["corroborating_source_id"] or ("" if same_source else old["source_id"])
    return {**new, "corroborating_source_id": "" if corroborating == new["source_id"] else corroborating}


def kept_findings(merged: Merge, path: str, table: str) -> Iterator[Finding]:
    """Rows that another source gave and this one does not: they stay, and somebody should look."""
    if merged.kept:
        names = "、".join(
            f"{cells['published_name']}（{cells['county_code']}）" for cells in merged.kept[:10]
        )
        yield Finding(
            path=path,
            code="not-in-this-source",
            message=f"项目里有别的来源给出的 {len(merged.kept)} 个，这份名单里没有，保留不动：{names}",
            remedy=f"核对两个来源；这份名单才对的，在 {table} 删去那些行",
            severity=Severity.WARNING,
        )
