"""One SQLite database with all tables, their keys, a view for reading and the data dictionary.

A database of a part has the same tables as that of the whole, some of them empty, so that a query that works
on one works on all.
"""

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence

from sitegen.datasets.descriptor import Field, ForeignKey, Schema
from sitegen.exceptions import InternalError
from sitegen.exports.about import About
from sitegen.exports.encoded_package import EncodedPackage, EncodedTable
from sitegen.exports.subset import Selection
from sitegen.exports.typed_values import Value

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_SETTINGS = """
PRAGMA page_size = 1024;
PRAGMA encoding = 'UTF-8';
PRAGMA auto_vacuum = NONE;
PRAGMA foreign_keys = OFF;
"""
_DICTIONARY = """
CREATE TABLE about (name TEXT PRIMARY KEY, label TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dictionary_tables (
  table_name TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, rows INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE dictionary_fields (
  table_name TEXT NOT NULL REFERENCES dictionary_tables, position INTEGER NOT NULL, field_name TEXT NOT NULL,
  title TEXT NOT NULL, type TEXT NOT NULL, description TEXT NOT NULL, PRIMARY KEY (table_name, position)
) WITHOUT ROWID;
CREATE TABLE documents (
  name TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, json TEXT NOT NULL
) WITHOUT ROWID;
"""

# The file names the version of the library that wrote it, which differs from machine to machine. In its place
# stands the first version that can read what is used here.
_LIBRARY_VERSION_AT = 96
_FIRST_THAT_READS = 3_008_002


def sqlite_file(
    package: EncodedPackage, about: About, selection: Selection, view: str, *, with_documents: bool = False
) -> bytes:
    """Database of the selected rows; raises InternalError when they are not valid by themselves.

    `view` is the SQL that creates the view for reading.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(f"{_SETTINGS} BEGIN; {_DICTIONARY}")
        for name, encoded in package.tables.items():
            connection.execute(_create_table(name, encoded.table.schema))
            _insert(connection, name, (encoded.values[number] for number in selection.get(name, ())))
        connection.execute(view)
        _describe(connection, package, about, selection)
        if with_documents:
            _insert(connection, "documents", _documents(package))
        connection.execute("COMMIT")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise InternalError("rows of a database point at rows that it lacks")
        return _without_library_version(connection.serialize())
    finally:
        connection.close()


def _create_table(name: str, schema: Schema) -> str:
    parts = (
        *(_column(field) for field in schema.fields),
        f"PRIMARY KEY ({_names(schema.primary_key)})",
        *(_reference(key, name) for key in schema.foreign_keys),
    )
    lines = ",\n  ".join(parts)
    return f"CREATE TABLE {_name(name)} (\n  {lines}\n) WITHOUT ROWID"


def _column(field: Field) -> str:
    check = f" CHECK ({_name(field.name)} IN (0, 1))" if field.type == "boolean" else ""
    return f"{_name(field.name)} {_TYPES.get(field.type, 'TEXT')}{' NOT NULL' * field.is_required}{check}"


def _reference(key: ForeignKey, table: str) -> str:
    target = f"{_name(key.resource or table)} ({_names(key.reference_fields)})"
    return f"FOREIGN KEY ({_names(key.fields)}) REFERENCES {target}"


def _describe(
    connection: sqlite3.Connection, package: EncodedPackage, about: About, selection: Selection
) -> None:
    _insert(connection, "about", ((item.name, item.label, item.text) for item in about.remarks))
    tables: list[Sequence[Value]] = []
    fields: list[Sequence[Value]] = []
    for name, encoded in package.tables.items():
        resource = encoded.resource
        tables.append((name, resource.title, resource.description, len(selection.get(name, ()))))
        fields += _fields(name, encoded)
    _insert(connection, "dictionary_tables", tables)
    _insert(connection, "dictionary_fields", fields)


def _fields(name: str, encoded: EncodedTable) -> Iterator[Sequence[Value]]:
    for position, field in enumerate(encoded.table.schema.fields, start=1):
        yield name, position, field.name, field.title, field.type, field.description


def _documents(package: EncodedPackage) -> Iterator[Sequence[Value]]:
    for name, document in package.documents.items():
        resource = package.descriptor.resource(name)
        yield name, resource.title, resource.description, document.content.decode()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[Value]]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {_name(table)} VALUES ({marks})", rows)  # noqa: S608 - quoted


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _without_library_version(content: bytes) -> bytes:
    version = struct.pack(">I", _FIRST_THAT_READS)
    end = _LIBRARY_VERSION_AT + len(version)
    return content[:_LIBRARY_VERSION_AT] + version + content[end:]
