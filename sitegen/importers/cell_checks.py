"""Cells that an import would write: each keeps to the schema of its column."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sitegen.datasets.descriptor import Field
from sitegen.datasets.form import fits, form_fault
from sitegen.datasets.reader import Table
from sitegen.findings import Finding
from sitegen.importers.files.text_source import SourceText
from sitegen.importers.proposal import Cells, Change, syntax_findings

_KINDS = {"integer": "应是整数", "number": "应是数", "date": "应是日期，写成 2025-03-14 的样子"}


def cell_fault(value: str, field: Field) -> str | None:
    """What keeps `value` from standing in the column `field`; None when it may."""
    if not value:
        return "这一栏必填，不能是空的" if field.is_required else None
    if "\n" in value:
        return "有几行，一格只能写一个值"
    if fault := form_fault(value, field):
        return fault.message
    if field.type in _KINDS and not _is_of(value, field.type):
        return _KINDS[field.type]
    if not fits(value, field):
        words = "、".join(field.constraints.get("enum", ()))
        return f"只能是 {words} 之一" if words else "不合这一栏的写法"
    return _limit(value, field)


def row_findings(path: str, table: Table, cells: Cells, line: int | None = None) -> Iterator[Finding]:
    """Findings about the cells of one new row."""
    for field in table.schema.fields:
        value = cells.get(field.name, "")
        if message := cell_fault(value, field):
            yield Finding(
                path,
                "cell-form",
                f"{table.path} 的“{field.title}”会写成“{value[:40]}”：{message}",
                f"照原文改正。{field.description}",
                line=line,
                field=field.name,
                value=value[:60],
            )


def refused_findings(
    changes: Iterable[Change], source: SourceText, tables: Mapping[str, Table]
) -> tuple[Finding, ...]:
    """Why `changes`, made of `source`, may not be written: cells that are code, or of no right form."""
    made = tuple(changes)
    return (*syntax_findings(made, source), *change_findings(source.path, tables, made))


def change_findings(path: str, tables: Mapping[str, Table], changes: Iterable[Change]) -> Iterator[Finding]:
    """Findings about every row that `changes` would add or alter in a table."""
    by_path = {table.path: table for table in tables.values()}
    for change in changes:
        if table := by_path.get(change.path):
            before = set(change.before.splitlines())
            for row in csv.DictReader(io.StringIO(change.after)):
                if _line(row) not in before:
                    yield from row_findings(path, table, row)


def _line(row: Mapping[str, str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(row.values())
    return buffer.getvalue()


def _is_of(value: str, kind: str) -> bool:
    try:
        {"integer": int, "number": float, "date": date.fromisoformat}[kind](value)  # type: ignore[operator]
    except ValueError:
        return False
    return True


def _limit(value: str, field: Field) -> str | None:
    rules = field.constraints
    if field.type in ("integer", "number"):
        least, most = rules.get("minimum"), rules.get("maximum")
        if (least is not None and float(value) < float(least)) or (
            most is not None and float(value) > float(most)
        ):
            return f"应在 {'不限' if least is None else least} 到 {'不限' if most is None else most} 之间"
    if len(value) > rules.get("maxLength", len(value)):
        return f"超过 {rules['maxLength']} 个字"
    return None
