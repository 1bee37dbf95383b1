"""Additions taken back as far as the verdict allows: of what is left, no step can be spared."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from sitegen.assessment.exact import upward
from sitegen.assessment.judging import Measured, measured, unit_meets
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.quantities import STEPS, Holder, Value
from sitegen.assessment.schools import Stage
from sitegen.assessment.spread import Spread

Added = dict[Holder, Fraction]


def pruned(found: Sequence[Value], added: Added, profile: Profile, switches: Switches) -> Added:
    """The additions, each taken back as far as it can be, again and again until none can."""
    plan, before = _Plan(found, added, profile, switches), Added()
    while before != plan.added:
        before = dict(plan.added)
        for holder in sorted(before, key=place):
            plan.take_back(holder)
    return plan.added


def needed(value: Value, line: Fraction) -> Fraction:
    """Whole means that a value lacks to reach the line; nothing is added to an empty cell."""
    if value.means is None:
        return Fraction(0)
    return upward(line / value.factor - value.means, STEPS[value.holder[2]][0])


def place(holder: Holder) -> tuple[int, str, str]:
    """Where an addition stands among others: by school, stage and indicator."""
    number, stage, indicator = holder
    return number, stage or "", indicator


class _Plan:
    """Additions, any of which may be made less: what it touches is judged again, and nothing else."""

    def __init__(
        self, found: Sequence[Value], added: Mapping[Holder, Fraction], profile: Profile, switches: Switches
    ) -> None:
        self.added, self._profile, self._switches = dict(added), profile, switches
        self._bare: dict[Holder, list[Value]] = {}
        self._units: dict[tuple[int, Stage], dict[str, Measured]] = {}
        groups: dict[tuple[Stage, str], list[Value]] = {}
        for bare in found:
            value = bare.with_more(self.added.get(bare.holder, Fraction(0)))
            number, _, indicator = value.holder
            self._bare.setdefault(value.holder, []).append(bare)
            self._units.setdefault((number, value.stage), {})[indicator] = measured(value, profile, switches)
            groups.setdefault((value.stage, indicator), []).append(value)
        self._spreads = {key: Spread(group, profile, switches) for key, group in groups.items()}

    def take_back(self, holder: Holder) -> None:
        """Add the least amount that stands, unless that is what is added."""
        amount = self._least(holder)
        if amount == self.added[holder]:
            return
        for value in self._with(holder, amount):
            self._units[holder[0], value.stage][holder[2]] = measured(value, self._profile, self._switches)
            self._spreads[value.stage, holder[2]].take(value)
        self.added[holder] = amount
        if not amount:
            del self.added[holder]

    def _least(self, holder: Holder) -> Fraction:
        """Nothing, if that stands; else an amount that stands where one step less does not."""
        amount, step = self.added[holder], STEPS[holder[2]][0]
        if self._stands(holder, Fraction(0)):
            return Fraction(0)
        low, high = 0, int(amount / step)
        if not self._stands(holder, amount - step):
            low = high - 1
        while low + 1 < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._stands(holder, middle * step) else (middle, high)
        return high * step

    def _stands(self, holder: Holder, amount: Fraction) -> bool:
        """Whether nothing that it touches fails with so much added."""
        return all(self._suits(value) for value in self._with(holder, amount))

    def _suits(self, value: Value) -> bool:
        number, _, indicator = value.holder
        unit = self._units[number, value.stage]
        others = [item for name, item in unit.items() if name != indicator]
        own = measured(value, self._profile, self._switches)
        if unit_meets([*others, own], self._profile) is False:
            return False
        return self._spreads[value.stage, indicator].stands_with(value)

    def _with(self, holder: Holder, amount: Fraction) -> Iterator[Value]:
        return (value.with_more(amount) for value in self._bare[holder])
