"""Every file of the API, in groups that are made together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sitegen.api.batches import batch_files
from sitegen.api.changes import change_files
from sitegen.api.claims import claim_files
from sitegen.api.counties import county_files, county_list
from sitegen.api.envelope import Envelope
from sitegen.api.index import OPENAPI, index_files
from sitegen.api.indicators import indicator_files
from sitegen.api.openapi import openapi_document
from sitegen.api.places import place_files
from sitegen.api.plans import plan_files
from sitegen.api.sources import source_files
from sitegen.api.vocabulary import vocabularies
from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.model.site_data import SiteData
from sitegen.output import Group, OutputFile, pretty_json
from sitegen.site import urls
from sitegen.versions.history import NO_HISTORY, History


@dataclass(frozen=True, kw_only=True)
class ApiSources:
    """What responses are made from."""

    data: SiteData
    package: PackageDescriptor
    """Describes the columns of the data."""
    title: str
    """The site's."""
    site_url: str
    """The site's address, with which links become absolute; empty while it is not known."""
    history: History = NO_HISTORY

    @property
    def envelope(self) -> Envelope:
        """What surrounds every response."""
        return Envelope(data=self.data, site_url=self.site_url)


ApiGroup = Group[ApiSources, OutputFile]


def api_groups(data: SiteData) -> Iterator[ApiGroup]:
    """All groups; `data` tells which places there are, and no more."""
    for name, make in _GROUPS.items():
        yield Group(name, make)
    for area in data.counties_of_area:
        yield Group(f"counties {area}", partial(_counties, area=area))


def _counties(sources: ApiSources, area: str) -> Iterator[OutputFile]:
    return county_files(sources.envelope, sources.data.counties_of_area[area])


def _vocabularies(sources: ApiSources) -> Iterator[OutputFile]:
    yield sources.envelope.response("vocabularies.json", vocabularies(sources.data))


def _openapi(sources: ApiSources) -> Iterator[OutputFile]:
    document = openapi_document(sources.data, sources.package, sources.title, sources.site_url)
    yield OutputFile(path=urls.file_path(urls.api(OPENAPI)), content=pretty_json(document))


_GROUPS: Mapping[str, Callable[[ApiSources], Iterator[OutputFile]]] = {
    "index": lambda m: index_files(m.envelope),
    "places": lambda m: place_files(m.envelope),
    "counties": lambda m: county_list(m.envelope),
    "batches": lambda m: batch_files(m.envelope),
    "plans": lambda m: plan_files(m.envelope),
    "indicators": lambda m: indicator_files(m.envelope),
    "claims": lambda m: claim_files(m.envelope),
    "sources": lambda m: source_files(m.envelope),
    "vocabularies": _vocabularies,
    "changes": lambda m: change_files(m.envelope, m.history),
    "openapi": _openapi,
}
