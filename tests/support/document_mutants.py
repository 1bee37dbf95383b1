"""Falsifications of one value in a YAML document: what a slip leaves that its schema still allows."""

import copy
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mutants import other_digit

from sitegen.datasets.package import Package
from sitegen.datasets.yaml_file import KeyPath, YamlDocument

DATA_DOCUMENTS = ("claims", "rules", "province_types", "assertions")
"""What says numbers of others; the other documents are words of our own about the data."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentMutant:
    """One change of one document."""

    document: str
    field: str
    """Keys that lead to the value, without numbers of items; empty for an item that is dropped."""
    kind: str
    change: str
    package: Package
    """The package with the change."""


def document_mutants(package: Package, name: str, count: int, seed: int) -> Iterator[DocumentMutant]:
    """For each key `count` changed digits and `count` values of other items; and `count` dropped items."""
    document = package.documents[name]
    places: dict[str, list[KeyPath]] = {}
    for keys in _scalars(document.value, ()):
        places.setdefault(".".join(key for key in keys if isinstance(key, str)), []).append(keys)
    for field, found in places.items():
        chance = random.Random(f"{seed}:{name}:{field}")  # noqa: S311
        values = {keys: _at(document.value, keys) for keys in found}
        numbered = [keys for keys, value in values.items() if any(c.isdecimal() for c in str(value))]
        for keys in _some(chance, numbered, count):
            yield _changed(package, name, field, "digit", keys, _with_other_digit(chance, values[keys]))
        for keys in _some(chance, found, count):
            others = sorted({value for value in values.values() if value != values[keys]}, key=str)
            if others:
                yield _changed(package, name, field, "sibling", keys, chance.choice(others))
    chance = random.Random(f"{seed}:{name}:")  # noqa: S311
    for index in _some(chance, range(len(document.items)), count):
        value = [item for number, item in enumerate(document.value) if number != index]
        yield _mutant(package, name, "", "dropped", f"item {index}", value)


def _scalars(value: Any, keys: KeyPath) -> Iterator[KeyPath]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _scalars(item, (*keys, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _scalars(item, (*keys, index))
    elif value is not None and not isinstance(value, bool):
        yield keys


def _at(value: Any, keys: KeyPath) -> Any:
    for key in keys:
        value = value[key]
    return value


def _some(chance: random.Random, found: Sequence[Any], count: int) -> list[Any]:
    return chance.sample(found, min(count, len(found)))


def _with_other_digit(chance: random.Random, value: Any) -> Any:
    return type(value)(other_digit(chance, str(value)))


def _changed(package: Package, name: str, field: str, kind: str, keys: KeyPath, after: Any) -> DocumentMutant:
    value = copy.deepcopy(package.documents[name].value)
    holder = _at(value, keys[:-1])
    before = holder[keys[-1]]
    holder[keys[-1]] = after
    return _mutant(package, name, field, kind, f"{keys} {before!r} -> {after!r}", value)


def _mutant(package: Package, name: str, field: str, kind: str, change: str, value: Any) -> DocumentMutant:
    document: YamlDocument = replace(package.documents[name], value=value)
    return DocumentMutant(
        document=name,
        field=field,
        kind=kind,
        change=f"{name} {change}",
        package=replace(package, documents={**package.documents, name: document}),
    )
