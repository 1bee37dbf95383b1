"""Every task of a build: a name, and what makes pages and files from tracked values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.output import OutputFile
from sitegen.pages.all_pages import Chapter
from sitegen.pipeline.gathering import Sources
from sitegen.pipeline.materials import Materials
from sitegen.site.page import Page

Product = OutputFile | tuple[Chapter, Page]


@dataclass(frozen=True, slots=True)
class Task:
    """One step of a build, that is made as a whole or not at all."""

    name: str
    make: Callable[[Materials], Iterator[Product]]


def first_tasks(sources: Sources) -> Iterator[Task]:
    """Everything but what needs to know all other files; in the order of the table of contents."""
    from sitegen.api.all_responses import api_groups
    from sitegen.exports.all_exports import export_groups
    from sitegen.exports.statement_table import NAME
    from sitegen.pages.all_pages import page_groups

    for pages in page_groups(sources.data):
        yield Task(f"pages: {pages.name}", lambda m, make=pages.make: make(m.pages))  # type: ignore[misc]
    for downloads in export_groups((*sources.package.tables, NAME), sources.data):
        yield Task(f"downloads: {downloads.name}", lambda m, make=downloads.make: make(m.exports))  # type: ignore[misc]
    for responses in api_groups(sources.data):
        yield Task(f"api: {responses.name}", lambda m, make=responses.make: make(m.api))  # type: ignore[misc]
    if sources.english:
        yield Task("pages: english", _english)
    yield Task("feeds", _feeds)
    yield Task("versions", _versions)
    yield Task("assets", _assets)
    yield Task("pictures of links", _link_pictures)
    yield Task("rows of tables", _rows)
    yield Task("comparison", _comparison)
    yield Task("form of the self-check", _school_form)
    yield Task("map: nation", _national_map)
    yield Task("map: counties", _county_map)
    for province in sources.data.provinces:
        yield Task(f"map: {province.slug}", lambda m, code=province.code: _province_map(m, code))  # type: ignore[misc]


def last_tasks() -> Iterator[Task]:
    """What needs to know all pages and downloads."""
    yield Task("sitemap", _site_files)
    yield Task("search", _search)
    yield Task("catalogue", _catalogue)


def prose_task() -> Task:
    """Pages of prose, whose addresses must be free."""
    return Task("prose", _prose)


def _english(m: Materials) -> Iterator[Product]:
    from sitegen.pages.english_pages import english_pages

    for page in english_pages(m.pages, m.sources.english):
        yield Chapter.PROSE, page


def _feeds(m: Materials) -> Iterator[Product]:
    from sitegen.feeds import export_feeds

    return export_feeds(m.data, title=m.api.title, site_url=m.api.site_url, history=m.history)


def _versions(m: Materials) -> Iterator[Product]:
    from sitegen.exports.version_files import version_files

    return version_files(m.history)


def _assets(m: Materials) -> Iterator[Product]:
    from sitegen.exports.hosting import hosting_files
    from sitegen.maps.leaflet import leaflet_files
    from sitegen.render.assets import render_assets

    m.files.static  # noqa: B018 - a task that reads files says so
    yield from render_assets(m.config.static, m.site.palette)
    yield from leaflet_files()
    yield from hosting_files()


def _link_pictures(m: Materials) -> Iterator[Product]:
    """Only where the site's address is known: pages name their pictures with it or not at all."""
    from sitegen.render.link_pictures import link_pictures, render_link_picture

    if m.site.base_url:
        for picture in link_pictures(m.data).values():
            yield render_link_picture(picture, m.site.palette)


def _school_form(m: Materials) -> Iterator[Product]:
    from sitegen.exports.school_form import school_form_files

    if m.data.assessment_profiles:
        yield from school_form_files()


def _rows(m: Materials) -> Iterator[Product]:
    from sitegen.pages.county.county_table import county_table_rows

    yield county_table_rows(m.data, m.pages.statuses)


def _comparison(m: Materials) -> Iterator[Product]:
    from sitegen.pages.place.compare_tables import comparison_files

    return comparison_files(m.data, m.pages.statuses)


def _national_map(m: Materials) -> Iterator[Product]:
    from sitegen.pages.map.interactive import national_map_files

    return national_map_files(m.data, m.boundaries)


def _county_map(m: Materials) -> Iterator[Product]:
    from sitegen.pages.map.interactive import county_zoom_files

    return county_zoom_files(m.pages, m.boundaries)


def _province_map(m: Materials, code: str) -> Iterator[Product]:
    from sitegen.pages.map.interactive import province_map_files

    return province_map_files(m.pages, m.boundaries, m.data.province[code])


def _prose(m: Materials) -> Iterator[Product]:
    from sitegen.pages.all_pages import prose_pages

    return prose_pages(m.sources.documents)


def _site_files(m: Materials) -> Iterator[Product]:
    from sitegen.render.site_files import render_site_files

    for name in ("sitemap.xml", "robots.txt"):
        m.files.templates[name]
    return render_site_files(m.made.pages, m.site, m.config.templates)


def _search(m: Materials) -> Iterator[Product]:
    """The index and, where the site's address is known, the search for browsers that needs it."""
    from sitegen.search.opensearch import opensearch_file
    from sitegen.search.search_index import build_index, index_script

    yield index_script(build_index(m.data, m.made.pages, m.sources.words))
    if m.site.base_url:
        yield opensearch_file(m.site.base_url, m.site.title, m.site.description)


def _catalogue(m: Materials) -> Iterator[Product]:
    from sitegen.exports.all_exports import listing_files

    return listing_files(m.exports, m.made.downloads)
