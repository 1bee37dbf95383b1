"""Cells of a checked row as typed values. An empty cell is None."""

from collections.abc import Mapping
from datetime import date

from sitegen.model.sources import Citation, Evidence

Cells = Mapping[str, str]


def text(cells: Cells, field: str) -> str | None:
    """A word or sentence, None when the cell is empty."""
    return cells[field] or None


def number(cells: Cells, field: str) -> float | None:
    """A decimal number."""
    return float(cells[field]) if cells[field] else None


def integer(cells: Cells, field: str) -> int | None:
    """A whole number."""
    return int(cells[field]) if cells[field] else None


def day(cells: Cells, field: str) -> date | None:
    """A date in ISO 8601."""
    return date.fromisoformat(cells[field]) if cells[field] else None


def citation(cells: Cells) -> Citation:
    """The provenance fields that end every row."""
    return Citation(
        source_id=cells["source_id"],
        locator=cells["locator"],
        evidence=Evidence(cells["evidence"]),
        corroborating_source_id=cells.get("corroborating_source_id") or None,
    )
