"""Joined lists against the model."""

from sitegen.analysis.status import county_statuses
from sitegen.exports.listing_value import Listing
from sitegen.exports.unit_listings import certification_listing, county_listing, target_listing, units_of
from sitegen.model.site_data import SiteData


def records(listing: Listing) -> list[dict[str, str]]:
    names = [field.name for field in listing.fields]
    return [dict(zip(names, row, strict=True)) for row in listing.rows]


def test_the_batch_of_2024_has_188_units_with_names_beside_codes(data: SiteData) -> None:
    rows = records(certification_listing(data, data.batch["2024"]))
    assert len(rows) == 188
    drum_towers = {row["county_code"]: row["prefecture"] for row in rows if row["county"] == "鼓楼区"}
    assert set(drum_towers) <= {"320106", "320302", "350102"}
    assert all(data.county[code].name == "鼓楼区" for code in drum_towers)
    for row, item in zip(rows, data.certifications_in["2024"], strict=True):
        assert row["county_code"] == item.county_code
        assert row["published_name"] == item.published_name
        assert row["province"] == data.province[row["province_code"]].name
        assert row["locator"] == item.citation.locator
        assert row["source"] == data.source[item.citation.source_id].title


def test_a_province_lists_its_units_now_with_their_status(data: SiteData) -> None:
    zhejiang = next(province for province in data.provinces if province.slug == "zhejiang")
    rows = {row["county_code"]: row for row in records(county_listing(data, zhejiang, county_statuses(data)))}
    assert all(data.county[code].in_force(data.reference_year) for code in rows)
    assert rows["330205"]["status"] == "2019年认定"
    assert rows["330205"]["prefecture"] == "宁波市"


def test_a_plan_lists_its_targets_with_what_became_of_them(data: SiteData) -> None:
    rows = records(target_listing(data, data.plan["yunnan-2022"]))
    assert len(rows) == 129
    assert {row["stage"] for row in rows} == {"国家认定"}
    assert all(row["outcome"] for row in rows)


def test_every_field_is_explained(data: SiteData) -> None:
    zhejiang = next(province for province in data.provinces if province.slug == "zhejiang")
    listings = (
        certification_listing(data, data.batch["2023"]),
        county_listing(data, zhejiang, county_statuses(data)),
        target_listing(data, data.plan["yunnan-2022"]),
    )
    for listing in listings:
        assert all(field.title and field.description for field in listing.fields)
        assert len({field.name for field in listing.fields}) == len(listing.fields)
        assert len({field.title for field in listing.fields}) == len(listing.fields)


def test_a_unit_with_two_targets_is_counted_once(data: SiteData) -> None:
    listing = target_listing(data, data.plan["dafeng"])
    assert len(listing.rows) == 2
    assert units_of(listing) == ("320904",)
