"""Status of every county-level unit, worked out once and shared by all pages."""

from collections.abc import Iterable, Mapping

from sitegen.analysis.status import CountyStatus
from sitegen.facts import kinds
from sitegen.model.divisions import County
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.map_classes import planned_class
from sitegen.site import urls
from sitegen.site.blocks import Badge
from sitegen.site.columns import raw_column
from sitegen.site.tables import (
    Cell,
    ColumnKind,
    DataTable,
    Shown,
    number_column,
    shown,
    table_of,
    text_column,
)
from sitegen.site.words import NONE

Statuses = Mapping[str, CountyStatus]
"""Status by county code."""


def units_now(data: SiteData, units: Iterable[County]) -> tuple[County, ...]:
    """Those units that were in force at the end of the reference year."""
    return tuple(unit for unit in units if unit.in_force(data.reference_year))


def unit_class(status: CountyStatus) -> str:
    """Class of a unit on maps and in tables; planned units are told apart by the step of their year."""
    if status.batch is None and status.planned_year is not None:
        return planned_class(status.planned_year)
    return status.klass


def status_badge(status: CountyStatus) -> Badge:
    """A chip that names the unit, coloured by its status and linked to its page."""
    return Badge(
        unit_class(status),
        status.county.name,
        url=urls.county(status.county.code),
        note=status.label if status.county.is_current else f"建制止于{status.county.valid_to}年",
    )


def status_cell(status: CountyStatus) -> Cell:
    """The status as a table shows it; sorts by year of certification, then planned year, then neither."""
    year = status.planned_year
    order = status.batch.year if status.batch else year + 1000 if year else 9999
    return Cell(
        status.label, klass=unit_class(status), sort=order, statement=kinds.STATUS.id(status.county.code)
    )


def unit_cell(county: County) -> Cell:
    """Name of a unit with a link to its page; says so when the unit no longer exists."""
    gone = "" if county.is_current else f"建制止于{county.valid_to}年"
    return Cell(county.name, url=urls.county(county.code), sort=county.pinyin, note=gone)


def prefecture_cell(data: SiteData, county: County) -> Cell:
    """The prefecture of a unit; a dash for a unit directly under its province."""
    prefecture = data.prefecture.get(county.prefecture_code or "")
    if prefecture is None:
        return Cell(NONE)
    return Cell(prefecture.name, url=urls.prefecture(prefecture.code), sort=prefecture.code)


def unit_table(
    data: SiteData,
    statuses: Statuses,
    units: Iterable[County],
    caption: str,
    *,
    with_prefecture: bool,
) -> DataTable:
    """Units in the order given; planned years only where a plan names one of them."""
    rows = [statuses[unit.code] for unit in units]
    return table_of(
        "counties",
        caption,
        rows,
        shown(raw_column(data, "counties", "name"), lambda status: unit_cell(status.county)),
        *([_prefecture_column(data)] if with_prefecture else []),
        shown(raw_column(data, "counties", "kind"), lambda status: status.county.kind.value),
        text_column("status", "认定状态", status_cell, kind=ColumnKind.STATUS, is_facet=True),
        *([_YEAR_COLUMN] if any(status.planned_year for status in rows) else []),
    )


def _prefecture_column(data: SiteData) -> Shown[CountyStatus]:
    return text_column(
        "prefecture", "地级", lambda status: prefecture_cell(data, status.county), is_facet=True
    )


_YEAR_COLUMN: Shown[CountyStatus] = number_column(
    "planned_year",
    "规划年份",
    lambda status: status.planned_year or Cell(NONE),
    hint="所见规划中通过国家认定的年份",
    is_facet=True,
)
