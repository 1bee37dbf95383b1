"""Growth of regions and provinces."""

from sitegen.analysis.regions import REGIONS, growth_of, provinces_in, region_growth
from sitegen.model.divisions import Region
from sitegen.model.site_data import SiteData


def test_regions_add_up_to_the_nation(data: SiteData) -> None:
    parts = [region_growth(data, region) for region in REGIONS if provinces_in(data, region)]
    nation = growth_of(data, [province for province in data.provinces if province.covered])
    assert [sum(counts) for counts in zip(*(part.counts for part in parts), strict=True)] == [2, 5, 3]
    assert list(nation.counts) == [2, 5, 3]
    assert sum(part.coverage.statutory_counties for part in parts) == nation.coverage.statutory_counties


def test_growth_is_held_against_the_year_of_the_newest_batch(data: SiteData) -> None:
    east = region_growth(data, Region.EAST)
    assert east.coverage.year == 2024
    assert (east.total, east.latest) == (7, 3)
    assert east.coverage.units == 7


def test_provinces_outside_the_scheme_belong_to_no_region(data: SiteData) -> None:
    assert Region.OUTSIDE not in REGIONS
    assert provinces_in(data, Region.OUTSIDE) == ()
