"""Closure over foreign keys."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.datasets.package import Package
from sitegen.exceptions import InternalError
from sitegen.exports.relations import Node, Relations, relations


@pytest.fixture(scope="module")
def links(package: Package) -> Relations:
    return relations(package.tables)


def needed_cells(package: Package, node: Node) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What the foreign keys of a row ask for: resource, fields, cells. Worked out from the cells alone."""
    table = package.tables[node[0]]
    row = table.rows[node[1]]
    keys = [(key, tuple(row[name] for name in key.fields)) for key in table.schema.foreign_keys]
    return {(key.resource, key.reference_fields, cells) for key, cells in keys if all(cells)}


@given(chooser=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_with_their_parents_are_valid_by_themselves(
    package: Package, links: Relations, chooser: Any
) -> None:
    every = [(name, number) for name, table in package.tables.items() for number in range(len(table.rows))]
    seeds = chooser.draw(st.lists(st.sampled_from(every), max_size=6))
    closed = links.with_parents(seeds)
    assert closed.issuperset(seeds)
    assert links.with_parents(closed) == closed
    for node in closed:
        for resource, fields, cells in needed_cells(package, node):
            rows = package.tables[resource].rows
            assert any(
                name == resource and tuple(rows[number][field] for field in fields) == cells
                for name, number in closed
            )


def test_children_are_what_points_at_a_row(package: Package, links: Relations) -> None:
    number = [row["id"] for row in package.tables["batches"].rows].index("2024")
    names = [name for name, _ in links.with_children([("batches", number)])]
    assert names.count("certifications") == 188
    assert set(names) == {"batches", "batch_totals", "certifications"}


def test_a_key_that_points_at_nothing_is_a_fault_of_the_program(package: Package) -> None:
    broken = replace(package.tables["counties"], rows=package.tables["counties"].rows[1:])
    with pytest.raises(InternalError, match="110101"):
        relations({**package.tables, "counties": broken})
