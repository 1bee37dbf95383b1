"""statements.csv: one row for each fact, each with its receipt; and the files of each source."""

import csv
import io

import pytest

from sitegen.datasets.package import Package
from sitegen.datasets.reader import Table
from sitegen.datasets.validation import validate_tables
from sitegen.exports.statement_table import NAME, files_by_source, with_statements
from sitegen.facts.all_statements import all_statements
from sitegen.facts.statements import Statements
from sitegen.model.site_data import SiteData
from sitegen.rules.meant_keys import meant_key


@pytest.fixture(scope="module")
def statements(data: SiteData) -> Statements:
    return all_statements(data)


@pytest.fixture(scope="module")
def extended(package: Package, data: SiteData, statements: Statements) -> Package:
    return with_statements(package, statements, data.source)


@pytest.fixture(scope="module")
def table(extended: Package) -> Table:
    return extended.tables[NAME]


def test_the_table_comes_last_and_the_others_stay(package: Package, extended: Package) -> None:
    assert list(extended.tables)[:-1] == list(package.tables)
    assert [item.name for item in extended.descriptor.resources][:-1] == [
        item.name for item in package.descriptor.resources
    ]


def test_there_is_one_row_for_each_fact_in_the_order_of_the_key(table: Table, statements: Statements) -> None:
    assert [row["statement_id"] for row in table.rows] == sorted(statements)


def test_the_table_keeps_its_own_schema(extended: Package) -> None:
    assert list(validate_tables(extended.tables, meant_key)) == []


def test_a_row_carries_its_whole_receipt(table: Table) -> None:
    rows = {row["statement_id"]: row for row in table.rows}
    row = rows["certification/2024/330106"]
    assert row["subject_name"] == "浙江省杭州市西湖区"
    assert row["value"] == "浙江杭州市西湖区"
    assert (row["source_id"], row["document_number"]) == ("moe-notice-2025-3", "教督函〔2025〕3号")
    assert (row["published_on"], row["checked_on"]) == ("2025-03-14", "2026-11-23")
    assert (row["evidence"], row["locator"]) == ("official", "附件 九、浙江：杭州市")


def test_what_is_derived_names_rows_of_the_table(table: Table) -> None:
    known = {row["statement_id"] for row in table.rows}
    derived = [row for row in table.rows if not row["source_id"]]
    assert derived
    for row in derived:
        assert row["derivation"]
        assert row["evidence"] == "derived"
        assert set(row["derived_from"].split()) <= known
        assert row["derived_from"]


def test_every_fact_of_a_source_is_in_its_file(table: Table) -> None:
    files = dict(files_by_source(table))
    for path, content in files.items():
        source_id = path.split("/")[1]
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        resting = [
            row for row in table.rows if source_id in (row["source_id"], row["corroborating_source_id"])
        ]
        assert [line[0] for line in rows[1:]] == [row["statement_id"] for row in resting]
    used = {row[name] for row in table.rows for name in ("source_id", "corroborating_source_id")} - {""}
    assert {path.split("/")[1] for path in files} == used
