"""Growth by batch, for the four regions and for each province."""

from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.analysis.attribution import attributed_batches
from sitegen.analysis.coverage import Coverage, coverage
from sitegen.analysis.scope import declared_by_province
from sitegen.model.certification import Batch
from sitegen.model.divisions import Province, Region
from sitegen.model.site_data import SiteData

REGIONS = tuple(region for region in Region if region is not Region.OUTSIDE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Growth:
    """Units that each batch declares in some provinces, and how far they have come in all."""

    counts: tuple[int, ...]
    """Declared units, one number for each batch of `attributed_batches`."""
    coverage: Coverage
    """Of these batches, against the counties at the end of the last of their years."""

    @property
    def total(self) -> int:
        """Declared units of all these batches."""
        return sum(self.counts)

    @property
    def latest(self) -> int:
        """Declared units of the newest of these batches; 0 without batches."""
        return self.counts[-1] if self.counts else 0


def provinces_in(data: SiteData, region: Region) -> tuple[Province, ...]:
    """Provinces of a region that the scheme covers."""
    return tuple(item for item in data.provinces if item.covered and item.region is region)


def region_growth(data: SiteData, region: Region) -> Growth:
    """Growth of one region."""
    return growth_of(data, provinces_in(data, region))


def growth_of(data: SiteData, provinces: Iterable[Province]) -> Growth:
    """Growth of some provinces taken together; there has to be one."""
    codes = frozenset(province.code for province in provinces)
    batches = attributed_batches(data)
    return Growth(
        counts=tuple(_declared(data, batch, codes) for batch in batches),
        coverage=coverage(
            data,
            province_codes=codes,
            batch_ids=[batch.id for batch in batches],
            year=comparison_year(data, batches),
        ),
    )


def comparison_year(data: SiteData, batches: Iterable[Batch]) -> int:
    """Year whose counties the batches are held against: that of the newest, but none still to end."""
    years = (batch.year for batch in batches)
    return min(max(years, default=data.reference_year), data.reference_year)


def _declared(data: SiteData, batch: Batch, codes: frozenset[str]) -> int:
    return sum(count for code, count in declared_by_province(data, batch).items() if code in codes)
