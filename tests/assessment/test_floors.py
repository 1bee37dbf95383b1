"""Schools brought to a floor: counted in whole numbers, as the rule says it in fractions."""

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.assessment.floors import Floors
from sitegen.assessment.judging import difference
from sitegen.assessment.method import Deviation, Profile, Rounding, Switches
from sitegen.assessment.pruning import needed
from sitegen.assessment.quantities import Value
from sitegen.assessment.schools import Stage

Schools = list[tuple[int, Fraction, int]]
"""Pupils, m² and what is added already."""

schools = st.lists(
    st.tuples(st.integers(1, 3000), st.fractions(0, 5000, max_denominator=100), st.integers(0, 500)),
    min_size=2,
    max_size=12,
)


def values(made: Schools) -> list[Value]:
    return [
        Value(
            holder=(number, None, "1.4"),
            stage=Stage.JUNIOR,
            pupils=pupils,
            means=area,
            factor=Fraction(1, pupils),
            per_pupil=area / pupils,
        )
        for number, (pupils, area, _) in enumerate(made)
    ]


@pytest.mark.parametrize("deviation", get_args(Deviation))
@pytest.mark.parametrize("rounding", get_args(Rounding))
@settings(max_examples=60)
@given(made=schools, height=st.floats(0, 1))
def test_what_a_floor_adds_and_whether_it_suffices_is_what_the_rule_says(
    deviation: Deviation, rounding: Rounding, national: Profile, made: Schools, height: float
) -> None:
    reading, group = Switches(deviation=deviation, rounding=rounding), values(made)
    already = {value.holder: Fraction(more) for value, (_, _, more) in zip(group, made, strict=True) if more}
    floors = Floors(group, already, national, reading)
    floor = floors.lowest + int(height * (floors.highest - floors.lowest))
    by_rule = {
        value.holder: max(needed(value, Fraction(floor, 100)), already.get(value.holder, Fraction(0)))
        for value in group
    }
    assert floors.added(floor) == {holder: more for holder, more in by_rule.items() if more}
    raised = [value.with_more(by_rule[value.holder]) for value in group]
    judged = difference(Stage.JUNIOR, "1.4", raised, national, reading).met
    assert floors.suffices(floor) is (judged is not False)
