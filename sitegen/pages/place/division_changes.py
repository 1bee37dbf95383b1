"""What changed in the divisions: units that ended, began, gave up territory or took another name."""

from collections.abc import Collection

from sitegen.model.divisions import FormerName, Succession
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.tables import Cell, Column, ColumnKind, DataTable, number_cell

_COLUMNS = (
    Column("year", "年份", kind=ColumnKind.NUMBER, hint="这一年年末起生效", is_facet=True),
    Column("before", "原单位"),
    Column("extent", "变动", is_facet=True),
    Column("after", "现单位"),
)
_EMPTY = "所用的行政区划资料中没有变动。"


def change_table(data: SiteData, codes: Collection[str], caption: str) -> DataTable:
    """Changes that touch one of the units in `codes`, earliest first."""
    rows = [
        *(
            (item.year, _succession_row(data, item))
            for item in data.successions
            if item.predecessor_code in codes or item.successor_code in codes
        ),
        *((item.valid_to + 1, _name_row(data, item)) for item in data.former_names if item.code in codes),
    ]
    ordered = tuple(row for _year, row in sorted(rows, key=lambda entry: entry[0]))
    return DataTable(id="changes", caption=caption, columns=_COLUMNS, rows=ordered, empty=_EMPTY)


def extent_words(data: SiteData, item: Succession) -> str:
    """How much of the territory passed; a unit that only became another is said to be it."""
    if not item.whole:
        return "部分划入"
    others = [each for each in data.predecessors_of[item.successor_code] if each.year == item.year]
    is_new = data.county[item.successor_code].valid_from == item.year
    return "改设为" if is_new and len(others) == 1 else "全部划入"


def _succession_row(data: SiteData, item: Succession) -> tuple[Cell, ...]:
    return (
        number_cell(item.year),
        _unit(data, item.predecessor_code),
        Cell(extent_words(data, item)),
        _unit(data, item.successor_code),
    )


def _name_row(data: SiteData, item: FormerName) -> tuple[Cell, ...]:
    year = item.valid_to + 1
    return (
        number_cell(year),
        Cell(item.name, note=item.code),
        Cell("更名，代码不变"),
        _unit(data, item.code),
    )


def _unit(data: SiteData, code: str) -> Cell:
    return Cell(data.county[code].name, url=urls.county(code), note=code)
