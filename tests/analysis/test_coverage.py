"""How much of a place is certified, against denominators that are named."""

import pytest

from sitegen.analysis.coverage import coverage, fully_covered, statutory_counties
from sitegen.model.site_data import SiteData


def test_a_zone_counts_among_units_but_not_among_counties(data: SiteData) -> None:
    jiangsu = coverage(data, province_codes=["320000"])
    assert (jiangsu.units, jiangsu.statutory_units, jiangsu.other_units) == (2, 1, 1)
    assert jiangsu.statutory_counties == 2
    assert jiangsu.share_all == 1.0
    assert jiangsu.share_statutory == 0.5


def test_names_that_were_not_seen_are_counted_apart(data: SiteData) -> None:
    yunnan = coverage(data, province_codes=["530000"])
    assert (yunnan.units, yunnan.declared, yunnan.unseen) == (0, 3, 3)
    assert yunnan.unattributed == 4


def test_the_nation_leaves_nothing_unattributed(data: SiteData) -> None:
    nation = coverage(data)
    assert (nation.units, nation.declared, nation.unattributed) == (7, 14, 0)


def test_denominators_follow_the_year(data: SiteData) -> None:
    assert coverage(data, province_codes=["330000"], year=2020).statutory_counties == 6
    assert coverage(data, province_codes=["330000"], year=2021).statutory_counties == 5
    assert coverage(data, province_codes=["330000"]).year == 2025


def test_a_place_without_counties_has_no_share(data: SiteData) -> None:
    hongkong = coverage(data, province_codes=["810000"])
    assert hongkong.share_all is None
    assert hongkong.share_statutory is None
    assert hongkong.share_declared is None


def test_a_prefecture_knows_names_only(data: SiteData) -> None:
    suzhou = coverage(data, prefecture_code="320500")
    assert (suzhou.units, suzhou.statutory_units, suzhou.declared) == (2, 1, 2)
    assert suzhou.unattributed == 7
    assert coverage(data, prefecture_code="330200", batch_ids=["2024"]).units == 0


@pytest.mark.parametrize(("province", "covered"), [("110000", True), ("320000", False), ("810000", False)])
def test_full_coverage_needs_every_county(data: SiteData, province: str, covered: bool) -> None:
    counties = statutory_counties(data, year=2025, province_codes=frozenset({province}))
    assert fully_covered(data, counties) is covered
    assert not fully_covered(data, counties, batch_ids=frozenset({"2019"}))
