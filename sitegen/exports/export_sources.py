"""What downloads are made from, with what several of them need worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sitegen.analysis.completeness import completeness_sentence
from sitegen.analysis.status import CountyStatus, county_statuses
from sitegen.exports.encoded_package import EncodedPackage
from sitegen.exports.relations import Relations, relations
from sitegen.exports.subset import Chooser
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.geometry import Point
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True)
class ExportSources:
    """The package with its rows encoded, and the model of the same data."""

    package: EncodedPackage
    data: SiteData
    base_maps: BaseMaps
    site_url: str
    """Address of publication, which downloads name; empty while it is not known."""

    @property
    def statuses(self) -> Mapping[str, CountyStatus]:
        """Status of every county-level unit, by code."""
        return county_statuses(self.data)

    @cached_property
    def points(self) -> Mapping[str, Point]:
        """A point inside each county-level unit, by its code."""
        return self.base_maps.points()

    @cached_property
    def completeness(self) -> str:
        """How complete all lists together are, in a sentence."""
        return completeness_sentence(self.data)

    @cached_property
    def relations(self) -> Relations:
        """Which rows belong to which."""
        return relations({name: encoded.table for name, encoded in self.package.tables.items()})

    def part(self, choose: Chooser, key: str) -> EncodedPackage:
        """Every table with only the rows that `choose` takes for the part called `key`, and no document."""
        tables = {name: encoded.table for name, encoded in self.package.tables.items()}
        chosen = choose(tables, self.relations, key)
        return replace(
            self.package,
            documents={},
            tables={
                name: encoded.only(chosen.get(name, ())) for name, encoded in self.package.tables.items()
            },
        )
