"""What an assessment prints, as plain values: the command writes it as JSON, and the page makes the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import TypedDict

from sitegen.assessment.exact import apart, printed, rounded_root
from sitegen.assessment.judging import Difference, Known, Unit, judge
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.quantities import counts, values
from sitegen.assessment.readings import readings
from sitegen.assessment.remedy import Addition, remedy
from sitegen.assessment.schools import Kind, School

VALUE_DIGITS, SHARE_DIGITS, SPREAD_DIGITS = 2, 1, 4
"""Decimals of values, of shares in %, and of deviations and coefficients."""


class PrintedIndicator(TypedDict):
    """An indicator of a school."""

    indicator: str
    value: str
    threshold: str
    share: str
    """Of the threshold, in %."""
    verdict: str


class PrintedSchool(TypedDict):
    """A school in one stage; `met` of its indicators are met."""

    school: str
    stage: str
    pupils: int
    met: int
    verdict: str
    indicators: list[PrintedIndicator]


class PrintedDifference(TypedDict):
    """An indicator between the schools of a stage."""

    stage: str
    indicator: str
    schools: int
    unknown: int
    mean: str
    deviation: str
    coefficient: str
    limit: str
    verdict: str


class PrintedAddition(TypedDict):
    """What one school would need; `stage` is empty where its stages share it."""

    school: str
    stage: str
    indicator: str
    amount: str
    unit: str


class LeftOut(TypedDict):
    """A school to which the school indicators do not apply, with the reason's code."""

    school: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One assessment; numbers are text as printed, empty where nothing is known."""

    profile: str
    own_lines: tuple[str, ...]
    """What the profile asks otherwise than the common thresholds."""
    switches: Mapping[str, str]
    verdict: str
    """met, unmet or unknown."""
    readings: int
    """In how many ways the method was read."""
    same_in_all: bool
    """The verdict holds under each of them."""
    decisive: tuple[str, ...]
    """Switches whose change alone changes the verdict."""
    schools: tuple[PrintedSchool, ...]
    differences: tuple[PrintedDifference, ...]
    additions: tuple[PrintedAddition, ...]
    additions_suffice: bool
    left_out: tuple[LeftOut, ...]


def report(schools: Sequence[School], profile: Profile, switches: Switches) -> Report:
    """Assess and print."""
    found = values(schools, profile, switches)
    result, every = judge(schools, found, profile, switches), readings(schools, profile)
    lacking = remedy(schools, found, profile, result)
    return Report(
        profile=profile.id,
        own_lines=profile.own_lines,
        switches=asdict(switches),
        verdict=verdict(result.met),
        readings=len(every.verdicts),
        same_in_all=every.same,
        decisive=every.matters(switches),
        schools=tuple(_school(unit) for unit in result.units),
        differences=tuple(_difference(item) for item in result.differences),
        additions=tuple(_addition(item) for item in lacking.additions),
        additions_suffice=lacking.suffices,
        left_out=tuple(_left_out(schools, profile)),
    )


def verdict(met: Known) -> str:
    """The word for an outcome."""
    return "unknown" if met is None else "met" if met else "unmet"


def _school(unit: Unit) -> PrintedSchool:
    return {
        "school": unit.school.name,
        "stage": unit.stage.value,
        "pupils": unit.measured[0].value.pupils,
        "met": sum(item.met is True for item in unit.measured),
        "verdict": verdict(unit.met),
        "indicators": [
            {
                "indicator": item.indicator,
                "value": _apart(item.value.per_pupil, VALUE_DIGITS, item.threshold),
                "threshold": _printed(item.threshold, VALUE_DIGITS),
                "share": _apart(
                    None if item.share is None else item.share * 100, SHARE_DIGITS, Fraction(100)
                ),
                "verdict": verdict(item.met),
            }
            for item in unit.measured
        ],
    }


def _difference(item: Difference) -> PrintedDifference:
    spread = item.dispersion
    return {
        "stage": item.stage.value,
        "indicator": item.indicator,
        "schools": item.schools,
        "unknown": item.unknown,
        "mean": _printed(spread.mean if spread else None, VALUE_DIGITS),
        "deviation": _printed(
            rounded_root(spread.variance, SPREAD_DIGITS) if spread else None, SPREAD_DIGITS
        ),
        "coefficient": _printed(spread.coefficient(SPREAD_DIGITS) if spread else None, SPREAD_DIGITS),
        "limit": _printed(item.limit, VALUE_DIGITS),
        "verdict": verdict(item.met),
    }


def _addition(item: Addition) -> PrintedAddition:
    digits = 2 if item.amount.denominator > 1 else 0
    return {
        "school": item.school.name,
        "stage": item.stage.value if item.stage else "",
        "indicator": item.indicator,
        "amount": printed(item.amount, digits),
        "unit": item.unit,
    }


def _left_out(schools: Sequence[School], profile: Profile) -> Iterator[LeftOut]:
    for school in schools:
        if not counts(school, profile):
            yield {"school": school.name, "reason": _reason(school, profile)}


def _reason(school: School, profile: Profile) -> str:
    if school.kind in profile.excluded:
        return "kind"
    return "small" if school.kind is Kind.TEACHING_POINT and school.parts else "no-pupils"


def _printed(value: Fraction | None, digits: int) -> str:
    return "" if value is None else printed(value, digits)


def _apart(value: Fraction | None, digits: int, line: Fraction) -> str:
    return "" if value is None else apart(value, digits, line)
