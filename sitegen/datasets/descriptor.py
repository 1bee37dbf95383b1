"""What `datapackage.yaml` and the table schemas say, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One column of a table."""

    name: str
    title: str
    type: str
    description: str
    """What stands in it, and what an empty cell means; ends with the words of its codes."""
    constraints: Mapping[str, Any]
    """`required`, `pattern`, `enum`, `minimum`, `maximum`, as the standard names them."""
    codelist: str = ""
    """Id of the list that the values of `enum` are of; empty without codes."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What people read for each value of `enum`; empty without codes."""

    @property
    def is_required(self) -> bool:
        """True when a cell may not be empty."""
        return bool(self.constraints.get("required", False))


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeignKey:
    """Fields whose values must occur in another resource."""

    fields: tuple[str, ...]
    resource: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Schema:
    """Table Schema of one resource."""

    path: str
    """File of the schema, relative to the datasets folder."""
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    descriptor: Mapping[str, Any] = field(repr=False)
    """The schema as the standard writes it."""

    @property
    def field_names(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(item.name for item in self.fields)

    def field(self, name: str) -> Field:
        """The column called `name`; raises KeyError when there is none."""
        for item in self.fields:
            if item.name == name:
                return item
        raise KeyError(name)


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceDescriptor:
    """One file of the package."""

    name: str
    path: str
    """Relative to the datasets folder, with forward slashes."""
    title: str
    description: str
    format: str
    """`csv` for a table, `yaml` for a document."""
    schema: Schema | None
    """Of a table; None for a document."""
    document_schema: str | None
    """File of a document's JSON Schema, relative to the datasets folder; None for a table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageDescriptor:
    """The package as a whole."""

    name: str
    title: str
    description: str
    version: str
    created: date
    as_of: date
    """Date of the newest source taken into account."""
    resources: tuple[ResourceDescriptor, ...]
    descriptor: Mapping[str, Any] = field(repr=False)
    """The package as the standard writes it, without the schemas."""

    def resource(self, name: str) -> ResourceDescriptor:
        """The resource called `name`; raises KeyError when there is none."""
        for item in self.resources:
            if item.name == name:
                return item
        raise KeyError(name)

    def table_schema(self, name: str) -> Schema:
        """The Table Schema of the table called `name`; raises KeyError when there is none."""
        schema = self.resource(name).schema
        if schema is None:
            raise KeyError(name)
        return schema


Labels = Mapping[str, Mapping[str, str]]
"""What people read for each value, by id of the list of codes."""


def schema_from(path: str, raw: Mapping[str, Any], labels: Labels) -> Schema:
    """Schema out of a linted mapping; `path` is its file."""
    return Schema(
        path=path,
        fields=tuple(_field(item, labels) for item in raw["fields"]),
        primary_key=tuple(raw["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(
                fields=tuple(key["fields"]),
                resource=key["reference"]["resource"],
                reference_fields=tuple(key["reference"]["fields"]),
            )
            for key in raw.get("foreignKeys", ())
        ),
        descriptor=raw,
    )


def _field(raw: Mapping[str, Any], labels: Labels) -> Field:
    constraints, codelist = raw.get("constraints", {}), raw.get("codelist", "")
    known = labels.get(codelist, {})
    words = {value: known[value] for value in constraints.get("enum", ()) if value in known}
    told = "、".join(f"{value} {label}" for value, label in words.items() if value != label)
    return Field(
        name=raw["name"],
        title=raw["title"],
        type=raw["type"],
        description=f"{raw['description']}{told}。" if told else raw["description"],
        constraints=constraints,
        codelist=codelist,
        words=words,
    )


def package_from(raw: Mapping[str, Any], schemas: Mapping[str, Schema]) -> PackageDescriptor:
    """Package out of a linted mapping; `schemas` by the path that resources name."""
    return PackageDescriptor(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        version=raw["version"],
        created=datetime.fromisoformat(raw["created"]).date(),
        as_of=date.fromisoformat(raw["as_of"]),
        resources=tuple(
            ResourceDescriptor(
                name=item["name"],
                path=item["path"],
                title=item["title"],
                description=item["description"],
                format=item["format"],
                schema=schemas.get(item.get("schema", "")),
                document_schema=item.get("documentSchema"),
            )
            for item in raw["resources"]
        ),
        descriptor=raw,
    )
