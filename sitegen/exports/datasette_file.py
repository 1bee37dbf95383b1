"""Titles and descriptions of the database: `datasette datasets.sqlite --metadata datasette.json`."""

from collections.abc import Mapping
from typing import Any

from sitegen.datasets.descriptor import PackageDescriptor, Schema
from sitegen.exports.about import About
from sitegen.output import pretty_json
from sitegen.site.licence import LICENCE, LICENCE_URL

NAME = "datasette.json"
_DATABASE = "datasets"
"""As Datasette calls `datasets.sqlite`."""


def datasette_file(about: About, schemas: Mapping[str, Schema]) -> bytes:
    """What stands above the database, each table of these schemas and each column."""
    described = {
        "title": about.title,
        "description": f"{about.package.description.strip()}{about.scope.completeness}",
        "license": LICENCE,
        "license_url": LICENCE_URL,
        "source": about.reference.authors[0] if about.reference.authors else "",
        "source_url": about.homepage,
        "databases": {
            _DATABASE: {
                "tables": {name: _table(about.package, name, schema) for name, schema in schemas.items()}
            }
        },
    }
    return pretty_json({name: value for name, value in described.items() if value})


def _table(package: PackageDescriptor, name: str, schema: Schema) -> Mapping[str, Any]:
    resource = package.resource(name)
    return {
        "title": resource.title,
        "description": resource.description,
        "columns": {field.name: f"{field.title}。{field.description}" for field in schema.fields},
    }
