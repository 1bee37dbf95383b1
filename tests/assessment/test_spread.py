"""An indicator whose values change one by one: judged as if it were worked out anew each time."""

import random
from fractions import Fraction
from typing import get_args

import pytest

from sitegen.assessment.judging import difference
from sitegen.assessment.method import Deviation, Profile, Rounding, Switches
from sitegen.assessment.quantities import Value
from sitegen.assessment.schools import Stage
from sitegen.assessment.spread import Spread


def value(number: int, rooms: int | None, pupils: int = 100) -> Value:
    factor = Fraction(100, pupils)
    means = None if rooms is None else Fraction(rooms)
    return Value(
        holder=(number, None, "1.7"),
        stage=Stage.PRIMARY,
        pupils=pupils,
        means=means,
        factor=factor,
        per_pupil=None if means is None else means * factor,
    )


@pytest.mark.parametrize("deviation", get_args(Deviation))
@pytest.mark.parametrize("rounding", get_args(Rounding))
def test_change_after_change_is_judged_as_the_rule_has_it(
    deviation: Deviation, rounding: Rounding, national: Profile
) -> None:
    reading = Switches(deviation=deviation, rounding=rounding)
    chance = random.Random(7)  # noqa: S311 - the same values each time
    group = [value(number, 9 + number, chance.randint(50, 2000)) for number in range(5)]
    spread, found = Spread(group, national, reading), set()
    for _ in range(200):
        number = chance.randrange(5)
        # Now and then a school has a million times the others' rooms, and then no longer.
        rooms = chance.choice((*range(1, 9), 60_000_000)) * group[number].pupils // 50
        group[number] = value(number, rooms, group[number].pupils)
        stands = difference(Stage.PRIMARY, "1.7", group, national, reading).met
        assert spread.stands_with(group[number]) is stands
        spread.take(group[number])
        found.add(stands)
    assert found == {True, False}


def test_exactly_at_the_limit_is_not_too_much(national: Profile) -> None:
    spread = Spread([value(1, 1), value(2, 1)], national, Switches())
    assert spread.stands_with(value(1, 3))
    assert not spread.stands_with(value(1, 4))


@pytest.mark.parametrize("group", [[value(1, 1)], [value(1, 1), value(2, None)]])
def test_one_school_and_what_is_not_known_ask_for_nothing(group: list[Value], national: Profile) -> None:
    assert Spread(group, national, Switches()).stands_with(value(1, 900))
