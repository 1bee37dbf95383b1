"""Prefectures of one province as rows."""

from sitegen.analysis.coverage import coverage
from sitegen.model.divisions import County, Prefecture, Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.statuses import units_now
from sitegen.site import urls
from sitegen.site.tables import Cell, Column, ColumnKind, DataTable, number_cell, share_cell


def province_prefecture_table(data: SiteData, province: Province) -> DataTable:
    """Every prefecture of `province`, and what stands directly under the province."""
    columns = (
        Column("name", "地级行政区"),
        Column("units", "收到名字", kind=ColumnKind.NUMBER, hint="收到名字的认定单位"),
        Column("statutory_counties", "县级行政区", kind=ColumnKind.NUMBER),
        Column("share_statutory", "县级行政区占比", kind=ColumnKind.NUMBER),
    )
    rows = [_prefecture_row(data, prefecture) for prefecture in data.prefectures_of[province.code]]
    direct = [
        unit
        for unit in units_now(data, data.counties_of_province[province.code])
        if unit.prefecture_code is None
    ]
    if direct and rows:
        rows.append(_direct_row(data, direct))
    return DataTable(
        id=f"prefectures-{province.slug}",
        caption=f"{province.name}各地级行政区",
        columns=columns,
        rows=tuple(rows),
        empty=f"{province.name}不设地级行政区，县级单位直接归它管辖。",
    )


def _prefecture_row(data: SiteData, prefecture: Prefecture) -> tuple[Cell, ...]:
    covered = coverage(data, prefecture_code=prefecture.code)
    name = Cell(prefecture.name, url=urls.prefecture(prefecture.code), sort=prefecture.code)
    return (
        name,
        number_cell(covered.units),
        number_cell(covered.statutory_counties),
        share_cell(covered.share_statutory),
    )


def _direct_row(data: SiteData, units: list[County]) -> tuple[Cell, ...]:
    statutory = [unit for unit in units if unit.is_statutory]
    named = [unit for unit in units if data.batches_of[unit.code]]
    share = sum(unit.is_statutory for unit in named) / len(statutory) if statutory else None
    return (
        Cell("直接由省级管辖的县级单位", sort="~"),
        number_cell(len(named)),
        number_cell(len(statutory)),
        share_cell(share),
    )
