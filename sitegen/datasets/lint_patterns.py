"""Patterns in schemas: those that could keep a check busy are told, and nothing is held against them."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from sitegen.datasets.patterns import pattern_fault
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.findings import Finding

_REMEDY = "以 ^ 开头、$ 结尾，重复的部分里每个字只有一种读法，如 ^[a-z]+(-[a-z]+)*$"
_Keys = tuple[str | int, ...]


def lint_patterns(document: YamlDocument) -> Iterator[Finding]:
    """Every pattern in a schema is one that a long text can be held against in a moment."""
    for keys, pattern in _patterns(document.value, ()):
        if fault := pattern_fault(pattern):
            yield document.finding(keys, "schema-error", f"pattern {fault}", _REMEDY, field="pattern")


def without_slow_patterns(document: YamlDocument) -> YamlDocument:
    """The schema of a table without these patterns, so that its table can be read all the same."""
    value = deepcopy(document.value)
    for keys, pattern in _patterns(document.value, ()):
        if pattern_fault(pattern):
            holder = value
            for key in keys[:-1]:
                holder = holder[key]
            del holder[keys[-1]]
    return replace(document, value=value)


def _patterns(value: Any, keys: _Keys) -> Iterator[tuple[_Keys, str]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if key == "pattern" and isinstance(item, str):
            yield (*keys, key), item
        elif key == "patternProperties" and isinstance(item, dict):
            yield from (((*keys, key), str(pattern)) for pattern in item)
        yield from _patterns(item, (*keys, key))
