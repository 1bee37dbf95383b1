"""Released versions: what changed since can be told, row by row and cell by cell."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row
from sitegen.versions.states import state_of
from sitegen.versions.table_changes import changes_since, data_digest


def with_rows(package: Package, name: str, change: Mapping[str, Mapping[str, str]]) -> Package:
    """The package with cells of rows changed, by the first field of the primary key."""
    table = package.tables[name]
    key = table.schema.primary_key[0]
    rows = tuple(replace(row, cells={**row.cells, **change.get(row[key], {})}) for row in table.rows)
    return replace(package, tables={**package.tables, name: replace(table, rows=rows)})


def test_a_released_version_equals_its_own_data(mini_package: Package, mini_copy: Path) -> None:
    released = state_of(mini_copy / "datasets")
    assert list(changes_since(released, mini_package)) == []


def test_cells_that_changed_and_cells_that_were_filled_are_told_apart(
    mini_package: Package, mini_copy: Path
) -> None:
    released = state_of(mini_copy / "datasets")
    changed = with_rows(
        mini_package,
        "batches",
        {"2023": {"document_number": "教督〔2024〕1号"}, "2024": {"declared_total": "4"}},
    )
    (change,) = changes_since(released, changed)
    assert [(row["id"], fields) for row, fields in change.changed] == [("2024", ("declared_total",))]
    assert [row["id"] for row in change.filled] == ["2023"]
    assert change.summary == "batches 改 1 行、补 1 行"


def test_rows_that_came_and_went(mini_package: Package, mini_copy: Path) -> None:
    released = state_of(mini_copy / "datasets")
    table = mini_package.tables["departments"]
    new = Row(line=99, cells={**table.rows[0].cells, "id": "weather"})
    rows = (*table.rows[1:], new)
    tables = {**mini_package.tables, "departments": replace(table, rows=rows)}
    (change,) = changes_since(released, replace(mini_package, tables=tables))
    assert ([row["id"] for row in change.added], change.removed) == (["weather"], (table.rows[0]["id"],))


def test_the_digest_of_the_data_tells_every_cell(mini_package: Package) -> None:
    before = data_digest(mini_package.tables)
    assert before == data_digest(mini_package.tables)
    assert before != data_digest(with_rows(mini_package, "batches", {"2024": {"locator": "通知"}}).tables)
