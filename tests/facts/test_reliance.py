"""What rests on a source: every record of every kind, once."""

from collections import Counter
from dataclasses import fields, is_dataclass, replace

import pytest

from sitegen.facts.all_statements import all_statements
from sitegen.facts.kinds import STATED
from sitegen.facts.reliance import reliances
from sitegen.model.site_data import SiteData
from sitegen.tracking import Tracker, tracked

NO_FACTS = {"corrections"}
"""Tables whose rows name a source but say nothing about counties, plans or indicators."""


def cited_tables(data: SiteData) -> dict[str, tuple]:
    """The tables of the model whose rows name a source."""
    tables = {field.name: getattr(data, field.name) for field in fields(data)}
    return {
        name: rows
        for name, rows in tables.items()
        if isinstance(rows, tuple) and rows and is_dataclass(rows[0]) and hasattr(rows[0], "citation")
    }


def counts(data: SiteData) -> dict[str, int]:
    """Records that rest on each source, as its page says."""
    return {source_id: sum(item.count for item in items) for source_id, items in reliances(data).items()}


@pytest.mark.parametrize("fixture", ["data", "real"])
def test_a_source_counts_each_row_that_names_it_once(fixture: str, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue(fixture)
    rows = Counter(
        source_id
        for name, table in cited_tables(data).items()
        if name not in NO_FACTS
        for row in table
        for source_id in row.citation.source_ids
    )
    assert counts(data) == rows


def test_types_of_province_are_counted_once(real: SiteData) -> None:
    assert counts(real)["edu-news-2025"] == 64


def test_departments_rest_on_their_source_too(data: SiteData) -> None:
    titles = {item.title: item for items in reliances(data).values() for item in items}
    assert titles["部门名称"].count == len(data.departments)
    assert titles["部门名称"].links[0].url.startswith("/departments/")


def test_each_cited_table_is_of_one_kind(data: SiteData) -> None:
    tables = [rows for name, rows in cited_tables(data).items() if name not in NO_FACTS]
    assert Counter(id(kind.rows(data)) for kind in STATED) == Counter(id(rows) for rows in tables)


def test_kinds_are_told_apart_by_name_and_title() -> None:
    assert len({kind.name for kind in STATED}) == len({kind.title for kind in STATED}) == len(STATED)


def test_what_rests_on_a_source_is_what_its_statements_say(data: SiteData) -> None:
    """Records and statements come from the same rows: each record has at least one statement."""
    said = {
        (kind.name, source_id)
        for kind in STATED
        for item in all_statements(data).values()
        for source_id in item.source_ids
        if item.id.startswith(f"{kind.name}/")
    }
    names = {kind.title: kind.name for kind in STATED}
    found = {(names[item.title], source_id) for source_id, items in reliances(data).items() for item in items}
    assert found == said


def test_long_lists_of_pages_are_cut_and_the_rest_counted(data: SiteData) -> None:
    county = data.counties[0]
    many = tuple(replace(county, code=f"3301{number:02}", name=f"第{number}县") for number in range(70))
    found = reliances(
        replace(
            data,
            counties=many,
            certifications=(),
            plan_targets=(),
            successions=(),
            zones=(),
            former_names=(),
            other_names=(),
            milestones=(),
        )
    )
    [listed] = [item for item in found[county.citation.source_id] if item.title == "县级单位"]
    assert (listed.count, len(listed.links), listed.unlisted) == (70, 60, 10)


def test_who_shows_a_source_depends_on_what_rests_on_it_and_on_nothing_else(data: SiteData) -> None:
    tracker = Tracker()
    assert reliances(tracked(data, "data", tracker))[data.sources[0].id]
    assert list(tracker.reads.values()) == [{data.sources[0].id}]
