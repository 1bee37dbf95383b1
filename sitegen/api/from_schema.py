"""Columns of tables as members of responses: named, described and limited by the Table Schemas.

A response says which columns of which table it has, and writes only what it computes. Schemas of responses
are constants, so a column stands in them as `{"$column": "counties.code"}` until the document is written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from sitegen.api.schema import DATE, Schema, nullable, ref
from sitegen.api.vocabulary import (
    KIND,
    LEVEL,
    LIST_STATUS,
    PLAN_STATUS,
    REGION,
    REPORTER,
    STAGE,
    Vocabulary,
)
from sitegen.datasets.descriptor import Field, PackageDescriptor
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation

_COLUMN = "$column"
_LIMITS = ("pattern", "minimum", "maximum", "enum")
_WORDS: Mapping[str, Vocabulary] = {
    "provinces.region": REGION,
    "counties.kind": KIND,
    "batches.list_status": LIST_STATUS,
    "plans.status": PLAN_STATUS,
    "plan_targets.stage": STAGE,
    "goals.stage": STAGE,
    "indicators.level": LEVEL,
    "corrections.reported_by": REPORTER,
}
"""Columns whose words have a label of their own: responses give both."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Some columns of one table or document."""

    resource: str
    names: tuple[str, ...]

    @property
    def schema(self) -> dict[str, Schema]:
        """A member for each column."""
        return {name: {_COLUMN: f"{self.resource}.{name}"} for name in self.names}

    def of(self, record: object) -> dict[str, Any]:
        """The members of one record of the model."""
        words = _words_of(self.resource)
        return {name: words.get(name, _plain)(getattr(record, name)) for name in self.names}


def columns(resource: str, *names: str, without: tuple[str, ...] = ()) -> Columns:
    """The columns called `names`; when none is named, all of the model but provenance and `without`.

    Columns that are added to a table join the responses that name none.
    """
    kind = get_args(get_type_hints(SiteData)[resource])[0]
    every = [field.name for field in fields(kind) if field.name not in ("citation", *without)]
    return Columns(resource, names or tuple(every))


def described(node: Any, package: PackageDescriptor) -> Any:
    """`node`, a part of the OpenAPI document, with every column in it as its Table Schema describes it."""
    if isinstance(node, Mapping):
        if _COLUMN in node:
            rest = {key: value for key, value in node.items() if key != _COLUMN}
            return {**_column(node[_COLUMN], package), **rest}
        return {key: described(value, package) for key, value in node.items()}
    return [described(item, package) for item in node] if isinstance(node, list) else node


def _column(place: str, package: PackageDescriptor) -> Schema:
    resource, _, name = place.partition(".")
    field = package.table_schema(resource).field(name)
    description = f"{field.title}。{field.description}"
    found = ref(_WORDS[place].name, description) if place in _WORDS else _typed(field, description)
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


@cache
def _words_of(resource: str) -> Mapping[str, Callable[[Any], Any]]:
    """Makes a word of its code; the data writes some words as the code, and some as the label."""
    found: dict[str, Callable[[Any], Any]] = {}
    for place, vocabulary in _WORDS.items():
        table, _, name = place.partition(".")
        if table == resource:
            words = {word["label"]: word for word in vocabulary.coded.values()} | dict(vocabulary.coded)
            found[name] = words.__getitem__
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
