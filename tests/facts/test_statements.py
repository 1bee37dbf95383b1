"""Every fact has a receipt: taking any source away, anywhere, is noticed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.analysis.coverage import coverage
from sitegen.analysis.status import county_statuses
from sitegen.exceptions import InternalError
from sitegen.facts import division_kinds, kinds
from sitegen.facts.all_statements import all_statements
from sitegen.facts.statements import Statement, Statements, Subject, by_id, check_statements
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation, Evidence

UNSTATED = {"corrections"}
"""Rows with a citation that are no facts about counties, plans or indicators."""


def faults(data: SiteData) -> tuple[str, ...]:
    """Ids of the statements without a receipt."""
    found = check_statements(all_statements(data), [source.id for source in data.sources], "sources.csv")
    return tuple(finding.field or "" for finding in found)


def cited(data: SiteData) -> Iterator[tuple[str, int, Any]]:
    """Every row that names a source: its table, its number, itself."""
    for field in fields(data):
        values = getattr(data, field.name)
        if isinstance(values, tuple) and field.name not in UNSTATED:
            for number, value in enumerate(values):
                if is_dataclass(value) and hasattr(value, "citation"):
                    yield field.name, number, value


def with_row(data: SiteData, name: str, number: int, row: Any) -> SiteData:
    rows = list(getattr(data, name))
    rows[number] = row
    return replace(data, **{name: tuple(rows)})


@pytest.fixture(scope="module")
def statements(data: SiteData) -> Statements:
    return all_statements(data)


def test_every_fact_has_a_receipt(data: SiteData, real: SiteData) -> None:
    assert faults(data) == ()
    assert faults(real) == ()


def test_taking_the_source_from_any_row_is_noticed(data: SiteData) -> None:
    tables = set()
    for name, number, row in cited(data):
        tables.add(name)
        bare = replace(row, citation=replace(row.citation, source_id=""))
        assert faults(with_row(data, name, number, bare)), (name, number)
    assert {"certifications", "plan_targets", "thresholds", "responsibilities", "batch_totals"} <= tables
    assert {"batches", "goals", "county_totals", "counties", "claims", "rules", "phases"} <= tables


@pytest.mark.parametrize("change", [{"locator": ""}, {"corroborating_source_id": "no-such-source"}])
def test_a_place_in_the_source_and_a_known_second_source_are_needed(
    data: SiteData, change: dict[str, str]
) -> None:
    for number, row in enumerate(data.certifications):
        bare = replace(row, citation=replace(row.citation, **change))
        assert faults(with_row(data, "certifications", number, bare))


def test_taking_any_source_that_is_used_out_of_the_list_is_noticed(data: SiteData) -> None:
    used = {id_ for item in all_statements(data).values() for id_ in item.source_ids}
    assert used
    for source in data.sources:
        without = replace(data, sources=tuple(item for item in data.sources if item.id != source.id))
        assert bool(faults(without)) == (source.id in used), source.id


@settings(max_examples=12, deadline=None)
@given(choice=st.integers(min_value=0))
def test_taking_the_source_from_any_row_of_the_real_data_is_noticed(real: SiteData, choice: int) -> None:
    rows = list(cited(real))
    name, number, row = rows[choice % len(rows)]
    bare = replace(row, citation=replace(row.citation, source_id=""))
    assert faults(with_row(real, name, number, bare)), (name, number)


def test_what_follows_from_a_fact_without_source_has_none_either(statements: Statements) -> None:
    broken = dict(statements)
    first = kinds.CERTIFICATION.id("2024", "330106")
    broken[first] = replace(broken[first], citation=None)
    missing = {item.field for item in check_statements(broken, [], "")}
    assert {
        first,
        kinds.STATUS.id("330106"),
        kinds.TOTAL.id("330000", aspect="named"),
        kinds.TOTAL.id("CN", aspect="named"),
    } <= missing


def test_what_is_derived_says_how_and_from_what(statements: Statements) -> None:
    for item in statements.values():
        if item.citation is None:
            assert item.derivation
            assert item.derived_from
            assert item.evidence is Evidence.DERIVED
        elif item.citation.evidence is Evidence.DERIVED:
            assert item.derivation == item.citation.locator


def test_a_fact_cannot_follow_from_itself_or_from_a_later_one() -> None:
    def derived(id_: str, *origin: str) -> Statement:
        return Statement(
            id=id_,
            subject=Subject.NATION,
            subject_code="CN",
            subject_name="全国",
            predicate="数",
            value="1",
            unit="个",
            derivation="相加",
            derived_from=origin,
        )

    items = by_id([derived("a", "b"), derived("b", "a"), derived("c", "c"), derived("d")])
    assert [item.field for item in check_statements(items, ["x"], "")] == ["a", "b", "c", "d"]


def test_two_facts_cannot_have_one_id() -> None:
    citation = Citation(source_id="x", locator="第一页", evidence=Evidence.PRESS)
    item = Statement(
        id="a",
        subject=Subject.NATION,
        subject_code="CN",
        subject_name="全国",
        predicate="数",
        value="1",
        unit="个",
        citation=citation,
    )
    with pytest.raises(InternalError):
        by_id([item, item])


def test_values_are_those_of_the_analysis(real: SiteData) -> None:
    found = all_statements(real)
    nation = coverage(real)
    assert found[kinds.TOTAL.id(kinds.NATION, aspect="named")].value == str(nation.units)
    assert found[kinds.TOTAL.id(kinds.NATION, aspect="declared")].value == str(nation.declared)
    assert found[division_kinds.DIVISION_COUNT.id(kinds.NATION, nation.year)].value == str(
        nation.statutory_counties
    )
    for province in real.provinces:
        if province.covered:
            here = coverage(real, province_codes=[province.code])
            assert found[kinds.TOTAL.id(province.code, aspect="named")].value == str(here.units)
            assert found[kinds.TOTAL.id(province.code, aspect="declared")].value == str(here.declared)
            assert found[division_kinds.DIVISION_COUNT.id(province.code, here.year)].value == str(
                here.statutory_counties
            )
            assert here.share_all is not None
            assert float(found[kinds.TOTAL.id(province.code, aspect="share-all")].value) == pytest.approx(
                here.share_all * 100, abs=1e-4
            )
    for code, status in county_statuses(real).items():
        assert found[kinds.STATUS.id(code)].value == status.label


def test_sums_are_those_of_what_they_follow_from(real: SiteData) -> None:
    found = all_statements(real)
    for id_ in (
        kinds.TOTAL.id("CN", aspect="named"),
        kinds.TOTAL.id("CN", aspect="declared"),
        division_kinds.DIVISION_COUNT.id("CN", 2025),
    ):
        item = found[id_]
        assert int(item.value) == sum(int(found[origin].value) for origin in item.derived_from)
