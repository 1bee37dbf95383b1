"""Which rows stand out of the order of the primary key."""

from bisect import bisect_right
from collections.abc import Sequence

from sitegen.datasets.reader import Row, Table

SortKey = tuple[tuple[int, str], ...]


def sort_key(table: Table, row: Row) -> SortKey:
    """What rows are sorted by: text by its characters, integers by their value."""
    integers = {item.name for item in table.schema.fields if item.type == "integer"}
    return tuple(
        (int(row[name]), "") if name in integers and row[name].isdecimal() else (0, row[name])
        for name in table.schema.primary_key
    )


def misplaced_rows(table: Table, rows: Sequence[Row]) -> list[Row]:
    """The fewest rows that would have to move for `rows` to be sorted."""
    keys = [sort_key(table, row) for row in rows]
    kept = set(_longest_sorted(keys))
    return [row for index, row in enumerate(rows) if index not in kept]


def _longest_sorted(keys: Sequence[SortKey]) -> list[int]:
    """Positions of a longest non-decreasing selection of `keys` (patience sorting)."""
    tails: list[SortKey] = []
    ends: list[int] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        place = bisect_right(tails, key)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [key]
        ends[place : place + 1] = [index]
    chosen: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(index)
        index = before[index]
    return chosen
