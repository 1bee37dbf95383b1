"""Which certifications a question is about, and how many units they declare."""

from sitegen.analysis.completeness import batch_completeness
from sitegen.analysis.scope import (
    batches_in,
    declared_by_province,
    declared_in,
    named_in,
    of_kind,
    scope,
    unattributed_in,
)
from sitegen.model.site_data import SiteData


def test_an_empty_scope_means_everything(data: SiteData) -> None:
    everything = scope(data)
    assert everything.is_national
    assert batches_in(data, everything) == data.batches
    assert named_in(data, everything) == tuple(item.county_code for item in data.certifications)


def test_a_region_stands_for_its_provinces(data: SiteData) -> None:
    west = scope(data, regions=["西部"])
    assert west.province_codes == {"530000"}
    assert named_in(data, west) == ()


def test_the_nation_counts_what_announcements_declare(data: SiteData) -> None:
    assert declared_in(data, scope(data, batches=["2023"])) == 5
    assert declared_in(data, scope(data)) == 2 + 5 + 3 + 4


def test_provinces_count_declared_totals_that_nobody_saw_by_name(data: SiteData) -> None:
    assert declared_in(data, scope(data, batches=["2023"], provinces=["530000"])) == 3


def test_names_stand_in_where_no_total_is_known(data: SiteData) -> None:
    assert declared_by_province(data, data.batch["2023"]) == {"110000": 2, "530000": 3}
    assert declared_by_province(data, data.batch["2025-1"]) == {}


def test_units_without_a_province_are_not_lost(data: SiteData) -> None:
    assert unattributed_in(data, scope(data, provinces=["330000"])) == 4
    assert unattributed_in(data, scope(data)) == 0


def test_kinds_of_unit_are_told_apart(data: SiteData) -> None:
    of_2024 = named_in(data, scope(data, batches=["2024"]))
    assert of_kind(data, of_2024, "zone") == ("3205Z1",)
    assert len(of_kind(data, of_2024, "statutory")) == 2
    assert of_kind(data, of_2024, "city") == ()


def test_the_names_of_one_province_are_found_without_a_look_at_the_others(data: SiteData) -> None:
    for province in data.provinces:
        expected = tuple(
            item
            for item in data.certifications
            if data.county[item.county_code].province_code == province.code
        )
        assert named_in(data, scope(data, provinces=[province.code])) == tuple(
            item.county_code for item in expected
        )
        assert data.certifications_of_province[province.code] == expected


def test_one_province_of_one_batch_alone(data: SiteData) -> None:
    chosen = scope(data, batches=["2023"], provinces=["110000"])
    assert named_in(data, chosen) == ("110101", "110102")
    assert named_in(data, scope(data, batches=["2023"], provinces=["530000"])) == ()


def test_what_no_province_has_is_counted_alike_for_a_batch_and_a_province(real_data: SiteData) -> None:
    anywhere = sum(batch_completeness(real_data, batch).scattered for batch in real_data.batches)
    assert unattributed_in(real_data, scope(real_data, provinces=["330000"])) == anywhere
