"""How a county may be held against the standard: sets of lines, and choices where no text is proven."""

from dataclasses import dataclass

from sitegen.model.sources import Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentProfile:
    """A set of lines: the nation's, or those of a place that asks for more."""

    id: str
    name: str
    statement: str
    """Where it comes from, in our own words."""
    smallest_teaching_point: int
    """Teaching points with fewer pupils are left out of the school indicators."""
    excluded_kinds: str
    """Kinds of schools that are left out, parted by 、."""
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentLine:
    """A threshold that a profile has instead of the common one."""

    profile_id: str
    indicator_id: str
    seq: int
    value: float
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentSwitch:
    """Something in the method that no text at hand proves."""

    id: str
    name: str
    question: str
    reason: str
    """Why it is open: what was seen and what was not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentOption:
    """One way to read a switch; the first one is the usual one."""

    switch_id: str
    seq: int
    id: str
    name: str
    citation: Citation
