"""JSON downloads, read back and compared with the datasets."""

import csv
import io
import json
from collections.abc import Mapping

from sitegen.datasets.descriptor import Field
from sitegen.datasets.package import Package
from sitegen.exports.about import About
from sitegen.exports.json_file import json_file
from sitegen.exports.listing_value import Listing

TYPES = {"integer": int, "number": float, "boolean": bool}


def as_cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_every_table_equals_the_dataset(package: Package, downloads: Mapping[str, bytes]) -> None:
    for name, table in package.tables.items():
        read = json.loads(downloads[f"downloads/tables/{name}.json"])
        kinds = {field.name: field.type for field in table.schema.fields}
        assert len(read["rows"]) == len(table.rows)
        for found, row in zip(read["rows"], table.rows, strict=True):
            assert list(found) == list(row.cells)
            for key, value in found.items():
                if value is not None:
                    assert type(value) is TYPES.get(kinds[key], str), (name, key, value)
                if kinds[key] == "number" and value is not None:
                    assert value == float(row[key])
                else:
                    assert as_cell(value) == row[key]


DESCRIPTIONS = {"downloads/croissant.json", "downloads/datasette.json"}
"""What other programs are told of the data; no table."""


def test_every_part_equals_its_csv(downloads: Mapping[str, bytes]) -> None:
    parts = [
        path
        for path in downloads
        if path.endswith(".json") and "/tables/" not in path and path not in DESCRIPTIONS
    ]
    assert len(parts) > 30
    for path in parts:
        text = downloads[path.replace(".json", ".csv")].decode()
        plain = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        rows = json.loads(downloads[path])["rows"]
        assert [{key: as_cell(value) for key, value in row.items()} for row in rows] == plain


def test_every_document_equals_the_dataset(package: Package, downloads: Mapping[str, bytes]) -> None:
    for name, document in package.documents.items():
        assert json.loads(downloads[f"downloads/tables/{name}.json"])["rows"] == document.value


def test_the_header_says_what_it_is(downloads: Mapping[str, bytes], package: Package) -> None:
    read = json.loads(downloads["downloads/batches/2023/certifications.json"])
    assert list(read)[-1] == "rows"
    assert read["version"] == package.descriptor.version
    assert read["as_of"] == package.descriptor.as_of.isoformat()
    assert "还缺3个" in read["completeness"]
    assert read["licence"] == "CC BY 4.0"
    assert read["table"]["title"] == "认定名单"
    assert [field["name"] for field in read["fields"]] == list(read["rows"][0])
    assert "tz-repost-2023" in {source["id"] for source in read["sources"]}


def test_each_row_stands_on_its_own_line(about: About) -> None:
    field = Field(name="a", title="甲", type="string", description="乙", constraints={})
    rows = [("</script>\u2028\n",), ("",)]
    listing = Listing(title="表", description="说", fields=(field,), rows=rows)
    content = json_file(about, listing)
    assert json.loads(content)["rows"] == [{"a": "</script>\u2028\n"}, {"a": None}]
    assert content.decode().split("\n")[-3:] == ["  ]", "}", ""]
    nothing = Listing(title="表", description="说", fields=(field,), rows=[])
    assert json.loads(json_file(about, nothing))["rows"] == []
