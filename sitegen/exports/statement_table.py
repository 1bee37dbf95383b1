"""All statements as one more table of the package, and those of each source as files of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sitegen.datasets.descriptor import ResourceDescriptor, Schema, schema_from
from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.yaml_file import own_yaml
from sitegen.exports.csv_file import csv_file, excel_csv_file
from sitegen.facts.statements import Statement, Statements, Subject
from sitegen.model.sources import Evidence, Source
from sitegen.site.formats import CSV, EXCEL_CSV

NAME = "statements"


def with_statements(package: Package, statements: Statements, sources: Mapping[str, Source]) -> Package:
    """The package with a table of these statements after all others; `sources` by id."""
    schema = _schema()
    rows = tuple(
        Row(line=line, cells=dict(zip(schema.field_names, _cells(item, sources), strict=True)))
        for line, item in enumerate(sorted(statements.values(), key=lambda item: item.id), start=2)
    )
    table = Table(name=NAME, path=f"{NAME}.csv", schema=schema, rows=rows)
    resource = ResourceDescriptor(
        name=NAME,
        path=f"{NAME}.csv",
        title=schema.descriptor["title"],
        description=schema.descriptor["description"],
        format="csv",
        schema=schema,
        document_schema=None,
    )
    descriptor = package.descriptor
    return replace(
        package,
        descriptor=replace(descriptor, resources=(*descriptor.resources, resource)),
        tables={**package.tables, NAME: table},
    )


def files_by_source(table: Table) -> Iterator[tuple[str, bytes]]:
    """The statements that rest on each source, plain and for Excel; paths under the downloads folder."""
    names = table.schema.field_names
    titles = [field.title for field in table.schema.fields]
    resting: dict[str, list[tuple[str, ...]]] = {}
    for row in table.rows:
        for source_id in dict.fromkeys((row["source_id"], row["corroborating_source_id"])):
            if source_id:
                resting.setdefault(source_id, []).append(tuple(row.cells.values()))
    for source_id, rows in sorted(resting.items()):
        yield f"sources/{source_id}/{NAME}{EXCEL_CSV.ending}", excel_csv_file(titles, rows)
        yield f"sources/{source_id}/{NAME}{CSV.ending}", csv_file(names, rows)


def _cells(item: Statement, sources: Mapping[str, Source]) -> tuple[str, ...]:
    citation = item.citation
    source = sources[citation.source_id] if citation else None
    dates = (source.published_on, source.checked_on) if source else (None, None)
    published, checked = (day.isoformat() if day else "" for day in dates)
    return (
        item.id,
        item.subject.value,
        item.subject_code,
        item.subject_name,
        item.predicate,
        item.value,
        item.unit,
        source.id if source else "",
        (source.document_number or "") if source else "",
        citation.locator if citation else "",
        published,
        item.evidence.value,
        checked,
        (citation.corroborating_source_id or "") if citation else "",
        item.derivation,
        " ".join(item.derived_from),
    )


def _schema() -> Schema:
    """The schema beside this module, with the codes that the program has."""
    document = own_yaml(Path(__file__).with_name(f"{NAME}.schema.yaml"))
    fields = {field["name"]: field for field in document.value["fields"]}
    fields["subject_kind"]["description"] = f"{'，'.join(f'{item.value} {item.label}' for item in Subject)}。"
    for name, codes in (("subject_kind", Subject), ("evidence", Evidence)):
        fields[name]["constraints"]["enum"] = [item.value for item in codes]
    return schema_from(f"{NAME}.schema.yaml", document.value, {})
