"""Databases, opened by SQLite itself and compared with the datasets."""

import sqlite3
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing

import pytest

from sitegen.datasets.package import Package
from sitegen.exceptions import InternalError
from sitegen.exports.about import About
from sitegen.exports.encoded_package import EncodedPackage
from sitegen.exports.sqlite_file import sqlite_file
from sitegen.exports.typed_values import typed
from sitegen.exports.unit_listings import CERTIFICATION_LIST
from sitegen.model.site_data import SiteData

TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


@pytest.fixture
def whole(downloads: Mapping[str, bytes]) -> Iterator[sqlite3.Connection]:
    with closing(opened(downloads["downloads/datasets.sqlite"])) as connection:
        yield connection


def test_every_table_equals_the_dataset_cell_by_cell(whole: sqlite3.Connection, package: Package) -> None:
    for name, table in package.tables.items():
        fields = table.schema.fields
        rows = whole.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - our own name
        wanted = {tuple(typed(field.type, row[field.name]) for field in fields) for row in table.rows}
        assert set(rows) == wanted, name
        assert len(rows) == len(table.rows)


def test_types_and_keys_are_those_of_the_schemas(whole: sqlite3.Connection, package: Package) -> None:
    for name, table in package.tables.items():
        schema = table.schema
        columns = whole.execute(f'PRAGMA table_info("{name}")').fetchall()
        assert [row[1] for row in columns] == list(schema.field_names)
        assert [row[2] for row in columns] == [TYPES.get(field.type, "TEXT") for field in schema.fields]
        numbered = sorted((row[5], row[1]) for row in columns if row[5])
        assert [column for _, column in numbered] == list(schema.primary_key)
        found = {(row[3], row[2], row[4]) for row in whole.execute(f'PRAGMA foreign_key_list("{name}")')}
        assert found == {
            (field, key.resource or name, target)
            for key in schema.foreign_keys
            for field, target in zip(key.fields, key.reference_fields, strict=True)
        }


def test_every_database_is_sound(downloads: Mapping[str, bytes]) -> None:
    paths = [path for path in downloads if path.endswith(".sqlite")]
    assert len(paths) > 30
    for path in paths:
        with closing(opened(downloads[path])) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], path
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == [], path
            assert connection.execute("SELECT count(*) FROM certification_list").fetchone()


def test_the_view_names_the_188(whole: sqlite3.Connection, data: SiteData) -> None:
    whole.row_factory = sqlite3.Row
    rows = whole.execute("SELECT * FROM certification_list WHERE batch_id = '2024'").fetchall()
    assert len(rows) == 188
    for row in rows:
        county = data.county[row["county_code"]]
        assert row["county"] == county.name
        assert row["province"] == data.province[county.province_code].name
        prefecture = data.prefecture.get(county.prefecture_code or "")
        assert row["prefecture"] == (prefecture.name if prefecture else None)
        assert row["document_number"] == "教督函〔2025〕3号"


def test_a_part_holds_its_own_rows(downloads: Mapping[str, bytes], data: SiteData) -> None:
    with closing(opened(downloads["downloads/batches/2023/datasets.sqlite"])) as connection:
        codes = {code for (code,) in connection.execute("SELECT county_code FROM certifications")}
        assert codes == {item.county_code for item in data.certifications_in["2023"]}
        (title,) = connection.execute("SELECT text FROM about WHERE name = 'title'").fetchone()
        assert title.endswith(data.batch["2023"].title)


def test_the_dictionary_explains_every_field(whole: sqlite3.Connection, package: Package) -> None:
    rows = whole.execute(
        "SELECT table_name, field_name, title, description FROM dictionary_fields"
    ).fetchall()
    assert set(rows) == {
        (name, field.name, field.title, field.description)
        for name, table in package.tables.items()
        for field in table.schema.fields
    }
    counts = dict(whole.execute("SELECT table_name, rows FROM dictionary_tables"))
    assert counts == {name: len(table.rows) for name, table in package.tables.items()}
    assert {name for (name,) in whole.execute("SELECT name FROM documents")} == set(package.documents)


def test_a_wrong_flag_and_a_lost_parent_are_refused(whole: sqlite3.Connection) -> None:
    whole.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        whole.execute("UPDATE provinces SET covered = 2")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        whole.execute("DELETE FROM sources")


def test_the_version_of_the_library_is_not_in_the_file(downloads: Mapping[str, bytes]) -> None:
    content = downloads["downloads/datasets.sqlite"]
    assert content.startswith(b"SQLite format 3\0")
    assert struct.unpack(">I", content[96:100]) == (3_008_002,)


def test_rows_without_their_parents_are_refused(package: Package, about: About) -> None:
    with pytest.raises(InternalError, match="point at rows"):
        sqlite_file(EncodedPackage.of(package), about, {"certifications": (0,)}, CERTIFICATION_LIST)
