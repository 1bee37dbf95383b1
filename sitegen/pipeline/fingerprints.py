"""Hashes of values that tasks read: equal for two values only if these are equal."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from json import JSONEncoder
from operator import attrgetter
from pathlib import Path
from typing import Any


def fingerprint(value: object) -> str:
    """The hash of a value; one that says what it holds, as `digest`, is taken at its word.

    Texts, numbers, sequences, mappings with texts as keys, sets, bytes, dates, paths and dataclasses of them.
    """
    return blake2b(_encode(value).encode(), digest_size=16).hexdigest()


def _as_json(value: Any) -> object:
    """What JSON has no word for."""
    return _way(value.__class__)(value)


@cache
def _way(kind: Any) -> Callable[[Any], object]:
    """How values of a class become JSON."""
    if hasattr(kind, "digest"):
        return attrgetter("digest")
    if is_dataclass(kind):
        return _members(kind)
    if issubclass(kind, Mapping):
        return lambda value: list(value.items())
    if issubclass(kind, frozenset | set):
        return sorted
    if issubclass(kind, date | Path):
        return str
    if issubclass(kind, bytes):
        return lambda value: blake2b(value).hexdigest()
    raise TypeError(f"no fingerprint of {kind}")


_encode = JSONEncoder(ensure_ascii=False, check_circular=False, default=_as_json).encode


def _members(kind: Any) -> Callable[[object], object]:
    """Gives name and members of an instance of a dataclass."""
    name, get = kind.__qualname__, attrgetter("__class__", *(each.name for each in fields(kind)))
    return lambda value: (name, get(value)[1:])
