"""Columns of tables in responses: what the Table Schema says of them, and what the model holds."""

from datetime import date
from typing import Any

import pytest

from sitegen.api.from_schema import columns, described
from sitegen.api.shape import At, shape
from sitegen.assembly import assemble
from sitegen.datasets.package import Package
from sitegen.model.history import Correction, Reporter
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation, Evidence


def member(package: Package, resource: str, name: str) -> Any:
    """The schema of one column as the OpenAPI document has it."""
    return described(columns(resource, name).schema, package.descriptor, assemble(package))[name]


def test_a_column_is_described_and_limited_as_in_its_table(mini_package: Package) -> None:
    field = mini_package.tables["provinces"].schema.field("slug")
    assert member(mini_package, "provinces", "slug") == {
        "type": "string",
        "description": f"{field.title}。{field.description}",
        "pattern": field.constraints["pattern"],
    }


def test_what_the_model_may_not_know_is_nullable(mini_package: Package) -> None:
    assert member(mini_package, "counties", "valid_from")["type"] == ["integer", "null"]
    assert member(mini_package, "counties", "name")["type"] == "string"
    assert member(mini_package, "sources", "remark")["type"] == "string"


def test_dates_are_text_of_the_format_date(mini_package: Package) -> None:
    found = member(mini_package, "batches", "issued_on")
    assert (found["type"], found["format"]) == (["string", "null"], "date")


def test_words_with_a_label_refer_to_their_vocabulary(mini_package: Package) -> None:
    assert member(mini_package, "plans", "status")["$ref"] == "#/components/schemas/PlanStatus"


def test_words_without_a_label_are_listed(mini_package: Package) -> None:
    assert member(mini_package, "goals", "operator")["enum"] == [">=", "="]


def test_what_stands_beside_a_column_is_kept(mini_package: Package, mini_data: SiteData) -> None:
    column = {**columns("sources", "url").schema["url"], "format": "uri"}
    assert described([column], mini_package.descriptor, mini_data)[0]["format"] == "uri"


def test_columns_that_are_not_named_are_all_but_the_provenance() -> None:
    assert columns("prefectures").names == ("code", "name", "province_code", "pinyin")
    assert columns("prefectures", without=("pinyin",)).names == ("code", "name", "province_code")


def test_values_are_those_of_the_model(mini_data: SiteData) -> None:
    correction = Correction(
        id="2026-001",
        resource="certifications",
        row_key="2024/330105",
        field=None,
        old_value="",
        new_value="甲",
        problem="漏了一行。",
        reported_by=Reporter.READER,
        noticed_on=date(2026, 1, 2),
        mended_on=date(2026, 1, 3),
        version="1.0.1",
        citation=Citation(source_id="a", locator="b", evidence=Evidence.OFFICIAL),
    )
    found = shape("更正", **columns("corrections").members()).of(At(mini_data, ""), correction)
    assert (found["field"], found["old_value"], found["noticed_on"]) == (None, "", "2026-01-02")
    assert found["reported_by"] == {"code": "reader", "label": "读者"}


@pytest.mark.parametrize(
    ("resource", "name"), [("counties", "kind"), ("goals", "stage"), ("provinces", "region")]
)
def test_words_have_code_and_label(mini_data: SiteData, resource: str, name: str) -> None:
    for item in getattr(mini_data, resource):
        column = columns(resource, name).members()[name]
        assert set(column.value(At(mini_data, ""), item)) == {"code", "label"}


def test_a_document_has_no_table_schema(mini_package: Package) -> None:
    with pytest.raises(KeyError, match="rules"):
        mini_package.descriptor.table_schema("rules")
