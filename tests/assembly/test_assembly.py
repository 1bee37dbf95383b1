"""From checked rows to the typed model."""

from dataclasses import fields
from datetime import date

import pytest

from sitegen.datasets.package import Package
from sitegen.model.certification import ListStatus
from sitegen.model.divisions import CountyKind, Region
from sitegen.model.history import UNRELEASED
from sitegen.model.plans import Stage
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Evidence


@pytest.fixture(scope="session")
def data(mini_data: SiteData) -> SiteData:
    return mini_data


def test_every_row_and_item_becomes_a_value(data: SiteData, mini_package: Package) -> None:
    for name, table in mini_package.tables.items():
        assert len(getattr(data, name)) == len(table.rows), name
    for name, document in mini_package.documents.items():
        if name in ("seals", "transcripts"):
            continue  # held against the rows, never part of the model
        items = [item for item in document.items if item.get("version") != UNRELEASED]
        assert len(getattr(data, name)) == len(items), name


def test_changes_to_come_are_told_apart_from_versions(data: SiteData) -> None:
    assert [release.version for release in data.changelog] == ["1.0.0", "0.9.0"]
    assert [change.text for change in data.unreleased] == ["虎丘区的别名。"]


def test_every_part_of_the_model_is_tried(data: SiteData) -> None:
    empty = [field.name for field in fields(data) if getattr(data, field.name) == ()]
    assert empty == []


def test_dates_of_the_package(data: SiteData) -> None:
    assert data.as_of == date(2026, 1, 24)
    assert data.reference_year == 2025


def test_a_county_with_its_years(data: SiteData) -> None:
    ended = data.county["330103"]
    assert (ended.kind, ended.valid_from, ended.valid_to) == (CountyKind.DISTRICT, None, 2020)
    assert (ended.in_force(2020), ended.in_force(2021), ended.is_current) == (True, False, False)
    assert [step.successor_code for step in data.successors_of["330103"]] == ["330105"]
    assert data.predecessors_of["330105"][0].whole


def test_a_zone_with_its_hosts(data: SiteData) -> None:
    zone = data.zone["3205Z1"]
    assert [item.host_code for item in data.hosts_of[zone.code]] == ["320505", "320506"]
    assert not data.county["3205Z1"].is_statutory


def test_empty_cells_are_none(data: SiteData) -> None:
    assert data.county["110101"].prefecture_code is None
    assert data.batch["2019"].document_number is None
    assert data.batch["2025-1"].issued_on is None


def test_words_of_the_data_become_kinds(data: SiteData) -> None:
    assert data.province["810000"].region is Region.OUTSIDE
    assert not data.province["810000"].covered
    assert data.batch["2023"].list_status is ListStatus.PARTIAL
    assert {target.stage for target in data.targets_in["gongshu-2024"]} == {Stage.NATIONAL, Stage.PROVINCIAL}


def test_provenance_is_kept(data: SiteData) -> None:
    citation = data.certifications_of["330205"][0].citation
    assert citation.source_id == "edu-news-2025"
    assert citation.corroborating_source_id == "zjrb-2025-04-08"
    assert citation.evidence is Evidence.PRESS


def test_assertions_know_their_lines(data: SiteData) -> None:
    lines = [assertion.line for assertion in data.assertions]
    assert lines == sorted(lines)
    assert lines[0] == 1


def test_full_names_tell_homonyms_apart(data: SiteData) -> None:
    assert data.full_name(data.county["330205"]) == "浙江省宁波市江北区"
    assert data.full_name(data.county["110101"]) == "北京市东城区"


def test_a_missing_key_of_a_look_up_gives_nothing(data: SiteData) -> None:
    assert data.certifications_of["000000"] == ()
    assert "000000" not in data.certifications_of
