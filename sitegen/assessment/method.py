"""How is decided: thresholds of a profile, and switches for what no text at hand proves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from itertools import product
from typing import Literal, get_args, get_type_hints

from sitegen.assessment.schools import Kind, Stage

Deviation = Literal["weighted-population", "plain-population", "plain-sample"]
Rounding = Literal["exact", "two-decimals"]
Degree = Literal["college", "bachelor"]
Split = Literal["weights-2015", "pupils"]
Sports = Literal["indoor-is-sports", "indoor-is-teaching"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Switches:
    """One reading of the method. What a choice means, and what speaks for it, stands in the method's data."""

    degree: Degree = "college"
    split: Split = "weights-2015"
    sports: Sports = "indoor-is-sports"
    deviation: Deviation = "weighted-population"
    rounding: Rounding = "exact"


def every_reading() -> Iterator[Switches]:
    """Every combination of choices, the usual one first; those that measure alike stand together."""
    hints = get_type_hints(Switches)
    names = [field.name for field in fields(Switches)]
    for choices in product(*(get_args(hints[name]) for name in names)):
        yield Switches(**dict(zip(names, choices, strict=True)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """The lines that a county is held to: of the nation, or of a place that asks for more."""

    id: str
    name: str
    thresholds: Mapping[str, Mapping[Stage, Fraction]]
    """Least value of each school indicator, "1.1" to "1.7", by stage."""
    least_met: int
    """How many of the indicators each school must meet."""
    least_share: Fraction
    """What share of the threshold the others must reach."""
    limits: Mapping[Stage, Fraction]
    """The highest coefficient of difference of each indicator, by stage."""
    smallest_teaching_point: int
    """Teaching points with fewer pupils are left out of the school indicators."""
    excluded: frozenset[Kind]
    """Kinds of schools that are left out of the school indicators."""
    own_lines: tuple[str, ...] = ()
    """What it asks otherwise than the common thresholds, of any indicator, in sentences."""
