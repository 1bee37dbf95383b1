"""Columns of counties.csv that the pages print as they are, in this order."""

from collections.abc import Iterator

from sitegen.analysis.status import CountyStatus
from sitegen.model.divisions import County
from sitegen.model.site_data import SiteData
from sitegen.site.blocks import Fact
from sitegen.site.columns import raw_cell, raw_column, raw_fact
from sitegen.site.tables import Shown, shown

_ON_PAGE = ("pinyin",)
_IN_TABLE = ("kind",)


def page_facts(data: SiteData, county: County) -> Iterator[Fact]:
    """Lines under 基本情况 of a unit's page; what is not known is left out."""
    for name in _ON_PAGE:
        if getattr(county, name) is not None:
            yield raw_fact(data, "counties", county, name)


def table_columns(data: SiteData) -> tuple[Shown[CountyStatus], ...]:
    """Columns of the table of all units."""
    return tuple(_column(data, name) for name in _IN_TABLE)


def _column(data: SiteData, name: str) -> Shown[CountyStatus]:
    return shown(raw_column(data, "counties", name), lambda status: raw_cell(status.county, name))
