"""The school rule and the county rule, one case each."""

from collections.abc import Callable

import pytest

from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.schools import School
from tests.support.schools import SUFFICIENT, assess, made, row

Primary = Callable[..., School]


def verdict(national: Profile, *schools: School, **switches: str) -> bool | None:
    return assess(schools, national, Switches(**switches)).met  # type: ignore[arg-type]


def test_a_school_that_meets_all_seven_meets_the_standard(national: Profile, primary: Primary) -> None:
    assert verdict(national, primary()) is True


@pytest.mark.parametrize(
    ("teachers", "met"),
    [
        ("7", False),  # 0.7 of 0.9 is 77.8%
        ("8", True),  # 0.8 of 0.9 is 88.9%: one indicator may reach 85% only
    ],
)
def test_one_indicator_may_be_missed_by_at_most_15_percent(
    teachers: str, met: bool, national: Profile, primary: Primary
) -> None:
    assert verdict(national, primary(primary_arts_teachers=teachers)) is met


def test_two_missed_indicators_are_too_many(national: Profile, primary: Primary) -> None:
    assert verdict(national, primary(primary_arts_teachers="8", multimedia_classrooms="22")) is False


def test_exactly_85_percent_is_enough(national: Profile, primary: Primary) -> None:
    # 85% of 4.5 m² is 3.825; of 1,000 pupils 3,825 m².
    assert verdict(national, primary(teaching_area="4325")) is True
    assert verdict(national, primary(teaching_area="4324.99")) is False


def test_an_empty_cell_leaves_open_what_it_could_decide(national: Profile, primary: Primary) -> None:
    assert verdict(national, primary(multimedia_classrooms="")) is None
    assert verdict(national, primary(multimedia_classrooms="", primary_key_teachers="0")) is False


def test_unlike_schools_fail_together_though_each_passes(national: Profile, primary: Primary) -> None:
    rich = primary("乙小学", equipment="2600")
    assert verdict(national, primary()) is True
    assert verdict(national, rich) is True
    assert verdict(national, primary(), rich) is False


def test_one_unknown_value_leaves_the_difference_open(national: Profile, primary: Primary) -> None:
    result = assess([primary(), primary("乙小学", equipment="")], national, Switches())
    difference = next(item for item in result.differences if item.indicator == "1.6")
    assert (difference.unknown, difference.dispersion, difference.met) == (1, None, None)


def test_small_teaching_points_special_and_vocational_schools_are_left_out(national: Profile) -> None:
    poor = {**SUFFICIENT, "primary_key_teachers": "0", "primary_pupils": "49"}
    assert assess([made(row(kind="教学点", **poor))], national, Switches()).units == ()
    assert assess([made(row(kind="特殊教育学校", **poor))], national, Switches()).units == ()
    counted = made(row(kind="教学点", **{**poor, "primary_pupils": "50"}))
    assert assess([counted], national, Switches()).met is False


def test_a_county_without_a_school_that_counts_is_not_judged(national: Profile) -> None:
    assert verdict(national) is None


def test_a_nine_year_school_is_judged_in_both_stages_by_weights(national: Profile) -> None:
    school = made(
        row(
            "实验学校",
            "九年一贯制学校",
            primary_pupils="100",
            junior_pupils="100",
            equipment="42",
            primary_bachelor_teachers="9",
        )
    )
    result = assess([school], national, Switches())
    found = {
        (unit.stage.value, item.indicator): item.value.per_pupil
        for unit in result.units
        for item in unit.measured
    }
    # 420,000 yuan over 100 + 110 weighted pupils: 2,000 for each primary pupil, 2,200 for each junior one.
    assert found["小学", "1.6"] == 2000
    assert found["初中", "1.6"] == 2200
    assert found["小学", "1.1"] is None  # the college teachers are not told


def test_rounding_before_comparing_can_be_chosen(national: Profile, primary: Primary) -> None:
    # 8.995 of 1,000 would be no school; 4,195 m² of rooms over 1,000 pupils print as 4.20 below 4.5.
    schools = [primary(outdoor_sports_area="6995", multimedia_classrooms="22")]  # 7.495 below 7.5
    assert verdict(national, *schools) is False
    assert verdict(national, *schools, rounding="two-decimals") is True
