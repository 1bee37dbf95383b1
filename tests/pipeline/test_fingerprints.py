"""Hashes of values: what is equal has the same, whatever shares its memory."""

from dataclasses import dataclass
from datetime import date

import pytest

from sitegen.pipeline.fingerprints import fingerprint


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a task."""

    name: str
    since: date | None = None


def test_equal_values_have_one_hash() -> None:
    name = "".join(["东城", "区"])
    assert fingerprint((Place(name), Place(name))) == fingerprint((Place("东城区"), Place("东城区")))
    assert fingerprint(frozenset({"b", "a", "c"})) == fingerprint(frozenset({"c", "a", "b"}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Place("a"), Place("b")),
        (Place("a"), Place("a", date(2024, 5, 6))),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (1, "1"),
        (1, True),
        (None, ""),
        (b"a", b"b"),
    ],
)
def test_other_values_have_another(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_what_has_no_hash_is_refused() -> None:
    with pytest.raises(TypeError):
        fingerprint(object())
