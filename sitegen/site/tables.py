"""Tables as values: the same rows are printed, sorted, filtered and exported."""

from dataclasses import dataclass
from enum import StrEnum


class ColumnKind(StrEnum):
    """How a column is aligned and sorted."""

    TEXT = "text"
    NUMBER = "number"
    CODE = "code"
    STATUS = "status"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: `key` is the same word as in the data, `title` what readers see."""

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    hint: str = ""
    """What the numbers mean, shown with the title; empty when the title says it."""
    is_facet: bool = False
    """True when its texts are few, so that readers can choose among them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell. The text is complete in itself; link, class and sort value are extras."""

    text: str
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
    empty: str = "没有符合条件的记录。"
    """What stands there instead when there are no rows."""
