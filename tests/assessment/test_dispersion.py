"""The coefficient of difference, against a published example and numpy."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.assessment.dispersion import dispersion
from sitegen.assessment.exact import printed
from sitegen.assessment.method import Deviation

PUPILS, BOOKS = (45, 37, 89, 76, 55), (279, 137, 935, 160, 402)
SAMPLE = [(pupils, Fraction(books, pupils)) for pupils, books in zip(PUPILS, BOOKS, strict=True)]


@pytest.mark.parametrize(
    ("how", "coefficient"),
    [("weighted-population", "0.5153"), ("plain-population", "0.4888"), ("plain-sample", "0.5465")],
)
def test_the_published_example_of_five_schools_comes_out(how: Deviation, coefficient: str) -> None:
    found = dispersion(SAMPLE, how)
    assert found is not None
    exact = found.coefficient(4)
    assert exact is not None
    assert printed(exact, 4) == coefficient


@given(
    st.lists(st.tuples(st.integers(1, 3000), st.integers(0, 100_000)), min_size=2, max_size=40),
    st.sampled_from(("weighted-population", "plain-population", "plain-sample")),
)
def test_it_agrees_with_numpy(schools: list[tuple[int, int]], how: Deviation) -> None:
    found = dispersion([(pupils, Fraction(means, pupils)) for pupils, means in schools], how)
    assert found is not None
    pupils, means = np.array(schools, dtype=float).T
    values = means / pupils
    weights = pupils if how == "weighted-population" else np.ones_like(pupils)
    mean = np.average(values, weights=weights)
    if how == "plain-sample":
        deviation = values.std(ddof=1)
    else:
        deviation = np.sqrt(np.average((values - mean) ** 2, weights=weights))
    assert float(found.mean) == pytest.approx(mean)
    assert float(Fraction(*found.variance)) ** 0.5 == pytest.approx(deviation, abs=1e-6)


@given(st.integers(1, 1000))
def test_scaling_pupils_and_means_leaves_the_coefficient(factor: int) -> None:
    scaled = [(pupils * factor, value) for pupils, value in SAMPLE]
    for how in ("weighted-population", "plain-population", "plain-sample"):
        one, other = dispersion(SAMPLE, how), dispersion(scaled, how)
        assert one is not None
        assert other is not None
        assert one.coefficient(10) == other.coefficient(10)


def test_a_limit_is_held_exactly() -> None:
    # Two schools of one size, at 1 ± 0.45: the coefficient is 0.45 and not a hair more.
    found = dispersion([(100, Fraction("0.55")), (100, Fraction("1.45"))], "weighted-population")
    assert found is not None
    assert found.within(Fraction("0.45")) is True
    assert found.within(Fraction("0.4499999999999999")) is False


def test_one_school_has_no_sample_deviation_and_nothing_has_no_coefficient() -> None:
    assert dispersion([(100, Fraction(1))], "plain-sample") is None
    nothing = dispersion([(100, Fraction(0)), (50, Fraction(0))], "weighted-population")
    assert nothing is not None
    assert nothing.coefficient(4) is None
    assert nothing.within(Fraction(1, 2)) is None
