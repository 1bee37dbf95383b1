"""The national lines, and a school that meets them."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from sitegen.assessment.method import Profile
from sitegen.assessment.schools import Kind, School, Stage
from tests.support.schools import SUFFICIENT, made, row

THRESHOLDS = {
    "1.1": ("4.2", "5.3"),
    "1.2": ("1", "1"),
    "1.3": ("0.9", "0.9"),
    "1.4": ("4.5", "5.8"),
    "1.5": ("7.5", "10.2"),
    "1.6": ("2000", "2500"),
    "1.7": ("2.3", "2.4"),
}


@pytest.fixture(scope="session")
def national() -> Profile:
    """The national lines, as the thresholds and rules of the datasets have them."""
    return Profile(
        id="national",
        name="国家口径（据转载）",
        thresholds={
            indicator: dict(zip(Stage, map(Fraction, lines), strict=True))
            for indicator, lines in THRESHOLDS.items()
        },
        least_met=6,
        least_share=Fraction(85, 100),
        limits={Stage.PRIMARY: Fraction(1, 2), Stage.JUNIOR: Fraction(45, 100)},
        smallest_teaching_point=50,
        excluded=frozenset({Kind.SPECIAL, Kind.VOCATIONAL}),
    )


@pytest.fixture
def primary() -> Callable[..., School]:
    """Makes a primary school that meets everything but for the cells given."""

    def make(name: str = "甲小学", **cells: str) -> School:
        return made(row(name, **{**SUFFICIENT, **cells}))

    return make
