"""Cells as values of their field's type, for the formats that have types."""

from collections.abc import Sequence

from sitegen.datasets.descriptor import Field
from sitegen.exceptions import InternalError

Value = str | int | float | bool | None
"""A cell; None when it is empty. Codes and dates stay text."""


def typed_row(fields: Sequence[Field], cells: Sequence[str]) -> tuple[Value, ...]:
    """The cells of one row as values; raises InternalError on a cell that is not of its field's type."""
    return tuple(typed(field.type, cell) for field, cell in zip(fields, cells, strict=True))


def typed(kind: str, cell: str) -> Value:
    """One cell as a value of a type of Table Schema; raises InternalError when it is none."""
    if not cell:
        return None
    try:
        if kind == "integer":
            return int(cell)
        if kind == "number":
            return float(cell)
        if kind == "boolean":
            return {"true": True, "false": False}[cell]
    except (ValueError, KeyError) as error:
        raise InternalError(f"not of type {kind}: {cell!r}") from error
    return cell
