"""Checks of the descriptor and the schemas themselves, which frictionless takes on trust."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sitegen.datasets.descriptor import PackageDescriptor, Schema
from sitegen.datasets.json_schema import misfits
from sitegen.datasets.nearest import nearest, perhaps
from sitegen.datasets.transcripts import FOLDER as TRANSCRIPTS
from sitegen.datasets.yaml_file import YamlDocument, own_yaml
from sitegen.findings import Finding

DESCRIPTOR = "datapackage.yaml"
_PROFILES = Path(__file__).parent / "profiles"
VERSIONS = "versions"
"""Folder of the released versions."""
_UNLISTED_FOLDERS = ("boundaries", TRANSCRIPTS, VERSIONS)
"""Folders whose files are named elsewhere: by an importer, in the list of transcripts, in the changelog."""


def lint_descriptor(document: YamlDocument) -> Iterator[Finding]:
    """`datapackage.yaml` uses known keys only, and each resource has its own name and path."""
    faults = misfits(document, own_yaml(_PROFILES / "package.yaml"))
    yield from faults
    if faults:
        return
    for key in ("name", "path"):
        seen: dict[str, int] = {}
        for index, resource in enumerate(document.value["resources"]):
            value = resource[key]
            if value in seen:
                yield document.finding(
                    ("resources", index, key),
                    "schema-error",
                    f"{key} “{value}”重复：第 {seen[value]} 行已经用过",
                    "换一个，或删去多余的一项",
                )
            seen.setdefault(value, document.line("resources", index, key))


def lint_schema(document: YamlDocument) -> Iterator[Finding]:
    """A table schema uses known keys only, and its keys name fields that it has."""
    faults = misfits(document, own_yaml(_PROFILES / "table_schema.yaml"))
    yield from faults
    if faults:
        return
    raw = document.value
    names = [field["name"] for field in raw["fields"]]
    for index, field in enumerate(raw["fields"]):
        if field["name"] in names[:index]:
            yield document.finding(
                ("fields", index, "name"), "schema-error", f"字段“{field['name']}”重复", "只留一个"
            )
        yield from _idle_constraints(document, index, field)
    for index, name in enumerate(raw["primaryKey"]):
        yield from _known_field(document, ("primaryKey", index), name, names)
    for number, key in enumerate(raw.get("foreignKeys", ())):
        for index, name in enumerate(key["fields"]):
            yield from _known_field(document, ("foreignKeys", number, "fields", index), name, names)


def _idle_constraints(document: YamlDocument, index: int, field: Mapping[str, Any]) -> Iterator[Finding]:
    """A constraint stands only with a type that it works for."""
    suited = {
        "pattern": ("string",),
        "maxLength": ("string",),
        "minimum": ("integer", "number"),
        "maximum": ("integer", "number"),
    }
    for name, value in field.get("constraints", {}).items():
        keys = ("fields", index, "constraints", name)
        if field["type"] == "integer" and isinstance(value, float):
            yield document.finding(keys, "schema-error", f"{name} {value} 不是整数", "整数的界限写整数")
        elif field["type"] not in suited.get(name, (field["type"],)):
            yield document.finding(
                keys, "schema-error", f"{name} 对类型 {field['type']} 不起作用", "去掉它，或改类型"
            )


def _known_field(
    document: YamlDocument, keys: tuple[str | int, ...], name: str, names: list[str]
) -> Iterator[Finding]:
    if name not in names:
        yield document.finding(
            keys, "schema-error", f"没有字段“{name}”{perhaps(name, names)}", "写 fields 里有的字段"
        )


def lint_references(
    descriptor: PackageDescriptor, documents: Mapping[str, YamlDocument]
) -> Iterator[Finding]:
    """Every foreign key points at fields of a resource of this package. `documents`: schemas by path."""
    schemas = {resource.name: resource.schema for resource in descriptor.resources if resource.schema}
    names = [resource.name for resource in descriptor.resources]
    for schema in schemas.values():
        document = documents[schema.path]
        for number, key in enumerate(schema.foreign_keys):
            keys = ("foreignKeys", number, "reference")
            if key.resource not in names:
                message = f"没有资源“{key.resource}”{perhaps(key.resource, names)}"
                yield document.finding(
                    (*keys, "resource"), "schema-error", message, "写 datapackage.yaml 里有的资源"
                )
            elif key.resource in schemas:
                yield from _known_target(
                    document, (*keys, "fields"), key.reference_fields, schemas[key.resource]
                )


def _known_target(
    document: YamlDocument, keys: tuple[str | int, ...], fields: tuple[str, ...], target: Schema
) -> Iterator[Finding]:
    for index, name in enumerate(fields):
        yield from _known_field(document, (*keys, index), name, list(target.field_names))


def lint_files(datasets: Path, document: YamlDocument) -> Iterator[Finding]:
    """Every file that the descriptor names exists inside the datasets folder, and no other stands there."""
    named = {
        resource[key]: ("resources", index, key)
        for index, resource in enumerate(document.value["resources"])
        for key in ("path", "schema", "documentSchema")
        if key in resource
    }
    strays = sorted(set(_files(datasets)) - set(named) - {DESCRIPTOR})
    for name, keys in named.items():
        file = datasets / name
        if not file.is_file():
            meant = nearest(name, strays, cutoff=0.7)
            if meant:
                strays.remove(meant)
            hint = f"把 {meant} 改名为 {name}" if meant else "放回这个文件，或从 datapackage.yaml 里删去"
            yield document.finding(keys, "file-missing", f"没有文件 {name}", hint, value=name)
        elif not file.resolve().is_relative_to(datasets.resolve()):
            message = f"文件 {name} 其实在 datasets/ 之外"
            yield document.finding(keys, "file-outside", message, "把文件本身放进 datasets/", value=name)
    folder = document.path.removesuffix(DESCRIPTOR)
    for name in strays:
        yield Finding(
            f"{folder}{name}",
            "file-unlisted",
            "datapackage.yaml 没有写到这个文件，它的内容不会被检查和发布",
            "内容并入已有的表后删去，或在 datapackage.yaml 的 resources 里登记",
        )


def _files(datasets: Path) -> Iterator[str]:
    for file in datasets.rglob("*"):
        path = file.relative_to(datasets)
        hidden = any(part.startswith((".", "~$")) for part in path.parts)
        elsewhere = any(path.is_relative_to(folder) for folder in _UNLISTED_FOLDERS)
        if file.is_file() and not hidden and file.suffix != ".md" and not elsewhere:
            yield path.as_posix()
