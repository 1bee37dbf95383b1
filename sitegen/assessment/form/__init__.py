"""The form that a county fills in: a Table Schema, and a made-up county as an example."""

from functools import cache
from pathlib import Path

from sitegen.datasets.descriptor import Schema, schema_from
from sitegen.datasets.yaml_file import load_yaml
from sitegen.exceptions import InternalError

SAMPLE = "虚构的示例县"
"""What the made-up county is called wherever it is shown."""


_FOLDER = Path(__file__).parent


@cache
def school_schema() -> Schema:
    """The Table Schema of a county's schools, one row a school."""
    name = "schools.schema.yaml"
    document, findings = load_yaml(_FOLDER / name, name)
    if document is None:
        raise InternalError(f"{name}: {findings}")
    return schema_from(name, document.value, {})


def sample_rows() -> str:
    """The made-up county as CSV, under the names of the schema's fields."""
    return (_FOLDER / "sample.csv").read_text(encoding="utf-8")
