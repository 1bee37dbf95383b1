"""An indicator in a stage, whose values change one by one, held against the county rule each time."""

from collections.abc import Sequence
from math import fsum

from sitegen.assessment.judging import difference, line_of
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.quantities import Value

_DRIFT = 50
"""After so many changes the sums are made anew, before what floating point loses with each could matter."""
_CANCELLED = 0.5
"""Of a sum that shrinks to less than this part of itself, floating point leaves too little to be sure."""
_SURE = 1e-11
"""Far above the error of sums that never shrank so much: some 1e-14."""


class Spread:
    """The values by school, with their sums: what one more or less changes is not worked out anew."""

    def __init__(self, group: Sequence[Value], profile: Profile, switches: Switches) -> None:
        self._values = {value.holder[0]: value for value in group}
        self._profile, self._switches = profile, switches
        stage, self._indicator = group[0].stage, group[0].holder[2]
        self._stage, self._line = stage, float(line_of(profile.limits[stage], switches)) ** 2
        # One school differs from none, and of what is not known nothing is said.
        self._is_free = len(group) == 1 or any(value.per_pupil is None for value in group)
        self._whole = sum(self._weight(value) for value in group)
        self._fewer = self._whole - (switches.deviation == "plain-sample")
        self._firsts = {value.holder[0]: self._weight(value) * _near(value) for value in group}
        self._seconds = {value.holder[0]: self._weight(value) * _near(value) ** 2 for value in group}
        self._changes = 0
        self._sum()

    def _weight(self, value: Value) -> int:
        return value.pupils if self._switches.deviation == "weighted-population" else 1

    def _sum(self) -> None:
        self._first, self._second = fsum(self._firsts.values()), fsum(self._seconds.values())

    def stands_with(self, value: Value) -> bool:
        """Whether the indicator would not differ too much, if its school had this value instead."""
        if self._is_free:
            return True
        square = self._square(value)
        if square is not None and abs(square - self._line) > _SURE:
            return square < self._line
        group = ({**self._values, value.holder[0]: value}).values()
        return difference(self._stage, self._indicator, [*group], self._profile, self._switches).met is True

    def _square(self, value: Value) -> float | None:
        """The squared coefficient then, approximately; None where that is not sure."""
        number, weight, near = value.holder[0], self._weight(value), _near(value)
        second = self._second - self._seconds[number] + weight * near**2
        first = self._first - self._firsts[number] + weight * near
        if second <= _CANCELLED * self._second or first <= _CANCELLED * self._first:
            return None
        mean = first / self._whole
        return (second - mean**2 * self._whole) / self._fewer / mean**2

    def take(self, value: Value) -> None:
        """Its school has this value from now on."""
        number, weight, near = value.holder[0], self._weight(value), _near(value)
        self._values[number] = value
        before = self._first, self._second
        self._first += weight * near - self._firsts[number]
        self._second += weight * near**2 - self._seconds[number]
        self._firsts[number], self._seconds[number] = weight * near, weight * near**2
        self._changes += 1
        if self._changes % _DRIFT == 0 or self._lost(*before):
            self._sum()

    def _lost(self, first: float, second: float) -> bool:
        """Whether a sum shrank so much that what the change left of it is not sure."""
        return self._first <= _CANCELLED * first or self._second <= _CANCELLED * second


def _near(value: Value) -> float:
    return 0.0 if value.per_pupil is None else value.per_pupil.numerator / value.per_pupil.denominator
