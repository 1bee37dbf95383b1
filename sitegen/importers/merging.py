"""Rows that an import adds to a table: what is there stays, unless the caller asks to replace it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.datasets.reader import Row, Table
from sitegen.datasets.traditional import simplified
from sitegen.findings import Finding, Severity
from sitegen.importers.proposal import Cells

_RANKS = ("official", "repost", "press", "derived", "")
"""Grades of evidence, the best first; none is known while a source is still to be described."""
_CITATION = ("source_id", "locator", "evidence", "corroborating_source_id")
_FIGURES = ("declared_count", "year")
"""What two sources may not say differently. A name they may: 工业园区 and 苏州工业园区 are one."""
_PLACES = ("published_province", "published_prefecture")
"""Printed with or without 省 and 市, they name the same place."""
_PRINTED = (*_PLACES, "published_name")
"""Printed in traditional characters, they name the same too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What an import may do beside adding rows."""

    replace: bool = False
    """Rows that say something else, or rest on worse evidence, give way to the new ones."""
    remove: bool = False
    """Rows that the same source gave and no longer names go."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A row of the table, and what the import says in its place."""

    old: Row
    new: Cells


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """Rows of one table after an import, and what the import would do beside adding."""

    rows: tuple[Cells, ...]
    revised: tuple[Revision, ...]
    """Rows that the import contradicts; replaced only under `Terms.replace`."""
    better: tuple[Revision, ...]
    """Rows that the import confirms with better evidence; replaced only under `Terms.replace`."""
    reworded: tuple[Revision, ...]
    """Rows that the import confirms, with 江苏 for 江苏省 or 龍崗區 for 龙岗区; they stay."""
    unnamed: tuple[Row, ...]
    """Rows of the same batch or plan that the import does not name and that stay."""
    removed: tuple[Row, ...]


def merge(table: Table, new: Sequence[Cells], is_ours: Callable[[Cells], bool], terms: Terms) -> Merge:
    """`table` with the rows of `new` added; `is_ours` tells the rows of the batch or plan."""
    old = {table.key(row): row for row in table.rows if is_ours(row.cells)}
    rows: list[Cells] = [row.cells for row in table.rows if not is_ours(row.cells)]
    revised, better, reworded = [], [], []
    for cells in new:
        row = old.pop(tuple(cells[name] for name in table.schema.primary_key), None)
        revision = Revision(old=row, new=cells) if row else None
        contradicts = revision is not None and _contradicts(revision)
        improves = revision is not None and not contradicts and _improves(revision)
        if revision and contradicts:
            revised.append(revision)
        elif revision and improves:
            better.append(revision)
        elif revision and _is_reworded(revision):
            reworded.append(revision)
        replaces = terms.replace and (contradicts or improves)
        rows.append(cells if revision is None else _replaced(revision) if replaces else revision.old.cells)
    sources = {_source(cells) for cells in new}
    removed = [row for row in old.values() if terms.remove and _source(row.cells) in sources]
    unnamed = [row for row in old.values() if row not in removed]
    return Merge(
        rows=(*rows, *(row.cells for row in unnamed)),
        revised=tuple(revised),
        better=tuple(better),
        reworded=tuple(reworded),
        unnamed=tuple(unnamed),
        removed=tuple(removed),
    )


def _contradicts(revision: Revision) -> bool:
    """True when the two say different things; names of different sources may differ."""
    old, new = revision.old.cells, revision.new
    same_source = old["source_id"] == new["source_id"]
    stated = [name for name in new if name not in _CITATION]
    return any(_differs(name, old[name], new[name]) for name in stated if same_source or name in _FIGURES)


def _differs(name: str, old: str, new: str) -> bool:
    if name not in _PRINTED:
        return old != new
    one, other = sorted((simplified(old), simplified(new)), key=len)
    return one != other and not (name in _PLACES and one and other.startswith(one))


def _is_reworded(revision: Revision) -> bool:
    old, new = revision.old.cells, revision.new
    return old["source_id"] == new["source_id"] and any(
        name in new and old[name] != new[name] for name in _PRINTED
    )


def _improves(revision: Revision) -> bool:
    old, new = revision.old.cells, revision.new
    return old["source_id"] != new["source_id"] and _rank(new) < _rank(old)


def _replaced(revision: Revision) -> Cells:
    """The new row, with the old one's source beside its own."""
    old, new = revision.old.cells, revision.new
    if "corroborating_source_id" not in new:
        return new
    other = old["corroborating_source_id"]
    if not other and not _contradicts(revision):
        other = old["source_id"]
    return {**new, "corroborating_source_id": "" if other == new["source_id"] else other}


