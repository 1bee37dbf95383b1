"""References to rows that do not exist: one fault for each missing key, however many rows name it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sitegen.datasets.faults import Fault, line_ranges, row_fault
from sitegen.datasets.nearest import nearest
from sitegen.datasets.ordering import misplaced_rows
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.spreadsheet_dates import taken_for_dates

_ALIKE = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A cell that names a key of another table, where that key is missing."""

    row: Row
    field: str
    resource: str
    """Table that should hold the key."""
    key: tuple[str, ...]


Guess = Callable[[Mapping[str, Table], Reference], str | None]
"""Says which key was probably meant, by what the rows are about; None when it cannot tell."""


def missing_references(tables: Mapping[str, Table], table: Table) -> Iterator[Reference]:
    """Every cell of `table` that names a key which the table it refers to does not have.

    An empty cell, a placeholder, and a reference to a table that could not be read say nothing.
    """
    keys = [
        key
        for key in table.schema.foreign_keys
        if key.resource in tables and {*key.reference_fields} <= {*tables[key.resource].schema.field_names}
    ]
    held = [{row.values(key.reference_fields) for row in tables[key.resource].rows} for key in keys]
    for row in table.rows:
        for key, known in zip(keys, held, strict=True):
            cells = row.values(key.fields)
            if any(cells) and cells not in known and (row.line, key.fields[0]) not in table.placeholders:
                yield Reference(row=row, field=key.fields[0], resource=key.resource, key=cells)


def reference_faults(
    tables: Mapping[str, Table], own: Sequence[Fault], references: Sequence[Reference], guess: Guess
) -> Iterator[Fault]:
    """`own`, the faults of single rows, and one fault for each missing key.

    When the referenced table has a row whose key is faulty or out of order and looks like the
    missing one, that row is the root cause and the fault is reported there.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Reference]] = {}
    for reference in references:
        if reference.key[0] not in tables[reference.resource].unread:
            groups.setdefault((reference.resource, reference.key), []).append(reference)
    remaining = list(own)
    found: list[Fault] = []
    for (resource, key), group in groups.items():
        target = tables[resource]
        culprit = _faulty_key(target, key[0], remaining)
        if culprit is not None:
            remaining[culprit] = _explained(remaining[culprit], key[0], group)
        else:
            found.append(_misplaced_key(target, key[0], group) or _missing_key(tables, target, group, guess))
    yield from remaining
    yield from found


def _faulty_key(target: Table, key: str, faults: Sequence[Fault]) -> int | None:
    """Position of the fault in the key of a row of `target` that may have been meant as `key`."""
    for index, fault in enumerate(faults):
        finding = fault.finding
        in_key = finding.field in target.schema.primary_key
        if finding.path == target.path and in_key and _likeness(finding.value or "", key) >= _ALIKE:
            return index
    return None


def _explained(fault: Fault, key: str, group: Sequence[Reference]) -> Fault:
    message = f"{fault.finding.message}；可能应为“{key}”，它{_users(group)}"
    remedy = f"核对后改为“{key}”；不是的话，{fault.finding.remedy}"
    return replace(
        fault,
        finding=replace(fault.finding, message=message, remedy=remedy),
        rows=fault.rows | {(item.row.table, item.row.line) for item in group},
        missing=(group[0].resource, key),
    )


def _misplaced_key(target: Table, key: str, group: Sequence[Reference]) -> Fault | None:
    """Fault of a row of `target` that stands out of order and whose key is like the missing one."""
    name = target.schema.primary_key[0]
    for row in misplaced_rows(target, target.rows):
        if _likeness(row[name], key) >= _ALIKE:
            message = f"“{row[name]}”不合顺序，可能应为“{key}”：后者在本表缺失，却{_users(group)}"
            others = [item.row for item in group]
            fault = row_fault(row, name, "foreign-key", message, f"核对后改为“{key}”，或补上缺的行", *others)
            return replace(fault, missing=(target.name, key))
    return None


def _missing_key(
    tables: Mapping[str, Table], target: Table, group: Sequence[Reference], guess: Guess
) -> Fault:
    first = group[0]
    key = first.key[0]
    meant = probable_key(tables, first, guess)
    users = f"，{_users(group)}" if len(group) > 1 else ""
    message = f"{target.path.rpartition('/')[2]} 里没有“{key}”{users}"
    others = [item.row for item in group[1:]]
    if len(group) > 1:
        remedy = f"在 {target.path} 里补上这一行{f'；若是写错，可能是 {meant}' if meant else ''}"
    else:
        remedy = f"{f'写错了就改为 {meant}；' if meant else ''}没有写错就在 {target.path} 里补上这一行"
    fault = row_fault(first.row, first.field, "foreign-key", message, remedy, *others)
    return replace(fault, missing=(target.name, key))


def probable_key(tables: Mapping[str, Table], reference: Reference, guess: Guess) -> str | None:
    """The key that was probably meant, with the name of what it stands for; None when nothing is near."""
    return guess(tables, reference) or _by_spelling(tables[reference.resource], reference.key[0])


def _by_spelling(target: Table, key: str) -> str | None:
    name = target.schema.primary_key[0]
    by_key = {row[name]: row for row in target.rows}
    full = key.ljust(6, "0")
    mangled = [text for text in taken_for_dates(key) if text in by_key]
    if len(mangled) == 1:
        meant: str | None = mangled[0]
    else:
        meant = full if key.isdecimal() and full in by_key else nearest(key, by_key, cutoff=_ALIKE)
    if meant is None:
        return None
    label = by_key[meant].cells.get("name") or by_key[meant].cells.get("title")
    return f"{meant}（{label}）" if label else meant


def _users(group: Sequence[Reference]) -> str:
    """Who refers to the key: 被 plans/plan_targets.csv 的 15 行引用（第 77–91 行）."""
    lines: dict[str, list[int]] = {}
    for item in group:
        lines.setdefault(item.row.path, []).append(item.row.line)
    parts = [
        f"{'/'.join(path.split('/')[-2:])} 的 {len(found)} 行引用（{line_ranges(found)}）"
        for path, found in lines.items()
    ]
    return f"被 {'、被 '.join(parts)}"


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
