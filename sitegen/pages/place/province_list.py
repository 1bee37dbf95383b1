"""The list of provinces."""

from dataclasses import dataclass

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.facts import kinds
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import HOME
from sitegen.pages.parts.coverage_facts import coverage_facts, dash_cells, share_cells, share_columns
from sitegen.pages.parts.downloads import table_links
from sitegen.pages.parts.places import province_link
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.place.denominators import denominator_table
from sitegen.pages.place.province_bars import ProvinceBar, province_bars
from sitegen.site import urls
from sitegen.site.blocks import Fact, Stat
from sitegen.site.map_figure import MapFigure
from sitegen.site.page import Link, Page
from sitegen.site.tables import Cell, Column, DataTable


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceListBody:
    """All provinces with both shares."""

    stat: Stat
    bars: tuple[ProvinceBar, ...]
    table: DataTable
    denominators: tuple[Fact, ...]
    """What the shares are shares of."""
    statutory: DataTable
    """Denominators by region and year."""
    not_covered: tuple[Link, ...]
    map: MapFigure | None


def province_table(data: SiteData) -> DataTable:
    """All province-level units; those outside the scheme say so."""
    columns = (
        Column("name", "省份"),
        Column("region", "区域", is_facet=True),
        *share_columns(data),
    )
    rows = tuple(_list_row(data, province) for province in data.provinces)
    return DataTable(id="provinces", caption="各省份认定情况", columns=columns, rows=rows)


def province_list_page(data: SiteData, figure: MapFigure | None) -> Page:
    """The list of provinces."""
    applicable = [province for province in data.provinces if province.covered]
    named = sum(bool(province_coverage(data, province).units) for province in applicable)
    sentence = (
        f"全国{len(data.provinces)}个省级行政区中，{len(applicable)}个适用这项认定，"
        f"其中{named}个在收到的名单里有认定单位。"
    )
    body = ProvinceListBody(
        stat=Stat(str(named), "个省份有已认定的单位", sentence=sentence),
        bars=province_bars(data),
        table=province_table(data),
        denominators=coverage_facts(coverage(data), kinds.NATION),
        statutory=denominator_table(data),
        not_covered=tuple(province_link(item) for item in data.provinces if not item.covered),
        map=figure,
    )
    return Page(
        url=urls.PROVINCES,
        template="pages/provinces.html",
        title="省份",
        description=sentence,
        breadcrumb=(HOME,),
        body=body,
        downloads=table_links("provinces", "省级行政区"),
        sources=sources_of(data, data.batches, data.provinces),
    )


def _list_row(data: SiteData, province: Province) -> tuple[Cell, ...]:
    name = Cell(
        province.name,
        url=urls.province(province.slug),
        sort=province.code,
        note="" if province.covered else "不适用",
    )
    region = Cell(province.region.value)
    if not province.covered:
        return (name, region, *dash_cells(len(share_columns(data))))
    return (name, region, *share_cells(data, province_coverage(data, province), [province.code]))


def province_coverage(data: SiteData, province: Province) -> Coverage:
    """Coverage of one province by all batches."""
    return coverage(data, province_codes=[province.code])
