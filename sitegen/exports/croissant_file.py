"""The tables for those who train models: Croissant 1.0 (MLCommons) as JSON-LD.

Each table is a file with its checksum and a set of records whose fields are the columns with their types.
What refers to another table is not marked: the makers' reader would join the tables and lose rows whose
reference is empty. Where the site's address is not known, files are named relative to this one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.datasets.descriptor import Field, Schema
from sitegen.exports.about import About
from sitegen.exports.zip_file import Stamp
from sitegen.output import pretty_json
from sitegen.site.formats import CSV

NAME = "croissant.json"
_CONTEXT: Mapping[str, Any] = {
    "@language": "zh-CN",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""As the specification prescribes it."""
_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}
"""Of columns that are never empty; an empty cell is a text and nothing else."""


def croissant_file(about: About, schemas: Mapping[str, Schema], files: Iterable[Stamp]) -> bytes:
    """The tables of these schemas by name; `files` are all downloads."""
    stamps = {file.path: file for file in files}
    tables = {name: f"tables/{name}{CSV.ending}" for name in schemas}
    described = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.title,
        "description": f"{about.package.description.strip()}{about.scope.rows}{about.scope.completeness}",
        "version": about.package.version,
        "datePublished": about.package.created.isoformat(),
        "license": about.reference.licence,
        "creator": [{"@type": "Organization", "name": author} for author in about.reference.authors],
        "citeAs": about.citation,
        "url": about.homepage,
        "inLanguage": "zh-CN",
        "distribution": [_file(about, stamps[path]) for path in tables.values()],
        "recordSet": [_records(name, tables[name], schema) for name, schema in schemas.items()],
    }
    return pretty_json({name: value for name, value in described.items() if value})


def _file(about: About, file: Stamp) -> Mapping[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": f"{about.homepage}downloads/{file.path}" if about.homepage else file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": CSV.mime_type,
        "sha256": file.sha256,
    }


def _records(name: str, path: str, schema: Schema) -> Mapping[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "key": [{"@id": f"{name}/{column}"} for column in schema.primary_key],
        "field": [_field(name, path, field) for field in schema.fields],
    }


def _field(table: str, path: str, field: Field) -> Mapping[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{field.name}",
        "name": field.name,
        "description": f"{field.title}。{field.description}",
        "dataType": _TYPES.get(field.type, "sc:Text") if field.is_required else "sc:Text",
        "source": {"fileObject": {"@id": path}, "extract": {"column": field.name}},
    }
