"""What each school has per pupil: one number for each school, stage and indicator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.schools import Kind, School, Stage, StagePart

PER_HUNDRED = frozenset({"1.1", "1.2", "1.3", "1.7"})
"""Indicators that are counted for each hundred pupils; the others for each pupil."""
OF_THE_STAGE = frozenset({"1.1", "1.2", "1.3"})
"""Indicators whose means belong to one stage; the others are shared by all stages of a school."""
STEPS: Mapping[str, tuple[Fraction, str]] = {
    "1.1": (Fraction(1), "人"),
    "1.2": (Fraction(1), "人"),
    "1.3": (Fraction(1), "人"),
    "1.4": (Fraction(1), "平方米"),
    "1.5": (Fraction(1), "平方米"),
    "1.6": (Fraction(1, 100), "万元"),
    "1.7": (Fraction(1), "间"),
}
"""In which steps and unit means are added."""

_YUAN = 10_000
_WEIGHTS_2015 = {
    Kind.NINE_YEAR: (Fraction(1), Fraction(11, 10), Fraction(0)),
    Kind.COMPLETE: (Fraction(0), Fraction(1), Fraction(12, 10)),
    Kind.TWELVE_YEAR: (Fraction(1), Fraction(11, 10), Fraction(132, 100)),
}
_EQUAL = (Fraction(1), Fraction(1), Fraction(1))

Holder = tuple[int, Stage | None, str]
"""Who has the means: number of the school, stage (None if all share them) and indicator."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """An indicator of a school in a stage: its means, times what one of them is worth per pupil."""

    holder: Holder
    stage: Stage
    pupils: int
    means: Fraction | None
    """Teachers, m², 万元 or rooms; None where a cell is empty."""
    factor: Fraction
    per_pupil: Fraction | None
    """Means times factor: what is held against the threshold, in the indicator's unit."""

    def with_more(self, means: Fraction) -> "Value":
        """The same value with more means."""
        if self.means is None:
            return self
        more = self.means + means
        return replace(self, means=more, per_pupil=more * self.factor)


Known = dict[tuple[int, Stage, str, tuple[str, ...]], Value]
"""Values that were worked out, by school, stage, indicator and the choices that matter to it."""


def values(
    schools: Sequence[School], profile: Profile, switches: Switches, known: Known | None = None
) -> tuple[Value, ...]:
    """Values of all schools that count, in the order of schools, stages and indicators.

    With `known`, what another reading has in common with this one is not worked out anew.
    """
    return tuple(_values(schools, profile, switches, Known() if known is None else known))


def counts(school: School, profile: Profile) -> bool:
    """Whether the school indicators are asked: not of kinds left out, small teaching points, or no pupils."""
    pupils = sum(part.pupils for part in school.parts.values())
    if school.kind in profile.excluded or not pupils:
        return False
    return school.kind is not Kind.TEACHING_POINT or pupils >= profile.smallest_teaching_point


def _values(schools: Sequence[School], profile: Profile, switches: Switches, known: Known) -> Iterator[Value]:
    choices = {indicator: _choices(indicator, switches) for indicator in profile.thresholds}
    for number, school in enumerate(schools):
        if not counts(school, profile):
            continue
        for stage in Stage:
            part = school.parts.get(stage)
            if part is None or not part.pupils:
                continue
            for indicator in profile.thresholds:
                key = number, stage, indicator, choices[indicator]
                if key not in known:
                    known[key] = _value(number, school, part, stage, indicator, switches)
                yield known[key]


def _choices(indicator: str, switches: Switches) -> tuple[str, ...]:
    """What was chosen where it changes the value of an indicator."""
    degree = switches.degree if indicator == "1.1" else ""
    sports = switches.sports if indicator in ("1.4", "1.5") else ""
    return degree, sports, "" if indicator in OF_THE_STAGE else switches.split


def _value(
    number: int, school: School, part: StagePart, stage: Stage, indicator: str, switches: Switches
) -> Value:
    means = _means(indicator, school, part, stage, switches)
    factor = _factor(indicator, school, part, stage, switches)
    return Value(
        holder=(number, stage if indicator in OF_THE_STAGE else None, indicator),
        stage=stage,
        pupils=part.pupils,
        means=means,
        factor=factor,
        per_pupil=None if means is None else means * factor,
    )


def _means(
    indicator: str, school: School, part: StagePart, stage: Stage, switches: Switches
) -> Fraction | None:
    match indicator:
        case "1.1":
            college = stage is Stage.PRIMARY and switches.degree == "college"
            return _sum(part.bachelor_teachers, part.college_teachers if college else 0)
        case "1.2":
            return _sum(part.key_teachers)
        case "1.3":
            return _sum(part.arts_teachers)
        case "1.4":
            indoor = school.indoor_sports_area if switches.sports == "indoor-is-sports" else Fraction(0)
            return _sum(school.teaching_area, None if indoor is None else -indoor)
        case "1.5":
            indoor = school.indoor_sports_area if switches.sports == "indoor-is-sports" else Fraction(0)
            return _sum(school.outdoor_sports_area, indoor, school.nearby_sports_area)
        case "1.6":
            return _sum(school.equipment)
        case "1.7":
            return _sum(school.multimedia_classrooms)
    raise KeyError(indicator)


def _sum(*terms: Fraction | int | None) -> Fraction | None:
    known = [term for term in terms if term is not None]
    return Fraction(sum(known)) if len(known) == len(terms) else None


def _factor(indicator: str, school: School, part: StagePart, stage: Stage, switches: Switches) -> Fraction:
    """What one teacher, m², 万元 or room adds to the indicator of this stage."""
    times = 100 if indicator in PER_HUNDRED else _YUAN if indicator == "1.6" else 1
    if indicator in OF_THE_STAGE:
        return Fraction(times, part.pupils)
    weights = _WEIGHTS_2015.get(school.kind, _EQUAL) if switches.split == "weights-2015" else _EQUAL
    primary, junior = (_pupils(school, stage) for stage in Stage)
    whole = primary * weights[0] + junior * weights[1] + school.senior_pupils * weights[2]
    return times * weights[tuple(Stage).index(stage)] / whole


def _pupils(school: School, stage: Stage) -> int:
    part = school.parts.get(stage)
    return part.pupils if part else 0
