"""A YAML file of words under `content/`, held against the JSON Schema beside the code that reads it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sitegen.datasets.json_schema import schema_findings
from sitegen.datasets.yaml_file import load_yaml
from sitegen.exceptions import InternalError
from sitegen.findings import Finding


def read_words(path: Path, name: str, schema: str, findings: list[Finding]) -> Mapping[str, Any] | None:
    """What the file at `path`, called `name`, holds; None without it, or when it has `findings`."""
    if not path.exists():
        return None
    document, faults = load_yaml(path, name)
    if document is not None and not faults:
        faults = tuple(schema_findings(document, _schema(schema)))
    findings.extend(faults)
    return None if document is None or faults else document.value


@cache
def _schema(name: str) -> Mapping[str, Any]:
    path = Path(__file__).with_name(name)
    document, _ = load_yaml(path, path.name)
    if document is None:
        raise InternalError(f"{path} cannot be read")
    schema: Mapping[str, Any] = document.value
    return schema
