"""The verdict of each school in each stage, each indicator, the county: True, False, or None, not known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from sitegen.assessment.dispersion import Dispersion, dispersion
from sitegen.assessment.exact import rounded
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.quantities import Value
from sitegen.assessment.schools import School, Stage

DECIMALS = 2
"""To so many decimals values and coefficients are rounded where the reading rounds before it compares."""

_NEAR_LINE = 0.01
"""Beyond it no rounding to so many decimals brings a value to the other side of a line."""

Known = bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """An indicator of a school in a stage, held against the threshold."""

    value: Value
    threshold: Fraction
    met: Known
    reaches_least: Known
    """Does it reach the share of the threshold that is asked of the indicators that may be missed?"""

    @property
    def indicator(self) -> str:
        """The indicator's id."""
        return self.value.holder[2]

    @property
    def share(self) -> Fraction | None:
        """How much of the threshold there is: 1 where it is just met."""
        return None if self.value.per_pupil is None else self.value.per_pupil / self.threshold


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A school in one stage, with all its indicators."""

    school: School
    stage: Stage
    measured: tuple[Measured, ...]
    met: Known


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """How unevenly an indicator lies between the schools of a stage."""

    stage: Stage
    indicator: str
    schools: int
    unknown: int
    """Schools whose value is not known; with any of them there is no coefficient."""
    dispersion: Dispersion | None
    limit: Fraction
    met: Known


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """What one reading of the method says of a county."""

    switches: Switches
    units: tuple[Unit, ...]
    differences: tuple[Difference, ...]
    met: Known


def judge(
    schools: Sequence[School], found: Sequence[Value], profile: Profile, switches: Switches
) -> Assessment:
    """Hold values that are measured already against the profile."""
    units = tuple(judged_units(schools, found, profile, switches))
    differences = tuple(judged_differences(found, profile, switches))
    judged = [*(unit.met for unit in units), *(difference.met for difference in differences)]
    return Assessment(
        switches=switches, units=units, differences=differences, met=every(judged) if units else None
    )


def every(judged: Iterable[Known]) -> Known:
    """False once one is, else not known if one is not, else True."""
    open_ones = False
    for met in judged:
        if met is False:
            return False
        open_ones |= met is None
    return None if open_ones else True


def judged_units(
    schools: Sequence[School], found: Sequence[Value], profile: Profile, switches: Switches
) -> Iterator[Unit]:
    """Each school in each of its stages, one after the other."""
    for (number, stage), group in groupby(found, key=lambda value: (value.holder[0], value.stage)):
        items = tuple(measured(value, profile, switches) for value in group)
        yield Unit(school=schools[number], stage=stage, measured=items, met=unit_meets(items, profile))


def measured(value: Value, profile: Profile, switches: Switches) -> Measured:
    """A value held against its threshold, and against the share of it that is asked at least."""
    threshold = profile.thresholds[value.holder[2]][value.stage]
    met = reaches(value.per_pupil, threshold, switches)
    least = met or reaches(value.per_pupil, threshold * profile.least_share, switches)
    return Measured(value=value, threshold=threshold, met=met, reaches_least=least)


def reaches(value: Fraction | None, line: Fraction, switches: Switches) -> Known:
    """Whether the value is at least the line, after rounding where the reading rounds.

    Whole numbers are only asked where the value lies so near the line that rounding could matter.
    """
    if value is None:
        return None
    near, limit = value.numerator / value.denominator, line.numerator / line.denominator
    if abs(near - limit) > _NEAR_LINE:
        return near > limit
    return (rounded(value, DECIMALS) if switches.rounding == "two-decimals" else value) >= line


def lowest(line: Fraction, switches: Switches) -> Fraction:
    """The least value that reaches the line: one that rounds to it, where the reading rounds."""
    if switches.rounding == "exact":
        return line
    scale = 10**DECIMALS
    return Fraction(-2 * (-line * scale // 1) - 1, 2 * scale)


def line_of(limit: Fraction, switches: Switches) -> Fraction:
    """Where too large begins: where the reading rounds, half a hundredth above the limit."""
    scale = 10**DECIMALS
    return limit if switches.rounding == "exact" else Fraction(2 * int(limit * scale) + 1, 2 * scale)


def unit_meets(items: Sequence[Measured], profile: Profile) -> Known:
    """The school rule: enough indicators met, and each of the others at least the given share."""
    if any(item.reaches_least is False for item in items):
        return False
    if sum(item.met is not False for item in items) < profile.least_met:
        return False
    if any(item.reaches_least is None for item in items):
        return None
    return True


def judged_differences(found: Sequence[Value], profile: Profile, switches: Switches) -> Iterator[Difference]:
    """Each indicator of each stage, one after the other."""
    groups: Mapping[tuple[Stage, str], list[Value]] = {
        (stage, indicator): [] for stage in Stage for indicator in profile.thresholds
    }
    for value in found:
        groups[value.stage, value.holder[2]].append(value)
    for (stage, indicator), group in groups.items():
        if group:
            yield difference(stage, indicator, group, profile, switches)


def difference(
    stage: Stage, indicator: str, group: Sequence[Value], profile: Profile, switches: Switches
) -> Difference:
    """The county rule for one indicator of one stage. A single school differs from none."""
    known = [(value.pupils, value.per_pupil) for value in group if value.per_pupil is not None]
    unknown, limit = len(group) - len(known), profile.limits[stage]
    spread = None if unknown else dispersion(known, switches.deviation)
    return Difference(
        stage=stage,
        indicator=indicator,
        schools=len(group),
        unknown=unknown,
        dispersion=spread,
        limit=limit,
        met=True if len(group) == 1 and not unknown else _within(spread, limit, switches),
    )


def _within(spread: Dispersion | None, limit: Fraction, switches: Switches) -> Known:
    if spread is None:
        return None
    return spread.within(limit, DECIMALS if switches.rounding == "two-decimals" else None)
