"""Which rows stand out of order: as few as possible."""

from sitegen.datasets.descriptor import Field, Schema
from sitegen.datasets.ordering import misplaced_rows
from sitegen.datasets.reader import Row, Table


def table(kind: str, keys: list[str]) -> Table:
    item = Field(name="id", title="", type=kind, description="", constraints={})
    schema = Schema(path="", fields=(item,), primary_key=("id",), foreign_keys=(), descriptor={})
    rows = tuple(Row(line=number, cells={"id": key}) for number, key in enumerate(keys, start=2))
    return Table(name="t", path="t.csv", schema=schema, rows=rows)


def misplaced(kind: str, keys: list[str]) -> list[str]:
    made = table(kind, keys)
    return [row["id"] for row in misplaced_rows(made, made.rows)]


def test_sorted_rows_stay() -> None:
    assert misplaced("string", ["1.1", "2.1", "2.10", "2.2"]) == []
    assert misplaced("integer", ["1", "2", "10"]) == []
    assert misplaced("integer", []) == []


def test_only_the_row_that_moved_is_named() -> None:
    assert misplaced("string", ["a", "d", "b", "c"]) == ["d"]
    assert misplaced("integer", ["1", "10", "2", "3"]) == ["10"]
