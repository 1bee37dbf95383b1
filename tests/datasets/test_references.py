"""References to rows that do not exist: what is missing, asked of frictionless as well."""

from dataclasses import replace

import frictionless

from sitegen.datasets.package import Package
from sitegen.datasets.reader import Table
from sitegen.datasets.references import missing_references

NOWHERE = "no-such-key"
Missing = tuple[str, int, str]
"""Table, line and column of a cell that names a key which is nowhere."""


def with_last_row_astray(table: Table) -> Table:
    """The table, every reference of whose last row names a key that is nowhere."""
    names = {name for key in table.schema.foreign_keys for name in key.fields}
    row = table.rows[-1]
    astray = {name: NOWHERE if name in names else cell for name, cell in row.cells.items()}
    return replace(table, rows=(*table.rows[:-1], replace(row, cells=astray)))


def test_every_reference_is_looked_up_as_frictionless_does(mini_package: Package) -> None:
    tables = {name: with_last_row_astray(table) for name, table in mini_package.tables.items()}
    found = {
        (name, item.row.line, item.field)
        for name, table in tables.items()
        for item in missing_references(tables, table)
    }
    assert found == missing_by_frictionless(tables)
    assert len(found) == sum(len(table.schema.foreign_keys) for table in tables.values() if table.rows)


def missing_by_frictionless(tables: dict[str, Table]) -> set[Missing]:
    package = frictionless.Package.from_descriptor(
        {
            "name": "datasets",
            "resources": [
                {
                    "name": name,
                    "schema": dict(table.schema.descriptor),
                    "data": [table.schema.field_names, *([*row.cells.values()] for row in table.rows)],
                }
                for name, table in tables.items()
            ],
        }
    )
    return {
        (task.name, tables[task.name].rows[error.row_number - 2].line, error.field_names[0])
        for task in package.validate().tasks
        for error in task.errors
        if error.type == "foreign-key"
    }


def test_a_table_that_could_not_be_read_is_not_asked(mini_package: Package) -> None:
    table = with_last_row_astray(mini_package.tables["counties"])
    assert [*missing_references({"counties": table}, table)] == []
