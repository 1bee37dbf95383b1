"""How few provinces hold most of what is certified."""

from dataclasses import dataclass
from itertools import accumulate

from sitegen.analysis.regions import Growth, growth_of
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class Rank:
    """One province in the order of declared units, with all that stand above it."""

    place: int
    """Place in the order, from 1; provinces with equal numbers stand in the order of their codes."""
    province: Province
    growth: Growth
    units_so_far: int
    share_of_units: float
    """Units so far over those of the nation, from 0 to 1."""
    share_of_counties: float
    """Statutory counties of this province and of those above it over those of the nation, from 0 to 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Concentration:
    """Provinces from the one with the most declared units to those with none."""

    ranks: tuple[Rank, ...]

    def first_to_hold(self, share: float) -> Rank | None:
        """The province with which the first ones together reach `share` (0 to 1) of all units.

        None while no unit is declared.
        """
        return next((rank for rank in self.ranks if rank.share_of_units >= share), None)


def concentration(data: SiteData) -> Concentration:
    """Provinces that the scheme covers, by the batches that can be told apart by province."""
    pairs = [(province, growth_of(data, [province])) for province in data.provinces if province.covered]
    pairs.sort(key=lambda pair: (-pair[1].total, pair[0].code))
    units = list(accumulate(growth.total for _province, growth in pairs))
    counties = list(accumulate(growth.coverage.statutory_counties for _province, growth in pairs))
    return Concentration(
        ranks=tuple(
            Rank(
                place=place + 1,
                province=province,
                growth=growth,
                units_so_far=units[place],
                share_of_units=units[place] / (units[-1] or 1),
                share_of_counties=counties[place] / (counties[-1] or 1),
            )
            for place, (province, growth) in enumerate(pairs)
        )
    )
