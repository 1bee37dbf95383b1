"""How many statutory counties there were, by region and year: the denominators of every share."""

from collections.abc import Iterable

from sitegen.analysis.coverage import statutory_counties
from sitegen.model.divisions import Region
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.coverage_facts import number_cell
from sitegen.site.tables import Cell, Column, ColumnKind, DataTable

_REGIONS = tuple(region for region in Region if region is not Region.OUTSIDE)
_INLAND = tuple(region for region in _REGIONS if region is not Region.EAST)


def denominator_table(data: SiteData) -> DataTable:
    """Statutory counties at each year's end since the first batch: each region, all but the east, and all."""
    years = range(min(batch.year for batch in data.batches), data.reference_year + 1)
    columns = (
        Column(key="region", title="区域"),
        Column(key="provinces", title="省份数", kind=ColumnKind.NUMBER),
        *(Column(key=str(year), title=f"{year}年末", kind=ColumnKind.NUMBER) for year in years),
    )
    return DataTable(
        id="denominators-by-year",
        caption="各年末的县级行政区数",
        columns=columns,
        rows=(
            *(_row(data, region.value, (region,), years) for region in _REGIONS),
            _row(data, "中部、西部和东北合计", _INLAND, years),
            _row(data, "全国", _REGIONS, years),
        ),
    )


def _row(data: SiteData, title: str, regions: Iterable[Region], years: range) -> tuple[Cell, ...]:
    wanted = frozenset(regions)
    codes = frozenset(
        province.code for province in data.provinces if province.covered and province.region in wanted
    )
    counts = (len(statutory_counties(data, year=year, province_codes=codes)) for year in years)
    return (Cell(text=title), number_cell(len(codes)), *(number_cell(count) for count in counts))
