"""Columns of tables on pages: called as the Table Schema calls them, printed as they are."""

from datetime import date

from sitegen.model.site_data import SiteData
from sitegen.site.blocks import Fact
from sitegen.site.tables import Cell, Column, ColumnKind
from sitegen.site.words import NONE, day, decimal


def raw_fact(data: SiteData, resource: str, record: object, name: str) -> Fact:
    """The line of a definition list that says what `record` holds in the column called `name`."""
    return Fact(data.title(resource, name), raw_text(getattr(record, name)))


def raw_column(data: SiteData, resource: str, name: str) -> Column:
    """The column called `name`; readers choose among its words where the schema lists them."""
    field = data.field[resource, name]
    kind = ColumnKind.NUMBER if field.type in ("integer", "number") else ColumnKind.TEXT
    return Column(name, field.title, kind=kind, is_facet=bool(field.words))


def raw_cell(record: object, name: str) -> Cell:
    """What `record` holds in the column called `name`."""
    return Cell(raw_text(getattr(record, name)))


def raw_text(value: object) -> str:
    """A value of the model in words; a dash for what is not known."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, float):
        return decimal(value)
    return NONE if value is None or value == "" else str(value)
