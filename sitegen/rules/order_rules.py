"""Rows stand in the order of their primary key, so that a change shows as few lines as it has."""

from collections.abc import Iterator

from sitegen.datasets.faults import Fault, line_ranges, row_fault
from sitegen.datasets.ordering import misplaced_rows, sort_key
from sitegen.datasets.reader import Row, Table
from sitegen.rules.sound_rows import SoundRows


def rows_in_order(sound: SoundRows) -> Iterator[Fault]:
    """The rows of a table are sorted by its primary key: text by characters, integers by value."""
    for name, table in sound.tables.items():
        rows = list(sound.rows(name))
        misplaced = misplaced_rows(table, rows)
        if len(misplaced) == 1:
            yield _single(table, rows, misplaced[0])
        elif misplaced:
            lines = line_ranges(row.line for row in misplaced)
            yield _fault(
                table, misplaced[0], f"有 {len(misplaced)} 行不按主键的顺序：{lines}", "整张表按主键重新排序"
            )


def _single(table: Table, rows: list[Row], row: Row) -> Fault:
    key = sort_key(table, row)
    before = [other for other in rows if other is not row and sort_key(table, other) <= key]
    if not before:
        return _fault(table, row, "这一行不按主键的顺序", "移到表头之后，作第一行")
    last = max(before, key=lambda other: sort_key(table, other))
    where = f"第 {last.line} 行（{'、'.join(table.key(last))}）之后"
    return _fault(table, row, "这一行不按主键的顺序", f"移到{where}")


def _fault(table: Table, row: Row, message: str, remedy: str) -> Fault:
    return row_fault(row, table.schema.primary_key[0], "row-order", message, remedy)
