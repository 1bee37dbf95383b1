"""Places whose every statutory county is certified by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.analysis.coverage import fully_covered
from sitegen.model.certification import Batch
from sitegen.model.divisions import County, Prefecture, Province
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class FullPlace:
    """A prefecture or province without a county left."""

    place: Prefecture | Province
    counties: tuple[County, ...]
    """Its statutory counties at the end of the reference year."""
    completed_by: Batch
    """The batch with which the last of them was certified."""


def full_prefectures(data: SiteData) -> tuple[FullPlace, ...]:
    """Prefectures whose every county is certified, by code."""
    return tuple(_full(data, ((item, data.counties_of_prefecture[item.code]) for item in data.prefectures)))


def full_provinces(data: SiteData) -> tuple[FullPlace, ...]:
    """Provinces whose every county is certified, by code."""
    return tuple(_full(data, ((item, data.counties_of_province[item.code]) for item in data.provinces)))


def _full(
    data: SiteData, places: Iterator[tuple[Prefecture | Province, tuple[County, ...]]]
) -> Iterator[FullPlace]:
    for place, units in places:
        counties = tuple(unit for unit in units if unit.is_statutory and unit.in_force(data.reference_year))
        if fully_covered(data, counties):
            last = max((_first_batch(data, county) for county in counties), key=lambda batch: batch.year)
            yield FullPlace(place=place, counties=counties, completed_by=last)


def _first_batch(data: SiteData, county: County) -> Batch:
    batches = (data.batch[id_] for id_ in data.batches_of[county.code])
    return min(batches, key=lambda batch: batch.year)
