"""Cells as values."""

import pytest

from sitegen.exceptions import InternalError
from sitegen.exports.typed_values import Value, typed


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("string", "010203", "010203"),
        ("string", "", None),
        ("integer", "12", 12),
        ("integer", "", None),
        ("number", "0.333333", 0.333333),
        ("boolean", "true", True),
        ("boolean", "false", False),
        ("date", "2025-03-14", "2025-03-14"),
    ],
)
def test_a_cell_has_the_type_of_its_field(kind: str, cell: str, value: Value) -> None:
    found = typed(kind, cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("kind", "cell"), [("integer", "1.5"), ("number", "many"), ("boolean", "yes")])
def test_a_cell_of_another_type_is_our_fault(kind: str, cell: str) -> None:
    with pytest.raises(InternalError, match=cell):
        typed(kind, cell)
