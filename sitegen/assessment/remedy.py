"""What would meet the standard, by a rule that every report prints, and no step more than that.

First the schools: where more indicators are missed than may be, or one misses its least share, each
missed indicator is brought to its threshold, except as many as may be missed: those that lack the greatest
part of their threshold are brought to the least share only. Then the county: where an indicator still
differs too much, every school below a floor is brought to it, and the floor is the lowest that suffices, in
hundredths of the indicator's unit. At last both together: each addition is taken back as far as nothing
fails, until none of them can spare a step. That is not the least sum of all that would do, which no search
of this size proves. Means are added in whole teachers, m² and rooms, and in hundredths of 万元; what the
stages of a school share is added once for all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sitegen.assessment.floors import Floors
from sitegen.assessment.judging import Assessment, Difference, Unit, judge, lowest
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.pruning import Added, needed, place, pruned
from sitegen.assessment.quantities import STEPS, Value
from sitegen.assessment.schools import School, Stage

RULE = (
    "先看学校：没有达到的项数过多，或有一项不到最低比例的，把没有达到的各项补到标准；其中准许不达标的，"
    "留给占标准的比例最低的一项，只补到最低比例。再看全县：差异系数超过上限的指标，把低于某一水平的学校都补到"
    "这一水平，水平取刚好使差异系数不超过上限的最低值（精确到0.01）。最后两步一起往回减：从第一所学校起，"
    "一项一项减到不能再减，反复到哪一项都减不动。教师、教室按整数补，面积按平方米的整数补，设备按0.01万元补；"
    "几个学段共用的只补一次。这样得出的补法，去掉任何一项，或任何一项少补一步（1人、1间、1平方米、0.01万元），"
    "就有学校或差异系数达不到；但不保证合计是所有补法中最少的：换几所学校、换一项来补，合计可能更少，"
    "差异系数不按学生数加权时尤其如此。"
)
"""The rule in a reader's words."""
_ROUNDS = 20
_LESS_COARSE = 1000  # floors tried beyond the first that suffices without rounding up to whole means


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition:
    """What one school would need of one indicator."""

    school: School
    stage: Stage | None
    """None where the stages of the school share it."""
    indicator: str
    amount: Fraction
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedy:
    """All additions together, and whether they suffice; they can't where cells are empty."""

    additions: tuple[Addition, ...]
    suffices: bool


def remedy(schools: Sequence[School], found: Sequence[Value], profile: Profile, before: Assessment) -> Remedy:
    """What would meet the standard, in the order of schools, stages and indicators.

    `found` are the values of the schools, and `before` is what is said of them as they are.
    """
    added, switches = Added(), before.switches
    for unit in before.units:
        for value, line in _short(unit, profile):
            _bring(value, lowest(line, switches), added)
    for _ in range(_ROUNDS):
        after = judge(schools, _with(found, added), profile, switches)
        uneven = [item for item in after.differences if item.met is False]
        if not uneven:
            break
        for item in uneven:
            _level(item, found, profile, switches, added)
    least = pruned(found, added, profile, switches) if added else added
    return Remedy(additions=tuple(_additions(schools, least)), suffices=after.met is True)


def _short(unit: Unit, profile: Profile) -> Iterator[tuple[Value, Fraction]]:
    """Values of a school that fails, each with the line it is to be brought to."""
    if unit.met is not False:
        return
    missed = [item for item in unit.measured if item.met is False]
    missed.sort(key=lambda item: item.share or Fraction(0))
    spared = len(unit.measured) - profile.least_met
    for number, item in enumerate(missed):
        yield item.value, item.threshold * (profile.least_share if number < spared else 1)


def _bring(value: Value, line: Fraction, added: Added) -> None:
    """Add whole means to what a value rests on until it reaches the line."""
    more = needed(value, line)
    if more > added.get(value.holder, 0):
        added[value.holder] = more


def _with(found: Sequence[Value], added: Added) -> tuple[Value, ...]:
    return tuple(value.with_more(added[value.holder]) if value.holder in added else value for value in found)


def _level(
    uneven: Difference, found: Sequence[Value], profile: Profile, switches: Switches, added: Added
) -> None:
    """Bring every school of a stage to the lowest floor at which the indicator differs little enough."""
    group = [value for value in found if (value.stage, value.holder[2]) == (uneven.stage, uneven.indicator)]
    floors = Floors(group, added, profile, switches)
    low, high = floors.lowest, floors.highest
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if floors.suffices(middle) else (middle + 1, high)
    # Whole means overshoot by different parts of a floor, so that the next floors may differ more again.
    floor = next((floor for floor in range(low, low + _LESS_COARSE) if floors.suffices(floor)), high)
    added.update(floors.added(floor))


def _additions(schools: Sequence[School], added: Added) -> Iterator[Addition]:
    for (number, stage, indicator), amount in sorted(added.items(), key=lambda item: place(item[0])):
        yield Addition(
            school=schools[number],
            stage=stage,
            indicator=indicator,
            amount=amount,
            unit=STEPS[indicator][1],
        )
