"""A place year by year: declared, held, planned, kept, and what is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sitegen.analysis.plan_progress import TargetProgress, target_progress
from sitegen.analysis.scope import declared_in_province
from sitegen.model.certification import Batch
from sitegen.model.codes import Outcome
from sitegen.model.divisions import County
from sitegen.model.plans import Stage
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceYear:
    """One year of a province or prefecture, by the lists that were seen and the plans that name counties."""

    year: int
    batches: tuple[Batch, ...]
    """Batches of which it is the year of assessment."""
    declared: int | None
    """Units that they declare here; None where that is not known, or there is no batch."""
    certified: tuple[County, ...]
    """Those known by name."""
    targets: tuple[TargetProgress, ...]
    """National targets of this year, each county once."""

    @property
    def missing(self) -> int | None:
        """Declared units whose names were not seen; None where the number of declared ones is not known."""
        return None if self.declared is None else self.declared - len(self.certified)

    @property
    def kept(self) -> int | None:
        """Targets whose county was certified by name in their year or before."""
        return self._count(Outcome.EARLY, Outcome.ON_TIME)

    @property
    def late(self) -> int | None:
        """Targets whose county was certified by name after their year."""
        return self._count(Outcome.LATE)

    @property
    def due(self) -> int | None:
        """Targets whose year is over and whose county is on no list that was seen."""
        return self._count(Outcome.DUE)

    def _count(self, *outcomes: Outcome) -> int | None:
        """Targets with one of these outcomes; None where none is due yet."""
        if all(item.outcome is Outcome.PENDING for item in self.targets):
            return None
        return sum(item.outcome in outcomes for item in self.targets)


def change(now: PlaceYear, years: Sequence[PlaceYear]) -> int | None:
    """Units declared more than in the year of the batches before; None where one number is not known."""
    earlier = [each for each in years if each.batches and each.year < now.year]
    if not earlier or now.declared is None or earlier[-1].declared is None:
        return None
    return now.declared - earlier[-1].declared


def province_years(data: SiteData, code: str) -> tuple[PlaceYear, ...]:
    """The years of a province, the first one first."""
    return _years(
        data, data.counties_of_province[code], lambda batch: declared_in_province(data, batch, code)
    )


def prefecture_years(data: SiteData, code: str) -> tuple[PlaceYear, ...]:
    """The years of a prefecture, the first one first.

    Nothing is declared by prefecture: its number is known where all names of its province are.
    """
    province, units = data.prefecture[code].province_code, data.counties_of_prefecture[code]
    inside = {unit.code for unit in units}

    def declared(batch: Batch) -> int | None:
        names = data.named_in_province[batch.id, province]
        if declared_in_province(data, batch, province) != len(names):
            return None
        return sum(code in inside for code in names)

    return _years(data, units, declared)


def _years(
    data: SiteData, units: Sequence[County], declared: Callable[[Batch], int | None]
) -> tuple[PlaceYear, ...]:
    """Years that have a batch or a target."""
    targets: dict[int, dict[str, TargetProgress]] = {}
    for unit in units:
        for target in data.targets_of[unit.code]:
            if target.stage is Stage.NATIONAL:
                targets.setdefault(target.year, {})[unit.code] = target_progress(data, target)
    years = {batch.year for batch in data.batches} | targets.keys()
    return tuple(
        _year(data, year, units, declared, tuple(targets.get(year, {}).values())) for year in sorted(years)
    )


def _year(
    data: SiteData,
    year: int,
    units: Sequence[County],
    declared: Callable[[Batch], int | None],
    targets: tuple[TargetProgress, ...],
) -> PlaceYear:
    batches = tuple(batch for batch in data.batches if batch.year == year)
    ids = {batch.id for batch in batches}
    counts = [declared(batch) for batch in batches]
    known = [count for count in counts if count is not None]
    return PlaceYear(
        year=year,
        batches=batches,
        declared=sum(known) if known and len(known) == len(counts) else None,
        certified=tuple(unit for unit in units if any(batch in ids for batch in data.batches_of[unit.code])),
        targets=targets,
    )
