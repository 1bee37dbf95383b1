"""Status of every county-level unit, worked out once and shared by all pages."""

from collections.abc import Iterable, Mapping

from sitegen.analysis.status import CountyStatus, county_status
from sitegen.model.divisions import County
from sitegen.model.site_data import SiteData
from sitegen.pages import urls
from sitegen.pages.blocks import Badge
from sitegen.pages.tables import Cell, Column, ColumnKind, DataTable
from sitegen.pages.words import NONE

Statuses = Mapping[str, CountyStatus]
"""Status by county code."""


def county_statuses(data: SiteData) -> Statuses:
    """Status of every unit, past ones included."""
    return {county.code: county_status(data, county) for county in data.counties}


def units_now(data: SiteData, units: Iterable[County]) -> tuple[County, ...]:
    """Those units that were in force at the end of the reference year."""
    return tuple(unit for unit in units if unit.in_force(data.reference_year))


def status_badge(status: CountyStatus, text: str | None = None) -> Badge:
    """A chip that names the unit, coloured by its status and linked to its page."""
    return Badge(
        klass=status.klass,
        text=text or status.county.name,
        url=urls.county(status.county.code),
        note=status.label,
    )


def status_cell(status: CountyStatus) -> Cell:
    """The status as a table shows it; sorts by year of certification, then planned year, then neither."""
    if status.batch:
        return Cell(text=status.label, klass=status.klass, sort=status.batch.year)
    year = status.planned_year
    return Cell(text=status.label, klass=status.klass, sort=year + 1000 if year else 9999)


def unit_cell(county: County) -> Cell:
    """Name of a unit with a link to its page; says so when the unit no longer exists."""
    gone = "" if county.is_current else f"建制止于{county.valid_to}年"
    return Cell(text=county.name, url=urls.county(county.code), sort=county.pinyin, note=gone)


def prefecture_cell(data: SiteData, county: County) -> Cell:
    """The prefecture of a unit; a dash for a unit directly under its province."""
    prefecture = data.prefecture.get(county.prefecture_code or "")
    if prefecture is None:
        return Cell(text=NONE)
    return Cell(text=prefecture.name, url=urls.prefecture(prefecture.code), sort=prefecture.code)


def unit_table(
    data: SiteData,
    statuses: Statuses,
    units: Iterable[County],
    caption: str,
    *,
    with_prefecture: bool,
) -> DataTable:
    """Units with kind, status and planned year, in the order given."""
    columns = [
        Column(key="name", title="名称"),
        Column(key="kind", title="类别"),
        Column(key="status", title="认定状态", kind=ColumnKind.STATUS),
        Column(
            key="planned_year", title="规划年份", kind=ColumnKind.NUMBER, hint="所见规划中通过国家认定的年份"
        ),
    ]
    if with_prefecture:
        columns.insert(1, Column(key="prefecture", title="地级"))
    rows = tuple(_unit_row(data, statuses[unit.code], with_prefecture) for unit in units)
    return DataTable(id="counties", caption=caption, columns=tuple(columns), rows=rows)


def _unit_row(data: SiteData, status: CountyStatus, with_prefecture: bool) -> tuple[Cell, ...]:
    county = status.county
    year = status.planned_year
    cells = [
        unit_cell(county),
        Cell(text=county.kind.value),
        status_cell(status),
        Cell(text=str(year), sort=year) if year else Cell(text=NONE),
    ]
    if with_prefecture:
        cells.insert(1, prefecture_cell(data, county))
    return tuple(cells)
