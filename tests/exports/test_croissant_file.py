"""Croissant: read by the library of its makers, which finds the rows that the tables have."""

import itertools
from collections.abc import Mapping

import mlcroissant
import pytest

from sitegen.datasets.package import Package

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def described(
    downloads: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> mlcroissant.Dataset:
    """The dataset as its users load it, with the tables beside the description."""
    folder = tmp_path_factory.mktemp("croissant")
    for path, content in downloads.items():
        if path.startswith("downloads/tables/") or path.endswith("croissant.json"):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return mlcroissant.Dataset(folder / "downloads/croissant.json")


def test_its_makers_find_no_fault(described: mlcroissant.Dataset) -> None:
    assert list(described.metadata.ctx.issues.errors) == []
    assert list(described.metadata.ctx.issues.warnings) == []


def test_every_table_and_column_is_described(described: mlcroissant.Dataset, package: Package) -> None:
    found = {
        records.uuid: [field.name for field in records.fields] for records in described.metadata.record_sets
    }
    assert found == {name: list(table.schema.field_names) for name, table in package.tables.items()}


@pytest.mark.parametrize("name", ["batches", "certifications", "counties", "thresholds", "sources"])
def test_its_rows_are_those_of_the_table(described: mlcroissant.Dataset, package: Package, name: str) -> None:
    rows = package.tables[name].rows
    read = list(itertools.islice(described.records(name), len(rows) + 1)) if rows else []
    assert len(read) == len(rows)
    for record, row in zip(read, rows, strict=True):
        for column, expected in row.cells.items():
            value = record[f"{name}/{column}"]
            text = value.decode() if isinstance(value, bytes) else str(value)
            if expected and not isinstance(value, float):
                assert text.startswith(expected), (column, text)
