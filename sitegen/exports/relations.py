"""Which row points at which, over the whole package."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.datasets.descriptor import ForeignKey
from sitegen.datasets.reader import Table
from sitegen.exceptions import InternalError

Node = tuple[str, int]
"""A row: the name of its resource, and its number in it, counted from 0."""

Edges = Mapping[Node, tuple[Node, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Relations:
    """Foreign keys followed in both directions, row by row. Rows without any are absent."""

    parents: Edges
    """The rows that a row's foreign keys point at."""
    children: Edges
    """The rows whose foreign keys point at a row."""

    def with_parents(self, nodes: Iterable[Node]) -> frozenset[Node]:
        """`nodes` and every row that they need, directly or through others, to be valid."""
        return _reached(nodes, self.parents)

    def with_children(self, nodes: Iterable[Node]) -> frozenset[Node]:
        """`nodes` and every row that belongs to one of them, directly or through others."""
        return _reached(nodes, self.children)


def relations(tables: Mapping[str, Table]) -> Relations:
    """Relations between all rows of `tables`; raises InternalError when a foreign key points at nothing."""
    parents: dict[Node, list[Node]] = {}
    children: dict[Node, list[Node]] = {}
    for table in tables.values():
        for key in table.schema.foreign_keys:
            for child, parent in _pairs(table, key, tables[key.resource or table.name]):
                parents.setdefault(child, []).append(parent)
                children.setdefault(parent, []).append(child)
    return Relations(parents=_frozen(parents), children=_frozen(children))


def _pairs(table: Table, key: ForeignKey, target: Table) -> Iterator[tuple[Node, Node]]:
    numbers = {row.values(key.reference_fields): number for number, row in enumerate(target.rows)}
    for number, row in enumerate(table.rows):
        cells = row.values(key.fields)
        if not all(cells):
            continue
        if cells not in numbers:
            raise InternalError(f"{table.path}:{row.line}: nothing in {target.name} is called {cells}")
        yield (table.name, number), (target.name, numbers[cells])


def _frozen(edges: Mapping[Node, list[Node]]) -> Edges:
    return {node: tuple(others) for node, others in edges.items()}


def _reached(nodes: Iterable[Node], edges: Edges) -> frozenset[Node]:
    reached: set[Node] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(edges.get(node, ()))
    return frozenset(reached)
