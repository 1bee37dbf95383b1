"""Prefectures of one province as rows."""

from sitegen.analysis.coverage import coverage
from sitegen.model.divisions import Prefecture, Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.statuses import units_now
from sitegen.site import urls
from sitegen.site.tables import Cell, DataTable, number_column, share_column, table_of, text_column

_Row = tuple[Cell, int, int, float | None]
"""Name, names held, statutory counties, and the share of these."""


def province_prefecture_table(data: SiteData, province: Province) -> DataTable:
    """Every prefecture of `province`, and what stands directly under the province."""
    rows = [_prefecture_row(data, prefecture) for prefecture in data.prefectures_of[province.code]]
    return table_of(
        f"prefectures-{province.slug}",
        f"{province.name}各地级行政区",
        [*rows, *(_direct_rows(data, province) if rows else ())],
        text_column("name", "地级行政区", lambda row: row[0]),
        number_column("units", "收到名字", lambda row: row[1], hint="收到名字的认定单位"),
        number_column("statutory_counties", "县级行政区", lambda row: row[2]),
        share_column("share_statutory", "县级行政区占比", lambda row: row[3]),
        empty=f"{province.name}不设地级行政区，县级单位直接归它管辖。",
    )


def _prefecture_row(data: SiteData, prefecture: Prefecture) -> _Row:
    covered = coverage(data, prefecture_code=prefecture.code)
    name = Cell(prefecture.name, url=urls.prefecture(prefecture.code), sort=prefecture.code)
    return name, covered.units, covered.statutory_counties, covered.share_statutory


def _direct_rows(data: SiteData, province: Province) -> list[_Row]:
    """One row, where there are such units."""
    now = units_now(data, data.counties_of_province[province.code])
    units = [unit for unit in now if unit.prefecture_code is None]
    statutory = sum(unit.is_statutory for unit in units)
    named = [unit for unit in units if data.batches_of[unit.code]]
    share = sum(unit.is_statutory for unit in named) / statutory if statutory else None
    name = Cell("直接由省级管辖的县级单位", sort="~")
    return [(name, len(named), statutory, share)] if units else []
