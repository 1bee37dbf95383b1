"""What pages are made from, with what several of them need worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.analysis.status import county_statuses
from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.divisions import County
from sitegen.model.groups import grouped
from sitegen.model.site_data import SiteData
from sitegen.pages.county.county_neighbours import Borders, county_borders
from sitegen.pages.county.county_place import position_sentences
from sitegen.pages.parts.statuses import Statuses
from sitegen.versions.history import NO_HISTORY, History


@dataclass(frozen=True, kw_only=True)
class PageSources:
    """Data, descriptor and boundaries, and what follows from them for many pages."""

    data: SiteData
    package: PackageDescriptor
    base_maps: BaseMaps
    history: History = NO_HISTORY

    @property
    def statuses(self) -> Statuses:
        """Status of every county-level unit, by code."""
        return county_statuses(self.data)

    @cached_property
    def borders(self) -> Borders:
        """Which drawn units touch which, by code."""
        return county_borders(self.base_maps)

    @cached_property
    def positions(self) -> Mapping[str, str]:
        """How much of a place is certified, in a sentence, by the code of the province or prefecture."""
        return position_sentences(self.data)

    @cached_property
    def of_name(self) -> Mapping[str, tuple[County, ...]]:
        """County-level units by name."""
        return grouped(self.data.counties, lambda county: county.name)
