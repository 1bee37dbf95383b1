"""What a build makes in many tasks, made at once."""

from collections.abc import Iterable, Iterator

from sitegen.api.all_responses import ApiSources, api_groups
from sitegen.content import Document
from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.datasets.package import Package
from sitegen.exports.all_exports import export_groups, listing_files, path_of_download
from sitegen.exports.encoded_package import EncodedPackage
from sitegen.exports.export_sources import ExportSources
from sitegen.exports.zip_file import Stamp
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.pages.all_pages import page_groups, prose_pages, refuse_duplicates
from sitegen.pages.map import interactive
from sitegen.pages.page_sources import PageSources
from sitegen.site.page import Page
from sitegen.versions.history import NO_HISTORY, History


def site_pages(
    data: SiteData,
    documents: Iterable[Document],
    package: PackageDescriptor,
    base_maps: BaseMaps,
    history: History = NO_HISTORY,
) -> tuple[Page, ...]:
    """All pages in the order of the table of contents; raises InternalError when two want one URL."""
    sources = PageSources(data=data, package=package, base_maps=base_maps, history=history)
    found = [pair for group in page_groups(data) for pair in group.make(sources)]
    ordered = sorted((*found, *prose_pages(documents)), key=lambda pair: pair[0])
    refuse_duplicates(page.url for _, page in ordered)
    return tuple(page for _, page in ordered)


def interactive_files(sources: PageSources, boundaries: Boundaries) -> Iterator[OutputFile]:
    """Script and style sheet of every map."""
    yield from interactive.national_map_files(sources.data, boundaries)
    yield from interactive.county_zoom_files(sources, boundaries)
    for province in sources.data.provinces:
        yield from interactive.province_map_files(sources, boundaries, province)


def export_all(
    package: Package, data: SiteData, base_maps: BaseMaps, *, site_url: str = ""
) -> Iterator[OutputFile]:
    """All downloads, and last the catalogue and the checksums over them."""
    sources = ExportSources(
        package=EncodedPackage.of(package), data=data, base_maps=base_maps, site_url=site_url
    )
    stamps = []
    for group in export_groups(package.tables, data):
        for file in group.make(sources):
            stamps.append(Stamp.of(path_of_download(file.path), file.content))
            yield file
    yield from listing_files(sources, stamps)


def export_api(
    data: SiteData, package: PackageDescriptor, *, title: str, site_url: str = ""
) -> Iterator[OutputFile]:
    """All responses and the OpenAPI document that describes them."""
    sources = ApiSources(data=data, package=package, title=title, site_url=site_url)
    for group in api_groups(data):
        yield from group.make(sources)
