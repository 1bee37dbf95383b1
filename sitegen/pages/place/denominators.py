"""How many statutory counties there were, by region and year: the denominators of every share."""

from collections.abc import Collection

from sitegen.analysis.coverage import statutory_counties
from sitegen.model.divisions import Region
from sitegen.model.site_data import SiteData
from sitegen.site.tables import (
    DataTable,
    Shown,
    number_column,
    table_of,
    text_column,
)

_REGIONS = tuple(region for region in Region if region is not Region.OUTSIDE)
_INLAND = tuple(region for region in _REGIONS if region is not Region.EAST)


def denominator_table(data: SiteData) -> DataTable:
    """Statutory counties at each year's end since the first batch: each region, all but the east, and all."""
    years = range(min(batch.year for batch in data.batches), data.reference_year + 1)
    regions = ((region.value, (region,)) for region in _REGIONS)
    return table_of(
        "denominators-by-year",
        "各年末的县级行政区数",
        [
            (title, _codes(data, members))
            for title, members in (*regions, ("中部、西部和东北合计", _INLAND), ("全国", _REGIONS))
        ],
        text_column("region", "区域", lambda row: row[0]),
        number_column("provinces", "省份数", lambda row: len(row[1])),
        *(_year_column(data, year) for year in years),
    )


def _year_column(data: SiteData, year: int) -> Shown[tuple[str, frozenset[str]]]:
    return number_column(
        str(year), f"{year}年末", lambda row: len(statutory_counties(data, year=year, province_codes=row[1]))
    )


def _codes(data: SiteData, regions: Collection[Region]) -> frozenset[str]:
    """Provinces of the regions to which the scheme applies."""
    return frozenset(item.code for item in data.provinces if item.covered and item.region in regions)
