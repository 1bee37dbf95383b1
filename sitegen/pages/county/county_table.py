"""One table of all county-level units, to be filtered, and questions that its filters answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from sitegen.model.codes import Status
from sitegen.model.divisions import County, CountyKind
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.pages.county.county_columns import table_columns
from sitegen.pages.parts.breadcrumbs import COUNTIES, HOME
from sitegen.pages.parts.downloads import table_links
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.parts.statuses import Statuses, unit_class
from sitegen.site import urls
from sitegen.site.columns import raw_column
from sitegen.site.page import Link, Page
from sitegen.site.row_file import row_file, row_file_url
from sitegen.site.tables import (
    Cell,
    ColumnKind,
    DataTable,
    number_column,
    shown,
    table_of,
    text_column,
)
from sitegen.site.words import NONE
from sitegen.tracking import question

IN_FORCE = "现行"
_ID = "units"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question, and the address of the table with the filters that answer it."""

    text: str
    url: str
    count: int
    """Rows that the filters leave."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyTableBody:
    """All units as one table."""

    table: DataTable
    questions: tuple[Question, ...]
    provinces: tuple[Link, ...]
    """Where the same units stand by province."""


def county_table_page(data: SiteData, statuses: Statuses) -> Page:
    """The first rows of the table of all units, former ones included; a script reads the others."""
    table = _table(data, statuses)
    questions = (_question(table, text, chosen) for text, chosen in _questions(data, table))
    return Page(
        url=urls.COUNTY_TABLE,
        template="pages/county_table.html",
        title="县级单位总表",
        description=(
            f"{len(table.rows)}个县级单位排成一张表：按省份、类别、批次、规划年份筛选，"
            "看到什么就下载什么。已撤销的单位也在内。"
        ),
        breadcrumb=(HOME, COUNTIES),
        body=CountyTableBody(
            table=table,
            questions=tuple(question for question in questions if question.count),
            provinces=tuple(
                Link(province.short_name, f"{urls.province(province.slug)}#counties")
                for province in data.provinces
                if province.covered
            ),
        ),
        scripts=(urls.asset("js/table-rows.js"), row_file_url(_ID)),
        downloads=table_links("counties", "县级单位"),
        sources=_sources(data),
    )


@question
def _sources(data: SiteData) -> tuple[Link, ...]:
    """What the table rests on, whatever else its rows say."""
    return sources_of(data, data.counties, data.certifications, data.plan_targets)


def county_table_rows(data: SiteData, statuses: Statuses) -> OutputFile:
    """All rows of the table, as its script reads them."""
    return row_file(_table(data, statuses), urls.COUNTY_TABLE)


def _table(data: SiteData, statuses: Statuses) -> DataTable:
    return table_of(
        _ID,
        "全部县级单位",
        [statuses[county.code] for county in data.counties],
        shown(raw_column(data, "counties", "name"), lambda status: _name_cell(status.county)),
        shown(
            replace(raw_column(data, "counties", "code"), kind=ColumnKind.CODE),
            lambda status: status.county.code,
        ),
        text_column(
            "province",
            "省份",
            lambda status: data.province[status.county.province_code].short_name,
            is_facet=True,
        ),
        text_column("prefecture", "地级", lambda status: _prefecture(data, status.county), is_facet=True),
        *table_columns(data),
        text_column(
            "status",
            "状态",
            lambda status: Cell(data.label(status.code), klass=unit_class(status)),
            kind=ColumnKind.STATUS,
            is_facet=True,
        ),
        text_column(
            "batch", "批次", lambda status: status.batch.label if status.batch else NONE, is_facet=True
        ),
        number_column(
            "planned_year", "规划年份", lambda status: Cell(str(status.planned_year or NONE)), is_facet=True
        ),
        text_column("standing", "建制", lambda status: _standing(data, status.county), is_facet=True),
    )


def _name_cell(county: County) -> Cell:
    return Cell(county.name, url=urls.county(county.code), sort=county.pinyin)


def _prefecture(data: SiteData, county: County) -> str:
    prefecture = data.prefecture.get(county.prefecture_code or "")
    return prefecture.name if prefecture else NONE


def _standing(data: SiteData, county: County) -> str:
    return IN_FORCE if county.in_force(data.reference_year) else f"止于{county.valid_to}年"


def _questions(data: SiteData, table: DataTable) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
    """Questions with the values that each column may have."""
    year = data.reference_year
    planned = sorted({row[_place(table, "planned_year")].text for row in table.rows} - {NONE})
    due = [each for each in planned if int(each) <= year]
    ended = sorted({row[_place(table, "standing")].text for row in table.rows} - {IN_FORCE})
    kinds = [kind.value for kind in CountyKind if kind.is_statutory]
    certified, listed = [data.label(Status.CERTIFIED)], [data.label(Status.PLANNED)]
    yield "名单里有哪些县级行政区", {"status": certified, "kind": kinds}
    yield "名单里有哪些功能区", {"status": certified, "kind": [CountyKind.ZONE.value]}
    yield f"规划{year}年以前（含）通过，收到的名单上还没有的", {"status": listed, "planned_year": due}
    yield "规划过，也已认定的", {"status": certified, "planned_year": planned}
    yield "已认定，后来撤销的", {"status": certified, "standing": ended}
    for batch in reversed(data.batches):
        yield f"{batch.label}认定的县级市", {"batch": [batch.label], "kind": [CountyKind.CITY.value]}


def _question(table: DataTable, text: str, chosen: Mapping[str, Sequence[str]]) -> Question:
    parameters = [(f"t.{_ID}.f.{key}", value) for key, values in chosen.items() for value in values]
    count = sum(
        all(row[_place(table, key)].text in values for key, values in chosen.items()) for row in table.rows
    )
    return Question(text=text, url=f"{urls.COUNTY_TABLE}?{urlencode(parameters)}", count=count)


def _place(table: DataTable, key: str) -> int:
    return next(place for place, column in enumerate(table.columns) if column.key == key)
