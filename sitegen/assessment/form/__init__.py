"""The form that a county fills in: a Table Schema, other words for it, and a made-up county as an example."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sitegen.datasets.descriptor import Schema, schema_from
from sitegen.datasets.yaml_file import own_yaml

SAMPLE = "虚构的示例县"
"""What the made-up county is called wherever it is shown."""


_FOLDER = Path(__file__).parent
MOST_COMPARED = 300
"""Letters of a cell or heading by which it is known: longer ones are known by their begin."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]|【[^】]*】")
_PUNCTUATION = re.compile(r"[\s、,.。·:;/\\_*&+—–-]|专任")
_NUMBERED = re.compile(r"^\d{1,2}[.、]")
_STAGE_LAST = re.compile(r"^(.*)\((小学|初中|高中)(?:部|阶段|学段)?\)")
_STAGE_FIRST = re.compile(r"^(小学|初中|高中)(?:部|阶段|学段)")
_COUNT = re.compile(r"(.)(总?人数|总数|数量|数)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wordings:
    """How counties' own tables call fields, kinds, totals, notes and units."""

    fields: Mapping[str, str]
    """Fields by the key of each of their names."""
    kinds: Mapping[str, str]
    outside: frozenset[str]
    totals: tuple[str, ...]
    notes: tuple[str, ...]
    nothing: frozenset[str]
    units: Mapping[str, Mapping[str, int]]
    """Units of each field, and how far each moves the decimal point."""
    unit_of: Mapping[str, str]
    every_unit: tuple[str, ...]
    """The longest first."""


@cache
def school_schema() -> Schema:
    """The Table Schema of a county's schools, one row a school."""
    name = "schools.schema.yaml"
    return schema_from(name, own_yaml(_FOLDER / name).value, {})


@cache
def wordings() -> Wordings:
    """The other words, as `wordings.yaml` has them, under the keys by which they are compared."""
    found = own_yaml(_FOLDER / "wordings.yaml").value
    schema = school_schema()
    kinds = next(field for field in schema.fields if field.name == "kind").constraints["enum"]
    groups = found["units"]
    units = {
        name: {key: int(by) for key, by in group["names"].items()}
        for group in groups
        for name in group["fields"]
    }
    every = {unit for names in units.values() for unit in names} | set(found["others"])
    return Wordings(
        fields={
            key_of(text): field.name
            for field in schema.fields
            for text in (field.name, field.title, *found["fields"].get(field.name, ()))
        },
        kinds={text.lower(): kind for kind in kinds for text in (kind, *found["kinds"].get(kind, ()))},
        outside=frozenset(found["outside"]),
        totals=tuple(found["totals"]),
        notes=tuple(found["notes"]),
        nothing=frozenset(found["nothing"]),
        units=units,
        unit_of={name: group["unit"] for group in groups for name in group["fields"]},
        every_unit=tuple(sorted(every, key=lambda unit: (-len(unit), unit))),
    )


def key_of(text: str) -> str:
    """What is compared of a heading: the stage first, no brackets, no punctuation, no 数 at its end."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text[:MOST_COMPARED])).lower()
    bare = _PUNCTUATION.sub("", _NUMBERED.sub("", _BRACKETS.sub("", _STAGE_LAST.sub(r"\2\1", folded))))
    return _COUNT.sub(r"\1", _STAGE_FIRST.sub(r"\1", bare.removeprefix("其中")))


def sample_rows() -> str:
    """The made-up county as CSV, under the names of the schema's fields."""
    return (_FOLDER / "sample.csv").read_text(encoding="utf-8")
