"""What provinces, prefectures and county-level units are compared by: a table of each, as their pages say it.

Cells say in words of their own what is not known, since the comparison has no room for small print.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.model.codes import Status
from sitegen.model.divisions import County, Prefecture, Province
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.pages.batch.batch_tables import province_batch_table
from sitegen.pages.parts.coverage_facts import share_cells, share_columns
from sitegen.pages.parts.statuses import Statuses, units_now
from sitegen.pages.place.compare_counties import county_cells, county_columns
from sitegen.pages.place.province_list import province_coverage
from sitegen.site import urls
from sitegen.site.row_file import row_file
from sitegen.site.tables import Cell, Column, ColumnKind, DataTable, number_cell, share_cell
from sitegen.site.words import UNKNOWN, listed

T = TypeVar("T")

PROVINCES = "compare-provinces"
PREFECTURES = "compare-prefectures"
COUNTIES = "compare-counties"
FINDING = (Column("name", "名称"), Column("slug", "地址"), Column("code", "代码"), Column("within", "所在"))
"""What each table begins with: the comparison finds places by it and shows the name alone."""
_MISSING = Column("missing", "还缺名字", hint="公布了数目而还没有收到名字的")
_PLANNED = Column("planned", "规划过，名单上没有", kind=ColumnKind.NUMBER)
_SHARES = 3
"""Columns at the end of `share_columns`: counties and both shares."""
_NOT_BY_PREFECTURE = Cell("只公布到省")


def comparison_files(data: SiteData, statuses: Statuses) -> Iterator[OutputFile]:
    """Rows of all places as scripts of data."""
    provinces = [_province_row(data, statuses, each) for each in data.provinces if each.covered]
    prefectures = [_prefecture_row(data, statuses, each) for each in data.prefectures]
    counties = [_county_row(data, statuses, each) for each in data.counties]
    for table, rows in zip(comparison_tables(data), (provinces, prefectures, counties), strict=True):
        yield row_file(replace(table, rows=tuple(rows)), urls.COMPARE)


def comparison_tables(data: SiteData) -> tuple[DataTable, ...]:
    """The tables without their rows: what stands in the columns."""
    return (
        _table(
            PROVINCES,
            "省级行政区",
            (*_published_first(share_columns(data), _MISSING), _PLANNED, *_batch_columns(data)),
        ),
        _table(PREFECTURES, "地级行政区", (*_prefecture_columns(data), *_batch_columns(data))),
        _table(COUNTIES, "县级单位", county_columns(data)),
    )


def _table(id: str, caption: str, columns: Iterable[Column]) -> DataTable:  # noqa: A002
    return DataTable(id=id, caption=caption, columns=(*FINDING, *columns), rows=())


def _batch_columns(data: SiteData) -> tuple[Column, ...]:
    return tuple(Column(f"batch_{batch.id}", f"{batch.label}认定") for batch in data.batches)


def _prefecture_columns(data: SiteData) -> tuple[Column, ...]:
    known = {column.key: column for column in share_columns(data)}
    return (
        Column("declared", "公布"),
        known["units"],
        _MISSING,
        known["statutory_counties"],
        known["share_statutory"],
        _PLANNED,
    )


def _published_first(columns: Sequence[T], missing: T) -> tuple[T, ...]:
    """What `share_columns` and `share_cells` give: published, received, missing, and then the shares."""
    return (*columns[1:-_SHARES], columns[0], missing, *columns[-_SHARES:])


def _province_row(data: SiteData, statuses: Statuses, province: Province) -> tuple[Cell, ...]:
    covered = province_coverage(data, province)
    return (
        *_finding(province.name, urls.province(province.slug), province.slug, province.code, ""),
        *map(_whole, _published_first(share_cells(data, covered, [province.code]), Cell(_missing(covered)))),
        _planned(data, statuses, data.counties_of_province[province.code]),
        *(_batch_cell(*row[1:]) for row in province_batch_table(data, province).rows),
    )


def _prefecture_row(data: SiteData, statuses: Statuses, prefecture: Prefecture) -> tuple[Cell, ...]:
    covered = coverage(data, prefecture_code=prefecture.code)
    province = data.province[prefecture.province_code]
    code, units = prefecture.code, data.counties_of_prefecture[prefecture.code]
    return (
        *_finding(prefecture.name, urls.prefecture(code), code, code, province.name),
        _NOT_BY_PREFECTURE,
        number_cell(covered.units),
        Cell(f"全省{_missing(province_coverage(data, province))}"),
        number_cell(covered.statutory_counties),
        share_cell(covered.share_statutory),
        _planned(data, statuses, units),
        *(
            Cell(f"收到{coverage(data, prefecture_code=code, batch_ids=[batch.id]).units}")
            for batch in data.batches
        ),
    )


def _county_row(data: SiteData, statuses: Statuses, county: County) -> tuple[Cell, ...]:
    within = data.full_name(county).removesuffix(county.name)
    return (
        *_finding(county.name, urls.county(county.code), county.code, county.code, within),
        *county_cells(data, statuses[county.code]),
    )


def _finding(name: str, url: str, slug: str, code: str, within: str) -> tuple[Cell, ...]:
    return Cell(name, url=url), Cell(slug), Cell(code), Cell(within)


def _whole(cell: Cell) -> Cell:
    """The cell with its small print in its text, and without what a row of a file does not carry."""
    text = f"{cell.text}（{cell.note}）" if cell.note else cell.text
    return replace(cell, text=text, note="", statement="")


def _missing(covered: Coverage) -> str:
    """How many names are missing, and of which batches that is not known."""
    if not covered.open_batches:
        return str(covered.unseen)
    labels = listed(batch.label for batch in covered.open_batches)
    return f"{covered.unseen}，另有{labels}缺数{UNKNOWN}" if covered.unseen else f"{labels}缺数{UNKNOWN}"


def _planned(data: SiteData, statuses: Statuses, units: Iterable[County]) -> Cell:
    now = units_now(data, units)
    return number_cell(sum(statuses[unit.code].code is Status.PLANNED for unit in now))


def _batch_cell(declared: Cell, named: Cell, missing: Cell) -> Cell:
    return Cell(f"公布{declared.text}，收到{named.text}，还缺{missing.text}")
