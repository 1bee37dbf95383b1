"""Parts of the package that are valid by themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sitegen.datasets.reader import Table
from sitegen.exports.relations import Node, Relations

Selection = Mapping[str, Sequence[int]]
"""Numbers of the selected rows by resource, ascending; resources without any are left out."""


Chooser = Callable[[Mapping[str, Table], Relations, str], Selection]
"""Chooses the rows of a part that is called by a key."""


def everything(tables: Mapping[str, Table]) -> Selection:
    """All rows, and all resources, empty ones too."""
    return {name: range(len(table.rows)) for name, table in tables.items()}


def of_province(tables: Mapping[str, Table], links: Relations, code: str) -> Selection:
    """A province with its prefectures, counties, certifications, declared totals, plans and goals."""
    return _around(tables, links, _rows(tables, "provinces", code=code))


def of_batch(tables: Mapping[str, Table], links: Relations, batch_id: str) -> Selection:
    """A batch with its certifications and declared totals."""
    return _around(tables, links, _rows(tables, "batches", id=batch_id))


def of_plan(tables: Mapping[str, Table], links: Relations, plan_id: str) -> Selection:
    """A plan with its targets, totals and phases, and the goals of its province that its source sets."""
    seeds = list(_rows(tables, "plans", id=plan_id))
    for _, number in tuple(seeds):
        plan = tables["plans"].rows[number]
        seeds += _rows(tables, "goals", province_code=plan["province_code"], source_id=plan["source_id"])
    return _around(tables, links, seeds)


def _rows(tables: Mapping[str, Table], resource: str, **cells: str) -> Iterator[Node]:
    """Rows of `resource` with these cells."""
    for number, row in enumerate(tables[resource].rows):
        if all(row[name] == value for name, value in cells.items()):
            yield resource, number


def _around(tables: Mapping[str, Table], links: Relations, seeds: Iterator[Node] | list[Node]) -> Selection:
    """First down to all that belongs to the seeds, then up to all that those rows need."""
    chosen: dict[str, list[int]] = {}
    for resource, number in sorted(links.with_parents(links.with_children(seeds))):
        chosen.setdefault(resource, []).append(number)
    return {name: tuple(chosen[name]) for name in tables if name in chosen}
