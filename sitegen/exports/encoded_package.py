"""The package with every row encoded once, however many downloads it goes into."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sitegen.datasets.descriptor import PackageDescriptor, ResourceDescriptor
from sitegen.datasets.package import Package
from sitegen.datasets.reader import Table
from sitegen.exports.csv_file import BOM, excel_line, plain_line
from sitegen.exports.typed_values import Value, typed_row
from sitegen.output import pretty_json


@dataclass(frozen=True, kw_only=True)
class EncodedTable:
    """One table, line by line, plain and for Excel."""

    resource: ResourceDescriptor
    table: Table
    said: str
    """Hash of the resource, which all parts of the table share."""

    @property
    def digest(self) -> str:
        """Hash of the rows and of what is said of them."""
        rows = (cell for row in self.table.rows for cell in (*row.cells.values(), ""))
        return _hash("\0".join((self.said, *rows)))

    def only(self, numbers: Iterable[int]) -> "EncodedTable":
        """The table with just the rows that have these numbers, counted from 0."""
        rows = tuple(self.table.rows[number] for number in numbers)
        return replace(self, table=replace(self.table, rows=rows))

    @cached_property
    def _plain(self) -> tuple[bytes, ...]:
        return tuple(plain_line(row.cells.values()) for row in self.table.rows)

    @cached_property
    def _excel(self) -> tuple[bytes, ...]:
        return tuple(excel_line(row.cells.values()) for row in self.table.rows)

    @cached_property
    def rows(self) -> Sequence[Sequence[str]]:
        """Cells of each row as text."""
        return [tuple(row.cells.values()) for row in self.table.rows]

    @cached_property
    def values(self) -> Sequence[tuple[Value, ...]]:
        """Cells of each row as values of their field's type."""
        return [typed_row(self.table.schema.fields, row) for row in self.rows]

    def plain(self, numbers: Iterable[int]) -> bytes:
        """Plain CSV of the rows with these numbers, counted from 0."""
        header = plain_line(self.table.schema.field_names)
        return b"".join((header, *(self._plain[number] for number in numbers)))

    def excel(self, numbers: Iterable[int]) -> bytes:
        """CSV for Excel of the rows with these numbers, counted from 0."""
        header = excel_line(field.title for field in self.table.schema.fields)
        return b"".join((BOM, header, *(self._excel[number] for number in numbers)))


@dataclass(frozen=True, kw_only=True, slots=True)
class EncodedDocument:
    """One YAML document, as it was read and as JSON."""

    value: object
    content: bytes
    items: int
    """Items of a list; 1 for anything else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EncodedPackage:
    """All tables line by line and all documents as JSON, in the order of the descriptor."""

    descriptor: PackageDescriptor
    tables: Mapping[str, EncodedTable]
    documents: Mapping[str, EncodedDocument]
    said: str
    """Hash of the descriptor, which all parts of the package share."""

    @property
    def digest(self) -> str:
        """Hash of everything in it."""
        tables = "".join(table.digest for table in self.tables.values())
        return _hash(f"{self.said}{self.documents!r}{tables}")

    @classmethod
    def of(cls, package: Package) -> "EncodedPackage":
        """Encodes a checked package, in which no resource is missing."""
        tables = (item for item in package.descriptor.resources if item.name in package.tables)
        documents = (item for item in package.descriptor.resources if item.name in package.documents)
        return cls(
            descriptor=package.descriptor,
            tables={
                item.name: EncodedTable(
                    resource=item, table=package.tables[item.name], said=_hash(repr(item))
                )
                for item in tables
            },
            documents={item.name: _document(package.documents[item.name].value) for item in documents},
            said=_hash(repr(package.descriptor)),
        )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _document(value: object) -> EncodedDocument:
    items = len(value) if isinstance(value, list) else 1
    return EncodedDocument(value=value, content=pretty_json(value), items=items)
