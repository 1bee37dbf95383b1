"""One indicator of a stage, every school brought to a floor: what that adds, and whether it is even."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, sqrt

from sitegen.assessment.dispersion import SURE
from sitegen.assessment.judging import difference, line_of
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.pruning import Added
from sitegen.assessment.quantities import STEPS, Value

_GRID = 100
"""Floors in one unit of the indicator."""


@dataclass(frozen=True, slots=True)
class _Lift:
    """What brings a school to a floor, in whole numbers: steps = ⌈(floor × rise − held) / per⌉."""

    rise: int
    held: int
    per: int
    least: int
    """Steps that are added in any case."""
    weight: int
    near: float
    """What the school has without any, approximately, and how much a step adds."""
    slope: float

    def steps(self, floor: int) -> int:
        return max(self.least, -((self.held - floor * self.rise) // self.per))


class Floors:
    """The values of one indicator in one stage, all of them known; a floor is a number of hundredths."""

    def __init__(self, group: Sequence[Value], added: Added, profile: Profile, switches: Switches) -> None:
        self._group, self._profile, self._switches = group, profile, switches
        self._step = STEPS[group[0].holder[2]][0]
        self._lifts = [self._lift(value, added.get(value.holder, Fraction(0))) for value in group]
        self._whole = sum(lift.weight for lift in self._lifts)
        self._fewer = self._whole - (switches.deviation == "plain-sample")
        self._line = float(line_of(profile.limits[group[0].stage], switches))
        heights = [_height(value, added.get(value.holder, Fraction(0))) for value in group]
        self.lowest, self.highest = int(min(heights) * _GRID), int(max(heights) * _GRID) + 1

    def _lift(self, value: Value, added: Fraction) -> _Lift:
        rise = 1 / (value.factor * _GRID * self._step)
        held = (value.means or Fraction(0)) / self._step
        return _Lift(
            rise=rise.numerator * held.denominator,
            held=held.numerator * rise.denominator,
            per=rise.denominator * held.denominator,
            least=int(added / self._step),
            weight=value.pupils if self._switches.deviation == "weighted-population" else 1,
            near=float(value.per_pupil or 0),
            slope=float(self._step * value.factor),
        )

    def added(self, floor: int) -> Added:
        """All that is added then, by school; nothing where nothing is."""
        counted = ((value, lift.steps(floor)) for value, lift in zip(self._group, self._lifts, strict=True))
        return {value.holder: steps * self._step for value, steps in counted if steps}

    def suffices(self, floor: int) -> bool:
        """Whether the indicator does not differ too much then; exactly, where it comes near the line."""
        near = self._coefficient(floor)
        if near is not None and abs(near - self._line) > SURE:
            return near < self._line
        more = self.added(floor)
        group = [value.with_more(more.get(value.holder, Fraction(0))) for value in self._group]
        stage, indicator = group[0].stage, group[0].holder[2]
        return difference(stage, indicator, group, self._profile, self._switches).met is not False

    def _coefficient(self, floor: int) -> float | None:
        heights = [(lift.weight, lift.near + lift.steps(floor) * lift.slope) for lift in self._lifts]
        mean = fsum(weight * height for weight, height in heights) / self._whole
        if not mean or self._fewer < 1:
            return None
        return sqrt(fsum(weight * (height - mean) ** 2 for weight, height in heights) / self._fewer) / mean


def _height(value: Value, added: Fraction) -> Fraction:
    return value.with_more(added).per_pupil or Fraction(0)