def _rank(cells: Cells) -> int:
    return _RANKS.index(cells["evidence"])


def _source(cells: Cells) -> tuple[str, str]:
    return cells["source_id"], cells["evidence"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Findings about one merge. `path` is the file that is imported."""

    path: str
    table: Table
    terms: Terms
    label: Callable[[Cells], str]
    """What a row is about: 江苏省, 江苏省南京市玄武区."""
    line: Callable[[Cells], int | None]
    """Line of the imported file that a new row comes from."""

    def findings(self, merged: Merge) -> Iterator[Finding]:
        """Everything that is not simply added, row by row."""
        yield from (self._revised(revision) for revision in merged.revised)
        if merged.better:
            yield self._better(merged.better)
        if merged.reworded:
            yield self._reworded(merged.reworded[0], len(merged.reworded))
        if merged.removed:
            yield self._removed(merged.removed)

    def left_out(
        self, rows: Sequence[Row], *, is_whole: bool, is_near: Callable[[Cells], bool]
    ) -> Iterator[Finding]:
        """Rows that the list does not name: for a whole list an error, for an import takes nothing away.

        Of a part, only rows near those that it names are worth a look.
        """
        near = [row for row in rows if is_near(row.cells)]
        if rows and is_whole and not self.terms.replace:
            yield self._would_remove(rows)
        elif near:
            yield self._kept(near)

    def _would_remove(self, rows: Sequence[Row]) -> Finding:
        return Finding(
            self.path,
            "would-remove",
            f"项目里有 {len(rows)} 个，这份名单里没有：{self._listed(rows)}",
            "名单不完整的加 --partial，它们都保留；确实要照名单删去的加 --replace",
        )

    def _kept(self, rows: Sequence[Row]) -> Finding:
        return Finding(
            self.path,
            "not-in-this-source",
            f"项目里另有 {len(rows)} 个，这份名单里没有，保留不动：{self._listed(rows)}",
            f"核对来源；确实不对的，在 {self.table.path} 里改正那些行",
            severity=Severity.WARNING,
        )

    def _revised(self, revision: Revision) -> Finding:
        old, new = revision.old, revision.new
        cells = [
            f"{field.title}是“{old[field.name]}”，文中是“{new[field.name]}”"
            for field in self.table.schema.fields
            if field.name not in _CITATION and old[field.name] != new[field.name]
        ]
        changed = [name for name in new if name not in _CITATION and old[name] != new[name]]
        return Finding(
            self.path,
            "would-change",
            f"{self.label(new)}：项目里{'；'.join(cells)}（{self.table.path} 第 {old.line} 行，"
            f"来源 {old['source_id']}）",
            "已按 --replace 换成文中的；看差异里的这一行"
            if self.terms.replace
            else "对照原文；文中对的，加 --replace 换掉那一行；项目里对的，改正文件，或从文件里去掉这一处",
            line=self.line(new),
            value=new[changed[0]],
            severity=Severity.WARNING if self.terms.replace else Severity.ERROR,
        )

    def _reworded(self, first: Revision, count: int) -> Finding:
        name = next(item for item in _PRINTED if first.old[item] != first.new[item])
        return Finding(
            self.path,
            "reworded",
            f"有 {count} 行文中的写法和项目里的不同，项目里的保留不动："
            f"如“{first.new[name]}”和“{first.old[name]}”",
            "文中和来源的原文一致的，改正项目里的那些行；是转载改了写法的，不必改",
            line=self.line(first.new),
            value=first.new[name],
            severity=Severity.WARNING,
        )

    def _better(self, revisions: Sequence[Revision]) -> Finding:
        rows = self._listed([revision.old for revision in revisions])
        done = "换成这份来源，原来的来源记为佐证" if self.terms.replace else "仍用原来的来源"
        return Finding(
            self.path,
            "better-source",
            f"有 {len(revisions)} 个项目里已经有，这份来源更可靠，{done}：{rows}",
            "看差异里的这些行" if self.terms.replace else "要换成这份来源，加 --replace",
            severity=Severity.WARNING,
        )

    def _removed(self, rows: Sequence[Row]) -> Finding:
        return Finding(
            self.path,
            "removed-rows",
            f"按 --replace 删去 {len(rows)} 行，这份名单里没有它们：{self._listed(rows)}",
            "逐个核对；不该删的，去掉 --replace 再运行",
            severity=Severity.WARNING,
        )

    def _listed(self, rows: Sequence[Row]) -> str:
        return "、".join(
            f"{self.label(row.cells)}（第 {row.line} 行，来源 {row['source_id']}）" for row in rows
        )
