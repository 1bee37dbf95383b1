"""Faults: findings together with the rows that they account for, so that nothing is said twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import groupby
from operator import getitem

from sitegen.datasets.reader import Row
from sitegen.datasets.yaml_file import KeyPath, YamlDocument, name_of
from sitegen.findings import Finding

_REPEATS = 5
"""How many findings of one kind in one column stand alone; more become one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A finding, and what later rules leave alone because of it."""

    finding: Finding
    rows: frozenset[tuple[str, int]] = frozenset()
    """Table names and lines of the rows concerned."""
    missing: tuple[str, str] | None = None
    """Table and key that are referred to but absent."""


@dataclass(kw_only=True, slots=True)
class Suspects:
    """Rows and keys that some fault already accounts for. Lives as long as one check."""

    rows: set[tuple[str, int]] = field(default_factory=set)
    missing: set[tuple[str, str]] = field(default_factory=set)

    def add(self, fault: Fault) -> None:
        """Leave alone what `fault` accounts for."""
        self.rows |= fault.rows
        if fault.missing:
            self.missing.add(fault.missing)


def row_fault(row: Row, name: str, code: str, message: str, remedy: str, *others: Row) -> Fault:
    """Fault of the cell `name` of `row`; it also accounts for the rows `others`."""
    line, column = row.line, row.columns.get(name)
    return Fault(
        finding=Finding(
            row.path, code, message, remedy, line=line, column=column, field=name, value=row[name]
        ),
        rows=frozenset((each.table, each.line) for each in (row, *others)),
    )


def item_fault(
    document: YamlDocument, keys: KeyPath, code: str, message: str, remedy: str, value: str | None = None
) -> Fault:
    """Fault of what stands at `keys` of a document; `value` is what is wrong with it, when that is a part."""
    there = reduce(getitem, keys, document.value)
    told = (
        None if value is None and isinstance(there, (list, dict)) else str(there if value is None else value)
    )
    return Fault(finding=document.finding(keys, code, message, remedy, field=name_of(keys), value=told))


def line_ranges(lines: Iterable[int]) -> str:
    """Line numbers in words: 第 3、7、77–91 行."""
    ordered = sorted(set(lines))
    parts: list[str] = []
    for _, group in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        run = [line for _, line in group]
        parts.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    shown = "、".join(parts[:8])
    return f"第 {shown} 行" if len(parts) <= 8 else f"第 {shown} 行等"


def fold_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with many of one kind in one column (a spreadsheet's doing) made one."""
    groups: dict[tuple[str, str, str | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.path, finding.code, finding.field), []).append(finding)
    folded: list[Finding] = []
    for group in groups.values():
        if len(group) <= _REPEATS or group[0].line is None:
            folded += group
            continue
        first = min(group, key=lambda finding: finding.line or 0)
        lines = line_ranges(finding.line for finding in group if finding.line is not None)
        folded.append(replace(first, message=f"{first.message}（同样的有 {len(group)} 处：{lines}）"))
    return folded
