"""How much of a place is certified, against denominators that are named."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from sitegen.analysis.completeness import unseen_names
from sitegen.analysis.scope import Scope, declared_in, named_in, open_batches, unattributed_in
from sitegen.model.certification import Batch
from sitegen.model.divisions import County
from sitegen.model.site_data import SiteData
from sitegen.tracking import question


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """Certified units of a place against its statutory counties at one year's end."""

    units: int
    """Certified units known by name, of every kind."""
    statutory_units: int
    """Those of them that are statutory counties."""
    declared: int
    """Units declared certified, seen by name or not, in the batches of which the place's number is known."""
    open_batches: tuple[Batch, ...]
    """Batches of which it is not known how many they declare here; `declared` leaves them out."""
    open_units: int
    """Units known by name in these."""
    unattributed: int
    """Units declared without a place so narrow: any number of them may lie here; 0 for the nation."""
    statutory_counties: int
    """Denominator: statutory counties in force at the end of `year`."""
    year: int

    @property
    def unseen(self) -> int:
        """Units declared whose names were not seen, as far as it is known how many are declared."""
        return self.declared - (self.units - self.open_units)

    @property
    def at_least(self) -> int:
        """Units that are certified for sure, by name or by number."""
        return self.declared + self.open_units

    @property
    def other_units(self) -> int:
        """Certified units that are no statutory counties."""
        return self.units - self.statutory_units

    @property
    def share_all(self) -> float | None:
        """Every named unit over the statutory counties, as the press computes it; None without counties."""
        return self._share(self.units)

    @property
    def share_statutory(self) -> float | None:
        """Named statutory counties over all statutory counties; None without counties."""
        return self._share(self.statutory_units)

    @property
    def share_declared(self) -> float | None:
        """Declared units over the statutory counties; None without counties, or while a batch is open."""
        return None if self.open_batches else self._share(self.declared)

    def _share(self, count: int) -> float | None:
        return count / self.statutory_counties if self.statutory_counties else None


@question
def coverage(
    data: SiteData,
    *,
    province_codes: Iterable[str] | None = None,
    prefecture_code: str | None = None,
    batch_ids: Iterable[str] = (),
    year: int | None = None,
) -> Coverage:
    """Coverage of the nation, of some provinces, or of one prefecture.

    Totals by prefecture are not declared anywhere: there `declared` is the number of names seen.
    """
    at = data.reference_year if year is None else year
    if prefecture_code is not None:
        return _of_prefecture(data, prefecture_code, frozenset(batch_ids), at)
    codes = frozenset(province_codes or ())
    chosen = Scope(batch_ids=frozenset(batch_ids), province_codes=codes)
    named = set(named_in(data, chosen))
    counties = statutory_counties(data, year=at, province_codes=codes)
    unsplit = open_batches(data, chosen)
    inside = Scope(batch_ids=frozenset(batch.id for batch in unsplit), province_codes=codes)
    return Coverage(
        units=len(named),
        statutory_units=sum(data.county[code].is_statutory for code in named),
        declared=declared_in(data, chosen),
        open_batches=unsplit,
        open_units=len(named_in(data, inside)) if unsplit else 0,
        unattributed=unattributed_in(data, chosen),
        statutory_counties=len(counties),
        year=at,
    )


def statutory_counties(
    data: SiteData, *, year: int, province_codes: frozenset[str] = frozenset()
) -> tuple[County, ...]:
    """Statutory counties in force at the end of `year`, of the given provinces or of all."""
    counties = (
        chain.from_iterable(data.counties_of_province[code] for code in sorted(province_codes))
        if province_codes
        else data.counties
    )
    return tuple(county for county in counties if county.is_statutory and county.in_force(year))


def fully_covered(
    data: SiteData, counties: Iterable[County], *, batch_ids: frozenset[str] = frozenset()
) -> bool:
    """True when there are counties and every one of them is certified by name in these batches."""
    codes = [county.code for county in counties]
    return bool(codes) and all(
        any(not batch_ids or batch in batch_ids for batch in data.batches_of[code]) for code in codes
    )


def _of_prefecture(data: SiteData, code: str, batch_ids: frozenset[str], year: int) -> Coverage:
    units = data.counties_of_prefecture[code]
    named = [
        county
        for county in units
        if any(not batch_ids or batch in batch_ids for batch in data.batches_of[county.code])
    ]
    return Coverage(
        units=len(named),
        statutory_units=sum(county.is_statutory for county in named),
        declared=len(named),
        open_batches=(),
        open_units=0,
        unattributed=unseen_names(data),
        statutory_counties=sum(county.is_statutory and county.in_force(year) for county in units),
        year=year,
    )
