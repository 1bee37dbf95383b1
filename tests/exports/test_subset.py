"""What a province, a batch and a plan take with them."""

from dataclasses import replace

import pytest

from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row
from sitegen.exports.relations import Relations, relations
from sitegen.exports.subset import Selection, everything, of_batch, of_plan, of_province


@pytest.fixture(scope="module")
def links(package: Package) -> Relations:
    return relations(package.tables)


def cells(package: Package, selection: Selection, resource: str, field: str) -> list[str]:
    return [package.tables[resource].rows[number][field] for number in selection.get(resource, ())]


def test_everything_is_every_row(package: Package) -> None:
    selection = everything(package.tables)
    assert {name: len(rows) for name, rows in selection.items()} == {
        name: len(table.rows) for name, table in package.tables.items()
    }


def test_a_batch_has_its_units_and_what_they_need(package: Package, links: Relations) -> None:
    selection = of_batch(package.tables, links, "2024")
    assert cells(package, selection, "batches", "id") == ["2024"]
    assert len(selection["certifications"]) == 188
    assert set(cells(package, selection, "counties", "code")) == set(
        cells(package, selection, "certifications", "county_code")
    )
    assert len(selection["provinces"]) == 24
    assert "plans" not in selection


def test_a_batch_whose_list_is_not_whole_has_the_names_that_are_known(
    package: Package, links: Relations
) -> None:
    selection = of_batch(package.tables, links, "2025-1")
    assert cells(package, selection, "batches", "id") == ["2025-1"]
    assert set(cells(package, selection, "certifications", "batch_id")) == {"2025-1"}
    assert "plans" not in selection


def test_a_province_has_all_that_lies_in_it(package: Package, links: Relations) -> None:
    selection = of_province(package.tables, links, "530000")
    assert cells(package, selection, "provinces", "code") == ["530000"]
    assert len(selection["prefectures"]) == 16
    targets = cells(package, selection, "plan_targets", "plan_id")
    assert (targets.count("yunnan-2022"), len(targets)) == (129, 143)
    assert set(cells(package, selection, "goals", "province_code")) == {"530000"}
    inside = [row for row in package.tables["counties"].rows if row["province_code"] == "530000"]
    assert len(selection["counties"]) == len(inside)


def test_a_plan_has_the_goals_of_its_own_document(package: Package, links: Relations) -> None:
    selection = of_plan(package.tables, links, "yunnan-2022")
    assert len(selection["plan_targets"]) == 129
    assert cells(package, selection, "goals", "id") == ["yunnan-2025", "yunnan-2035"]
    assert "certifications" not in selection
    assert len(selection["phases"]) == sum(
        row["plan_id"] == "yunnan-2022" for row in package.tables["phases"].rows
    )


def test_a_goal_that_another_document_sets_is_no_part_of_the_plan(package: Package) -> None:
    goals = package.tables["goals"]
    moved = [
        Row(line=row.line, cells={**row.cells, "source_id": "edu-news-2025"})
        if row["id"] == "yunnan-2035"
        else row
        for row in goals.rows
    ]
    tables = {**package.tables, "goals": replace(goals, rows=tuple(moved))}
    selection = of_plan(tables, relations(tables), "yunnan-2022")
    assert cells(package, selection, "goals", "id") == ["yunnan-2025"]


def test_rows_keep_the_order_of_the_dataset(package: Package, links: Relations) -> None:
    selection = of_province(package.tables, links, "320000")
    assert list(selection) == [name for name in package.tables if name in selection]
    assert all(list(numbers) == sorted(numbers) for numbers in selection.values())
