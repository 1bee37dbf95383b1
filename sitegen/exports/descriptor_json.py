"""`datapackage.json` in the Data Package standard's second version."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from sitegen.datasets.descriptor import Field, ForeignKey, ResourceDescriptor, Schema
from sitegen.exports.about import About
from sitegen.exports.package_scope import Member
from sitegen.model.sources import Source
from sitegen.output import pretty_json

_PROFILES = "https://datapackage.org/profiles/2.0"


def descriptor_file(about: About, members: Sequence[Member]) -> bytes:
    """Descriptor of a package of these members."""
    package, scope = about.package, about.scope
    names = frozenset(member.name for member in members)
    descriptor = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": scope.name_in(package.name),
        "title": about.title,
        "description": f"{package.description.strip()}{scope.rows}{scope.completeness}",
        "homepage": about.homepage,
        "version": package.version,
        "created": f"{package.created.isoformat()}T00:00:00Z",
        "as_of": package.as_of.isoformat(),
        "licenses": package.descriptor.get("licenses"),
        "contributors": package.descriptor.get("contributors"),
        "sources": [_source(source) for source in about.sources],
        "resources": [_resource(package.resource(member.name), member, names) for member in members],
    }
    return pretty_json({key: value for key, value in descriptor.items() if value})


def _source(source: Source) -> Mapping[str, str]:
    title = f"{source.title}（{source.document_number}）" if source.document_number else source.title
    return {"title": title, "path": source.url} if source.url else {"title": title}


def _resource(resource: ResourceDescriptor, member: Member, names: frozenset[str]) -> Mapping[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": resource.name,
        **({"type": "table"} if resource.schema else {}),
        "path": member.path,
        "title": resource.title,
        "description": resource.description,
        "format": "csv" if resource.schema else "json",
        "mediatype": "text/csv" if resource.schema else "application/json",
        "encoding": "utf-8",
        "bytes": len(member.content),
        "hash": f"sha256:{hashlib.sha256(member.content).hexdigest()}",
        **({"schema": _schema(resource.schema, names)} if resource.schema else {}),
    }


def _schema(schema: Schema, names: frozenset[str]) -> Mapping[str, Any]:
    """The schema without foreign keys to resources that this package lacks, at which no row points."""
    keys = [_foreign_key(key) for key in schema.foreign_keys if key.resource in names or not key.resource]
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [
            _field(raw, item) for raw, item in zip(schema.descriptor["fields"], schema.fields, strict=True)
        ],
        "primaryKey": list(schema.primary_key),
        **({"foreignKeys": keys} if keys else {}),
        "missingValues": [""],
    }


def _field(raw: Mapping[str, Any], item: Field) -> Mapping[str, Any]:
    """The field with the words of its codes, as the standard's second version has them."""
    categories = [{"value": value, "label": label} for value, label in item.words.items()]
    return {**raw, "categories": categories} if categories else raw


def _foreign_key(key: ForeignKey) -> Mapping[str, Any]:
    reference = {"resource": key.resource, "fields": list(key.reference_fields)}
    return {"fields": list(key.fields), "reference": reference}
