"""Tables as values: the same rows are printed, sorted, filtered and exported."""

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sitegen.site.words import NONE, UNKNOWN, percent

Row = TypeVar("Row")

_EMPTY = "没有符合条件的记录。"


class ColumnKind(StrEnum):
    """How a column is aligned and sorted."""

    TEXT = "text"
    NUMBER = "number"
    CODE = "code"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` is the same word as in the data, `title` what readers see."""

    key: str
    title: str
    _: KW_ONLY
    kind: ColumnKind = ColumnKind.TEXT
    hint: str = ""
    """What the numbers mean, shown with the title; empty when the title says it."""
    is_facet: bool = False
    """True when its texts are few, so that readers can choose among them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. The text is complete in itself; link, class and sort value are extras."""

    text: str
    _: KW_ONLY
    url: str | None = None
    klass: str = ""
    """Status class shared with maps and legends, such as `certified-2024`."""
    sort: float | str | None = None
    """Value to sort by when the text does not sort well."""
    note: str = ""
    """Second line in small print."""
    statement: str = ""
    """Id of the statement that the text prints; empty where it is no fact of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DataTable:
    """A table with a caption; the first column of each row names the row."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = _EMPTY
    """What stands there instead when there are no rows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown(Generic[Row]):
    """A column, and how its cell is made of what a row is about."""

    column: Column
    cell: Callable[[Row], Cell]


def table_of(
    id: str,  # noqa: A002
    caption: str,
    rows: Iterable[Row],
    *columns: Shown[Row],
    empty: str = _EMPTY,
) -> DataTable:
    """A table with a row for each of `rows`."""
    return DataTable(
        id=id,
        caption=caption,
        columns=tuple(each.column for each in columns),
        rows=tuple(tuple(each.cell(row) for each in columns) for row in rows),
        empty=empty,
    )


def shown(column: Column, of: Callable[[Row], Cell | str]) -> Shown[Row]:
    """A column of texts or ready cells."""

    def cell(row: Row) -> Cell:
        found = of(row)
        return found if isinstance(found, Cell) else Cell(found)

    return Shown(column=column, cell=cell)


def text_column(
    key: str,
    title: str,
    of: Callable[[Row], Cell | str],
    *,
    kind: ColumnKind = ColumnKind.TEXT,
    is_facet: bool = False,
) -> Shown[Row]:
    """A column of texts or ready cells, called by its own words."""
    return shown(Column(key, title, kind=kind, is_facet=is_facet), of)


def number_column(
    key: str,
    title: str,
    of: Callable[[Row], Cell | int | None],
    *,
    hint: str = "",
    is_facet: bool = False,
) -> Shown[Row]:
    """A column of counts, or of ready cells."""

    def cell(row: Row) -> Cell:
        found = of(row)
        return found if isinstance(found, Cell) else number_cell(found)

    column = Column(key, title, kind=ColumnKind.NUMBER, hint=hint, is_facet=is_facet)
    return Shown(column=column, cell=cell)


def share_column(key: str, title: str, of: Callable[[Row], float | None], *, hint: str = "") -> Shown[Row]:
    """A column of shares."""
    return shown(Column(key, title, kind=ColumnKind.NUMBER, hint=hint), lambda row: share_cell(of(row)))


def number_cell(count: int | None, statement: str = "") -> Cell:
    """A count, and the statement that it is; a dash that sorts below all others when there is none."""
    return UNKNOWN_NUMBER if count is None else Cell(str(count), sort=count, statement=statement)


def known_cell(count: int | None) -> Cell:
    """A count that exists; says so when nobody knows it."""
    return Cell(UNKNOWN, sort=-1.0) if count is None else number_cell(count)


def share_cell(share: float | None) -> Cell:
    """A share; sorts below all others when there is none."""
    return Cell(percent(share), sort=-1.0 if share is None else round(share, 6))


UNKNOWN_NUMBER = Cell(NONE, sort=-1.0)
"""Stands where a number does not apply."""
