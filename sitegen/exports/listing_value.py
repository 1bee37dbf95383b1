"""A table to be taken away. Every format is made from this one value."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sitegen.datasets.descriptor import Field
from sitegen.exports.typed_values import Value, typed_row


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Rows with their fields, and what they are."""

    title: str
    """What the rows are, in a few words: 认定名单."""
    description: str
    fields: Sequence[Field]
    rows: Sequence[Sequence[str]]
    """Cells as text, in the order of `fields`; empty when nothing is known."""

    @cached_property
    def values(self) -> Sequence[tuple[Value, ...]]:
        """Cells as values of their field's type, in the same order."""
        return [typed_row(self.fields, row) for row in self.rows]
