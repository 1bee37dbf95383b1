"""Rounding, sums and roots without an error."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.assessment.exact import apart, printed, rounded, rounded_root, total, upward


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4.195", "4.20"),
        ("4.1949", "4.19"),
        ("1.005", "1.01"),
        ("2.675", "2.68"),
        ("0", "0.00"),
        ("9.995", "10.00"),
    ],
)
def test_halves_are_rounded_up_whatever_binary_makes_of_them(text: str, expected: str) -> None:
    assert printed(Fraction(text), 2) == expected


@given(st.decimals(min_value=0, max_value=10**9, places=6), st.integers(min_value=0, max_value=5))
def test_rounding_is_that_of_decimal(value: Decimal, digits: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    assert rounded(Fraction(value), digits) == Fraction(expected)


@pytest.mark.parametrize(
    ("root", "expected"), [("0.4995", "0.50"), ("0.494999", "0.49"), ("0.495", "0.50"), ("0.005", "0.01")]
)
def test_roots_are_rounded_exactly_at_their_halves(root: str, expected: str) -> None:
    square = Fraction(root) ** 2
    assert printed(rounded_root((square.numerator, square.denominator), 2), 2) == expected


@given(st.lists(st.fractions(min_value=0, max_value=10**6, max_denominator=5000), max_size=60))
def test_the_sum_by_halves_is_the_sum(numbers: list[Fraction]) -> None:
    top, bottom = total((number.numerator, number.denominator) for number in numbers)
    assert Fraction(top, bottom) == sum(numbers)


def test_what_is_below_a_line_is_never_printed_as_the_line() -> None:
    assert apart(Fraction("4.198"), 2, Fraction("4.2")) == "4.198"
    assert apart(Fraction("4.19999"), 2, Fraction("4.2")) == "4.19999"
    assert apart(Fraction("4.2"), 2, Fraction("4.2")) == "4.20"
    assert apart(Fraction("4.204"), 2, Fraction("4.2")) == "4.204"
    assert apart(Fraction("3.1415"), 2, Fraction("4.2")) == "3.14"


def test_means_are_added_in_whole_steps() -> None:
    assert upward(Fraction("2.01"), Fraction(1)) == 3
    assert upward(Fraction(2), Fraction(1)) == 2
    assert upward(Fraction(-4), Fraction(1)) == 0
    assert upward(Fraction("0.001"), Fraction(1, 100)) == Fraction(1, 100)
