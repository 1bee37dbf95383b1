"""Columns of tables as members of responses: named, described and limited by the Table Schemas.

A response says which columns of which table it has, and writes only what it computes. Schemas of responses
are constants, so a column stands in them as `{"$column": "counties.code"}` until the document is written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints

from sitegen.api.schema import DATE, Schema, nullable, ref
from sitegen.api.shape import At, Member
from sitegen.api.vocabulary import coded
from sitegen.datasets.descriptor import Field, PackageDescriptor
from sitegen.model.codes import Code
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation

_COLUMN = "$column"
_LIMITS = ("pattern", "minimum", "maximum", "enum")


@dataclass(frozen=True, slots=True)
class Columns:
    """Some columns of one table or document."""

    resource: str
    names: tuple[str, ...]

    @property
    def schema(self) -> dict[str, Schema]:
        """A member for each column."""
        return {name: {_COLUMN: f"{self.resource}.{name}"} for name in self.names}

    def members(self, of: Callable[[Any], object] = lambda item: item) -> dict[str, Member[Any]]:
        """The same with their values, which are those of the record that `of` gives."""
        return {name: Member(schema, _value(name, of)) for name, schema in self.schema.items()}


def columns(resource: str, *names: str, without: tuple[str, ...] = ()) -> Columns:
    """The columns called `names`; when none is named, all of the model but provenance and `without`.

    Columns that are added to a table join the responses that name none.
    """
    kind = get_args(get_type_hints(SiteData)[resource])[0]
    every = [field.name for field in fields(kind) if field.name not in ("citation", *without)]
    return Columns(resource, names or tuple(every))


def described(node: Any, package: PackageDescriptor, data: SiteData) -> Any:
    """`node`, a part of the OpenAPI document, with every column in it as its Table Schema describes it.

    Columns whose codes `data` has as a vocabulary refer to it.
    """
    if isinstance(node, Mapping):
        if _COLUMN in node:
            rest = {key: value for key, value in node.items() if key != _COLUMN}
            return {**_column(node[_COLUMN], package, data), **rest}
        return {key: described(value, package, data) for key, value in node.items()}
    return [described(item, package, data) for item in node] if isinstance(node, list) else node


def _column(place: str, package: PackageDescriptor, data: SiteData) -> Schema:
    resource, _, name = place.partition(".")
    field = package.table_schema(resource).field(name)
    description = f"{field.title}。{field.description}"
    vocabulary = data.codelist[field.codelist].name if field.codelist else ""
    found = ref(vocabulary, description) if vocabulary else _typed(field, description)
    return nullable(found) if _may_be_none(resource, name) else found


def _typed(field: Field, description: str) -> Schema:
    limits = {key: value for key, value in field.constraints.items() if key in _LIMITS}
    if field.type == "date":
        return {"type": "string", "description": description, "format": DATE, **limits}
    return {"type": field.type, "description": description, **limits}


def _may_be_none(resource: str, name: str) -> bool:
    """False also for text that is empty when nothing is known, such as a remark."""
    kind = get_args(get_type_hints(SiteData)[resource])[0]
    hints = {**get_type_hints(Citation), **get_type_hints(kind)}
    return NoneType in get_args(hints[name])


def _value(name: str, of: Callable[[Any], object]) -> Callable[[At, Any], Any]:
    return lambda at, item: _plain(at.data, getattr(of(item), name))


def _plain(data: SiteData, value: Any) -> Any:
    if isinstance(value, Code):
        return coded(data, value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
