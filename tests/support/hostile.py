"""Hostile text in everything that contributors write: which fields take it is asked of the schemas."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import chain, cycle
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from sitegen.content import Document, SiteSettings
from sitegen.datasets.descriptor import Field, PackageDescriptor, Schema
from sitegen.datasets.package import Package
from sitegen.datasets.reader import Table
from sitegen.datasets.yaml_file import load_yaml
from sitegen.maps.loaded_boundaries import Boundaries, Boundary

SUM = "7*7777"
RESULT = "54439"
"""What a template makes of SUM; it stands nowhere else."""
POLYGLOT = f"{{{{{SUM}}}}}{{%x%}}{{#</script></title><q/a=\"'>`\\"
PAYLOADS = (
    POLYGLOT,
    f"${{{SUM}}}#{{{SUM}}}<%={SUM}%>[[{SUM}]]",
    "{% raw %}{% for %}{# ",
    "{{ ''.__class__.__mro__ }}",
    "{0.__class__} %(x)s %s {x!r}",
    "</script><script>alert(1)</script>",
    "</title></textarea><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "' autofocus onfocus=alert(1) x='",
    "javascript:alert(1)",
    "[x](javascript:alert(1))<!--",
    "]]>&lt;&#60;&amp;&nosuch;",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "'); DROP TABLE counties;--",
    '\\\\";,:\\n\\u003c',
    "}\\end{document}%~^_#$&",
    "END:VCALENDAR",
    "TY  - ER  - ",
    "_x005F_x0041__x000D_",
)
_COMPACT = tuple(re.sub(r"\s", "/", payload) for payload in PAYLOADS)
_ADDRESSES = tuple(f"https://example.org/{payload}" for payload in _COMPACT)
"""The same for fields that allow no space, and for those that hold addresses."""


ALL = {*PAYLOADS, *_COMPACT, *_ADDRESSES}
_NAMES = {("corrections", "field")}
"""Columns that name something of the package without a foreign key."""


def hostile_package(package: Package, datasets: Path) -> Package:
    """The package with hostile text wherever a schema allows it, keys and references left out."""
    keys = {
        row[name]
        for table in package.tables.values()
        for row in table.rows
        for name in table.schema.primary_key
    }
    documents = {}
    for name, document in package.documents.items():
        schema, _ = load_yaml(datasets / str(package.descriptor.resource(name).document_schema), name)
        assert schema is not None
        documents[name] = replace(document, value=hostile_document(document.value, schema.value, keys))
    return Package(
        descriptor=_descriptor(package.descriptor),
        tables={name: hostile_table(table) for name, table in package.tables.items()},
        documents=documents,
    )


def hostile_table(table: Table) -> Table:
    """The table with a payload in every cell that has one and whose field takes it."""
    columns = {item.name: payloads(item) for item in table.schema.fields if item.name not in tied(table)}
    rows = tuple(
        replace(
            row,
            cells={
                name: next(columns.get(name, iter(())), cell) if cell else cell
                for name, cell in row.cells.items()
            },
        )
        for row in table.rows
    )
    return replace(table, rows=rows, schema=_words(table.schema))


def tied(table: Table) -> set[str]:
    """Columns of keys and references, which other rows depend on."""
    references = {name for key in table.schema.foreign_keys for name in key.fields}
    names = {field for resource, field in _NAMES if resource == table.name}
    return references | names | set(table.schema.primary_key)


def payloads(field: Field) -> Iterator[str]:
    """Payloads that the schema of `field` allows, in turn; none for what holds no free text."""
    if field.type != "string" or "enum" in field.constraints:
        return iter(())
    pattern = field.constraints.get("pattern", ".*")
    pools = (
        [each for each in pool if re.fullmatch(pattern, each)] for pool in (PAYLOADS, _COMPACT, _ADDRESSES)
    )
    return cycle(next(filter(None, pools), ()))


def hostile_document(value: Any, schema: Any, keys: set[str]) -> Any:
    """A copy of the document with a payload for every text that may be another and names nothing else."""
    value = deepcopy(value)
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    assert validator.is_valid(value)
    for holder, place in list(_texts(value)):
        text = holder[place]
        for payload in chain((PAYLOADS[len(text) % len(PAYLOADS)],), _COMPACT[:1]):
            holder[place] = payload
            if text not in keys and validator.is_valid(value):
                break
            holder[place] = text
    return value


def _texts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every text in a value, as what holds it and where."""
    places = value.items() if isinstance(value, dict) else enumerate(value)
    for place, item in places:
        if isinstance(item, str):
            yield value, place
        elif isinstance(item, dict | list):
            yield from _texts(item)


def _descriptor(descriptor: PackageDescriptor) -> PackageDescriptor:
    texts = cycle(PAYLOADS)
    resources = tuple(
        replace(
            item,
            title=next(texts),
            description=next(texts),
            schema=_words(item.schema) if item.schema else None,
        )
        for item in descriptor.resources
    )
    return replace(descriptor, title=next(texts), description=next(texts), resources=resources)


def _words(schema: Schema) -> Schema:
    """The schema with hostile titles and descriptions of fields."""
    texts = cycle(PAYLOADS)
    fields = tuple(replace(item, title=next(texts), description=next(texts)) for item in schema.fields)
    return replace(schema, fields=fields)


def hostile_boundaries(boundaries: Boundaries) -> Boundaries:
    """Boundaries with hostile names and credits."""

    def named(areas: tuple[Boundary, ...]) -> tuple[Boundary, ...]:
        return tuple(replace(area, name=text) for area, text in zip(areas, cycle(PAYLOADS), strict=False))

    return replace(
        boundaries,
        title=POLYGLOT,
        issuer=POLYGLOT,
        attribution=POLYGLOT,
        provinces=named(boundaries.provinces),
        counties={code: named(areas) for code, areas in boundaries.counties.items()},
        coarse_counties=named(boundaries.coarse_counties),
    )


def hostile_settings(settings: SiteSettings) -> SiteSettings:
    """Settings with hostile words, and an address as hostile as `site.yaml` may give it."""
    return replace(
        settings,
        title=POLYGLOT,
        tagline=PAYLOADS[5],
        description=PAYLOADS[6],
        boundary_credit=POLYGLOT,
        base_url="https://data.example/$(x);--/",
        menu=tuple(replace(item, text=POLYGLOT) for item in settings.menu),
    )


def hostile_prose(document: Document) -> Document:
    """Prose that is hostile throughout."""
    lines = "\n\n".join(f"{payload}\n\n## {payload}\n\n`{payload}` <{payload}>" for payload in PAYLOADS)
    return replace(document, title=POLYGLOT, description=POLYGLOT, text=f"{document.text}\n\n{lines}\n")
