"""Claims and assertions: numbers that are held against the data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.model.sources import Citation

Parameters = Mapping[str, str | int | tuple[str, ...]]
"""Arguments of a measure: one word or number, or a list of codes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A published figure that is recomputed from the data, or marked as beyond checking."""

    id: str
    statement: str
    """What is claimed, in our own words."""
    published: float | str
    """The figure as published; percentages as numbers from 0 to 100."""
    measure: str | None
    """Name of the measure that recomputes it; None when it cannot be recomputed."""
    parameters: Parameters = field(default_factory=dict)
    decimals: int = 0
    """Decimal places to which the published figure was rounded."""
    uncheckable: str | None
    """Why it cannot be recomputed; None when it can."""
    note: str = ""
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Assertion:
    """An expected number; the build fails when the data no longer gives it."""

    id: str
    measure: str
    parameters: Parameters
    equals: float | None
    min: float | None
    max: float | None
    reason: str
    source_id: str
    line: int
    """Line in `assertions.yaml`, for the finding."""
