"""Differences between schools: mean, deviation and their ratio, the coefficient of difference (差异系数)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import fsum, sqrt

from sitegen.assessment.exact import Ratio, rounded_root, total
from sitegen.assessment.method import Deviation

Weighted = tuple[int, Fraction]
"""Pupils of a school, and what it has for each."""


SURE = 1e-9
"""Far above the error of any approximation here, far below any difference that is printed."""


@dataclass(frozen=True, kw_only=True)
class Dispersion:
    """Mean, deviation and coefficient: near by floating point, and as whole numbers for whoever asks."""

    weighted: Sequence[Weighted]
    fewer: int
    """What the squared distances are divided by."""
    near: float | None
    """The coefficient, approximately; None where the mean is zero."""

    @cached_property
    def mean(self) -> Fraction:
        """The exact mean."""
        first, bottom = total(
            (weight * value.numerator, value.denominator) for weight, value in self.weighted
        )
        return Fraction(first, bottom * sum(weight for weight, _ in self.weighted))

    @cached_property
    def variance(self) -> Ratio:
        """The squared deviation, since only that is exact."""
        # Σw(x−m)² = Σwx² − m²Σw
        second, under = total(
            (weight * value.numerator**2, value.denominator**2) for weight, value in self.weighted
        )
        everything, mean = sum(weight for weight, _ in self.weighted), self.mean
        bottom = mean.denominator**2
        return second * bottom - mean.numerator**2 * everything * under, under * bottom * self.fewer

    @property
    def square(self) -> Ratio | None:
        """The squared coefficient; None where the mean is zero."""
        if not self.mean:
            return None
        numerator, denominator = self.variance
        return numerator * self.mean.denominator**2, denominator * self.mean.numerator**2

    def coefficient(self, digits: int) -> Fraction | None:
        """The coefficient to so many decimals."""
        return None if self.square is None else rounded_root(self.square, digits)

    def within(self, limit: Fraction, digits: int | None = None) -> bool | None:
        """Is the coefficient, rounded to `digits` if they are given, at most this? None where there is none.

        The approximation decides, unless it lies too near the limit to be sure.
        """
        if self.near is None:
            return None
        line = float(limit) if digits is None else (int(limit * 10**digits) + 0.5) / 10**digits
        if abs(self.near - line) > SURE:
            return self.near < line
        if digits is not None:
            return rounded_root(self.square or (0, 1), digits) <= limit
        numerator, denominator = self.square or (0, 1)
        return numerator * limit.denominator**2 <= denominator * limit.numerator**2


def dispersion(schools: Sequence[Weighted], how: Deviation) -> Dispersion | None:
    """Of at least one school; None where the way of counting needs two.

    Weighted: the mean is the whole county's per pupil, and each school's distance counts as many times as
    it has pupils, as the method of the years of 基本均衡 has it (文库转载). Plain: each school counts once.
    """
    weighted = [(pupils if how == "weighted-population" else 1, value) for pupils, value in schools]
    everything = sum(weight for weight, _ in weighted)
    fewer = everything - 1 if how == "plain-sample" else everything
    if fewer < 1:
        return None
    return Dispersion(weighted=weighted, fewer=fewer, near=_near(weighted, everything, fewer))


def _near(weighted: Sequence[Weighted], everything: int, fewer: int) -> float | None:
    values = [(weight, value.numerator / value.denominator) for weight, value in weighted]
    mean = fsum(weight * value for weight, value in values) / everything
    if not mean:
        return None
    return sqrt(fsum(weight * (value - mean) ** 2 for weight, value in values) / fewer) / mean
