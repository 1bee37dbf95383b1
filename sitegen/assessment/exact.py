"""Exact numbers: no verdict and no printed digit depends on how a machine rounds."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import isqrt

Ratio = tuple[int, int]
"""Numerator and positive denominator, not reduced."""

_MOST_MORE = 8


def total(ratios: Iterable[Ratio]) -> Ratio:
    """The sum, by halves: so that thousands of different denominators stay cheap."""
    parts: Sequence[Ratio] = tuple(ratios) or ((0, 1),)
    while len(parts) > 1:
        pairs = [_sum(parts[place], parts[place + 1]) for place in range(0, len(parts) - 1, 2)]
        parts = (*pairs, *parts[len(pairs) * 2 :])
    return parts[0]


def _sum(one: Ratio, other: Ratio) -> Ratio:
    if one[1] == other[1]:
        return one[0] + other[0], one[1]
    return one[0] * other[1] + other[0] * one[1], one[1] * other[1]


def rounded(value: Fraction, digits: int) -> Fraction:
    """To so many decimals, halves away from zero, as 四舍五入 does. Never below zero here."""
    scale = 10**digits
    return Fraction((2 * value.numerator * scale + value.denominator) // (2 * value.denominator), scale)


def rounded_root(square: Ratio, digits: int) -> Fraction:
    """The square root of a number that is not negative, to so many decimals, halves up."""
    numerator, denominator = square
    scale = 10**digits
    twice = isqrt(4 * numerator * scale * scale // denominator)
    return Fraction((twice + 1) // 2, scale)


def printed(value: Fraction, digits: int) -> str:
    """The rounded number with exactly so many decimals."""
    scale = 10**digits
    whole, rest = divmod(int(rounded(value, digits) * scale), scale)
    return f"{whole}.{rest:0{digits}d}" if digits else str(whole)


def decimal(value: Fraction) -> str:
    """A number with finitely many decimals, written in full: 0.85, 2000."""
    digits = next(digits for digits in range(_MOST_MORE) if value * 10**digits == int(value * 10**digits))
    return printed(value, digits)


def apart(value: Fraction, digits: int, line: Fraction) -> str:
    """Printed with as many more decimals as keep it on its side of a line: 4.198 is not 4.20 beside 4.2."""
    for more in range(digits, digits + _MOST_MORE):
        near = rounded(value, more)
        if (near < line) == (value < line) and (near > line) == (value > line):
            break
    return printed(value, more)


def upward(value: Fraction, step: Fraction) -> Fraction:
    """The least multiple of a step that is not below the value; nothing below zero."""
    return max(-(-value // step), 0) * step
