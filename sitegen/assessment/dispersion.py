"""Differences between schools: mean, deviation and their ratio, the coefficient of difference (差异系数)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sitegen.assessment.exact import Ratio, rounded_root, total
from sitegen.assessment.method import Deviation

Weighted = tuple[int, Fraction]
"""Pupils of a school, and what it has for each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispersion:
    """Mean, and the squares of deviation and coefficient; squares, because only they are exact."""

    mean: Fraction
    variance: Ratio
    square: Ratio | None
    """The squared coefficient; None where the mean is zero."""

    def coefficient(self, digits: int) -> Fraction | None:
        """The coefficient to so many decimals."""
        return None if self.square is None else rounded_root(self.square, digits)

    def within(self, limit: Fraction) -> bool | None:
        """Is the exact coefficient at most this? None where there is none."""
        if self.square is None:
            return None
        return self.square[0] * limit.denominator**2 <= self.square[1] * limit.numerator**2


def dispersion(schools: Sequence[Weighted], how: Deviation) -> Dispersion | None:
    """Of at least one school; None where the way of counting needs two.

    Weighted: the mean is the whole county's per pupil, and each school's distance counts as many times as
    it has pupils, as the method of the years of 基本均衡 has it (文库转载). Plain: each school counts once.
    """
    weights = [pupils if how == "weighted-population" else 1 for pupils, _ in schools]
    everything = sum(weights)
    fewer = everything - 1 if how == "plain-sample" else everything
    if fewer < 1:
        return None
    pairs = [(weight, value) for weight, (_, value) in zip(weights, schools, strict=True)]
    first, bottom = total((weight * value.numerator, value.denominator) for weight, value in pairs)
    second, under = total((weight * value.numerator**2, value.denominator**2) for weight, value in pairs)
    # Σw(x−m)² = Σwx² − (Σwx)²/Σw
    variance = (second * bottom**2 * everything - first**2 * under, under * bottom**2 * everything * fewer)
    mean = Fraction(first, bottom * everything)
    square = None
    if first:
        square = (variance[0] * mean.denominator**2, variance[1] * mean.numerator**2)
    return Dispersion(mean=mean, variance=variance, square=square)
