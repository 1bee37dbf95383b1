"""YAML under `content/`, held against the JSON Schemas beside the code that reads it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sitegen.datasets.json_schema import schema_findings
from sitegen.datasets.yaml_file import YamlDocument, load_yaml, own_yaml, yaml_document
from sitegen.findings import Finding

Read = tuple[YamlDocument | None, tuple[Finding, ...]]


def read_words(path: Path, name: str, schema: str, findings: list[Finding]) -> Mapping[str, Any] | None:
    """What the file at `path`, called `name`, holds; None without it, or when it has `findings`."""
    document = _sound(load_yaml(path, name), schema, findings) if path.exists() else None
    return None if document is None else document.value


def fitting(text: str, name: str, schema: str, findings: list[Finding]) -> YamlDocument | None:
    """`text` of the file called `name` as a document; None when it has `findings`."""
    return _sound(yaml_document(text, name), schema, findings)


def _sound(read: Read, schema: str, findings: list[Finding]) -> YamlDocument | None:
    document, faults = read
    if document is not None and not faults:
        faults = tuple(schema_findings(document, schema_of(schema)))
    findings.extend(faults)
    return None if faults else document


def schema_of(name: str) -> Mapping[str, Any]:
    """The JSON Schema in the file of this name."""
    schema: Mapping[str, Any] = own_yaml(Path(__file__).with_name(name)).value
    return schema
