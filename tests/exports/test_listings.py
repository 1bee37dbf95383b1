"""Joined lists against the model."""

import csv
from dataclasses import replace

from sitegen.exports.csv_file import inert
from sitegen.exports.listings import Listing, certification_listing, county_listing, target_listing
from sitegen.model.site_data import SiteData


def records(listing: Listing) -> list[dict[str, str]]:
    return list(csv.DictReader(listing.plain().decode().splitlines(), strict=True))


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
    rows = {row["county_code"]: row for row in records(county_listing(data, zhejiang))}
    assert all(data.county[code].in_force(data.reference_year) for code in rows)
    assert rows["330205"]["status"] == "2019年认定"
    assert rows["330205"]["prefecture"] == "宁波市"


def test_a_plan_lists_its_targets_with_what_became_of_them(data: SiteData) -> None:
    rows = records(target_listing(data, data.plan["yunnan-2022"]))
    assert len(rows) == 129
    assert {row["stage"] for row in rows} == {"国家认定"}
    assert all(row["outcome"] for row in rows)


def test_both_files_hold_the_same_rows_under_names_and_titles(data: SiteData) -> None:
    listing = certification_listing(data, data.batch["2023"])
    plain = list(csv.reader(listing.plain().decode().splitlines(), strict=True))
    excel = list(csv.reader(listing.excel().decode("utf-8-sig").splitlines(), strict=True))
    assert [tuple(inert(cell) for cell in row) for row in plain[1:]] == [tuple(row) for row in excel[1:]]
    assert plain[0] == [name for name, _ in listing.columns]
    assert excel[0] == [title for _, title in listing.columns]


def test_a_hostile_name_cannot_run_in_excel(data: SiteData) -> None:
    first = data.certifications_in["2024"][0]
    hostile = replace(first, published_name='=HYPERLINK("http://x","y")')
    changed = replace(data, certifications=(hostile,))
    (row,) = list(
        csv.DictReader(
            certification_listing(changed, data.batch["2024"]).excel().decode("utf-8-sig").splitlines()
        )
    )
    assert row["公布的名称"] == f"'{hostile.published_name}"
