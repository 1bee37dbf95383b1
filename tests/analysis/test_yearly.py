"""A place year by year: what is declared, held, planned and kept, and what nobody knows."""

from dataclasses import replace
from datetime import date

from sitegen.analysis.yearly import change, prefecture_years, province_years
from sitegen.model.site_data import SiteData


def test_a_province_has_a_year_for_each_batch_and_each_plan(data: SiteData) -> None:
    years = {each.year: each for each in province_years(data, "530000")}
    assert list(years) == [2019, 2022, 2023, 2024, 2025]
    assert (years[2023].declared, len(years[2023].certified), years[2023].missing) == (3, 0, 3)
    assert years[2022].batches == ()
    assert (years[2022].declared, years[2022].due) == (None, 1)


def test_a_number_that_is_not_known_is_no_zero(data: SiteData) -> None:
    *_, before, last = province_years(data, "530000")
    assert (before.year, before.declared, before.missing) == (2024, 0, 0)
    assert (last.year, last.declared, last.missing) == (2025, None, None)


def test_change_is_told_only_between_known_numbers(data: SiteData) -> None:
    years = province_years(data, "330000")
    assert [(each.year, change(each, years)) for each in years] == [
        (2019, None),
        (2023, -2),
        (2024, 1),
        (2025, None),
    ]


def test_a_prefecture_has_a_number_where_its_province_has_all_names(data: SiteData) -> None:
    counts = {each.year: each.declared for each in prefecture_years(data, "330200")}
    assert counts == {2019: 1, 2023: 0, 2024: 0, 2025: None}


def test_plans_are_not_judged_before_their_year_ends(data: SiteData) -> None:
    early = replace(data, as_of=date(2022, 6, 1))
    assert [each.due for each in province_years(early, "530000") if each.targets] == [None, None]
    assert [each.due for each in province_years(data, "530000") if each.targets] == [1, 1]


def test_what_was_kept_counts_names_alone(data: SiteData) -> None:
    target = replace(data.plan_targets[0], county_code="330106")
    for year, kept, late in ((2024, 1, 0), (2025, 1, 0), (2023, 0, 1)):
        changed = replace(data, plan_targets=(replace(target, year=year),))
        found = next(each for each in province_years(changed, "330000") if each.targets)
        assert (found.kept, found.late, found.due) == (kept, late, 0)
