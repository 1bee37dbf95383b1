"""Doubts as model values, and how full the fields of the package are."""

from collections.abc import Iterator
from datetime import date

from sitegen.datasets.package import Package
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.model.health import Doubt, FieldFill


def doubts(document: YamlDocument) -> tuple[Doubt, ...]:
    """Items of doubts.yaml, in their order: the weightiest first."""
    return tuple(
        Doubt(
            id=item["id"],
            question=item["question"],
            where=item["where"].strip(),
            settled_by=item["settled_by"],
            since=date.fromisoformat(item["since"]),
            source_id=item.get("source_id"),
        )
        for item in document.items
    )


def field_fills(package: Package) -> Iterator[FieldFill]:
    """Every field of every table, in the order of the package."""
    for table in package.tables.values():
        for item in table.schema.fields:
            yield FieldFill(
                resource=table.name,
                field=item.name,
                title=item.title,
                is_required=item.is_required,
                filled=sum(bool(row[item.name]) for row in table.rows),
                rows=len(table.rows),
            )
