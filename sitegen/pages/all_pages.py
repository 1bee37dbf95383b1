"""Every page of the site, in groups that are made together, and the order of the table of contents."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum, auto
from functools import partial

from sitegen.content import Document
from sitegen.exceptions import InternalError
from sitegen.model.site_data import SiteData
from sitegen.output import Group
from sitegen.pages.analysis.analysis_page import analysis_page
from sitegen.pages.analysis.claims_page import claims_page
from sitegen.pages.assess_page import assess_pages
from sitegen.pages.batch.batch_pages import batch_list_page, batch_pages
from sitegen.pages.county.county_index import county_index_page
from sitegen.pages.county.county_pages import county_pages
from sitegen.pages.county.county_table import county_table_page
from sitegen.pages.data.api_page import api_page
from sitegen.pages.data.changelog_pages import changelog_page, corrections_page
from sitegen.pages.data.data_catalogue import data_page
from sitegen.pages.data.health_page import health_page
from sitegen.pages.data.source_pages import source_list_page, source_pages
from sitegen.pages.data.version_pages import version_pages
from sitegen.pages.home import home_page
from sitegen.pages.indicator.departments import department_list_page, department_pages
from sitegen.pages.indicator.indicator_list import indicators_page
from sitegen.pages.indicator.indicator_pages import indicator_pages
from sitegen.pages.map.county_map import county_map_page
from sitegen.pages.map.embeds import national_embed_page, province_embed_page
from sitegen.pages.map.figures import national_figure, province_figure
from sitegen.pages.map.interactive import county_zoom_page, national_map_page, province_map_page
from sitegen.pages.page_sources import PageSources
from sitegen.pages.place.compare_page import compare_page
from sitegen.pages.place.prefectures import prefecture_list_page, prefecture_pages
from sitegen.pages.place.province_list import province_list_page
from sitegen.pages.place.provinces import province_page
from sitegen.pages.place.yearly_reports import prefecture_report, province_report
from sitegen.pages.plain_pages import document_pages, many_page, not_found_page, search_page
from sitegen.pages.plan.phases import procedure_page
from sitegen.pages.plan.plan_pages import plan_list_page, plan_pages
from sitegen.pages.plan.progress_page import progress_page
from sitegen.site.page import Page


class Chapter(IntEnum):
    """Parts of the table of contents, in its order; within one, pages stand in the order of their groups."""

    HOME = auto()
    PROVINCE_LIST = auto()
    PROVINCES = auto()
    PREFECTURE_LIST = auto()
    PREFECTURES = auto()
    COUNTY_LISTS = auto()
    COUNTIES = auto()
    RECORDS = auto()
    COUNTY_MAP = auto()
    MAPS = auto()
    EMBEDS = auto()
    REPORTS = auto()
    PROSE = auto()
    TOOLS = auto()


Pages = Iterator[tuple[Chapter, Page]]


PageGroup = Group[PageSources, tuple[Chapter, Page]]


def page_groups(data: SiteData) -> Iterator[PageGroup]:
    """All groups but those of prose; `data` tells which places there are, and no more."""
    yield Group("nation", _nation)
    yield Group("county map", _county_map)
    for province in data.provinces:
        yield Group(f"province {province.slug}", partial(_province, code=province.code))
    for code in data.prefectures_of:
        yield Group(f"prefectures {code}", partial(_prefectures, code=code))
    for area in data.counties_of_area:
        yield Group(f"counties {area}", partial(_counties, area=area))
    for name, (chapter, make) in _OTHERS.items():
        yield Group(name, partial(_others, chapter=chapter, pages=make))


def prose_pages(documents: Iterable[Document]) -> Pages:
    """Pages of prose, which may not take the address of another page."""
    return ((Chapter.PROSE, page) for page in document_pages(documents))


def refuse_duplicates(urls: Iterable[str]) -> None:
    """Raise InternalError when two pages want one URL."""
    seen: set[str] = set()
    for url in urls:
        if url in seen:
            raise InternalError(f"two pages want the URL {url!r}")
        seen.add(url)


def _nation(sources: PageSources) -> Pages:
    """Everything that shows the map of the nation."""
    data, figure = sources.data, national_figure(sources.data, sources.base_maps)
    yield Chapter.HOME, home_page(data, figure)
    yield Chapter.PROVINCE_LIST, province_list_page(data, figure)
    yield Chapter.MAPS, national_map_page(data, figure)
    yield Chapter.EMBEDS, national_embed_page(data, figure)


def _county_map(sources: PageSources) -> Pages:
    """Everything that shows the map of all counties."""
    page = county_map_page(sources)
    yield Chapter.COUNTY_MAP, page
    yield Chapter.MAPS, county_zoom_page(page)


def _province(sources: PageSources, code: str) -> Pages:
    """Everything that shows the map of one province."""
    data, statuses = sources.data, sources.statuses
    province = data.province[code]
    figure = province_figure(data, statuses, sources.base_maps, province)
    yield Chapter.PROVINCES, province_page(data, province, statuses, figure)
    if province.covered:
        yield Chapter.REPORTS, province_report(data, province)
    if figure:
        yield Chapter.MAPS, province_map_page(data, statuses, province, figure)
        yield Chapter.EMBEDS, province_embed_page(data, statuses, province, figure)


def _prefectures(sources: PageSources, code: str) -> Pages:
    """The prefectures of one province."""
    for page in prefecture_pages(sources.data, sources.statuses, sources.base_maps, code):
        yield Chapter.PREFECTURES, page
    for prefecture in sources.data.prefectures_of[code]:
        yield Chapter.REPORTS, prefecture_report(sources.data, prefecture)


def _counties(sources: PageSources, area: str) -> Pages:
    """The county-level units of one area."""
    for page in county_pages(sources, area):
        yield Chapter.COUNTIES, page


def _others(sources: PageSources, chapter: Chapter, pages: Callable[[PageSources], Iterable[Page]]) -> Pages:
    for page in pages(sources):
        yield chapter, page


_OTHERS: Mapping[str, tuple[Chapter, Callable[[PageSources], Iterable[Page]]]] = {
    "prefectures": (Chapter.PREFECTURE_LIST, lambda m: [prefecture_list_page(m.data)]),
    "counties": (Chapter.COUNTY_LISTS, lambda m: [county_index_page(m.data, m.statuses)]),
    "county table": (Chapter.COUNTY_LISTS, lambda m: [county_table_page(m.data, m.statuses)]),
    "batches": (Chapter.RECORDS, lambda m: [batch_list_page(m.data), *batch_pages(m.data, m.base_maps)]),
    "plans": (
        Chapter.RECORDS,
        lambda m: [plan_list_page(m.data), *plan_pages(m.data, m.statuses, m.base_maps)],
    ),
    "progress": (Chapter.RECORDS, lambda m: [progress_page(m.data)]),
    "analysis": (Chapter.RECORDS, lambda m: [analysis_page(m.data)]),
    "procedure": (Chapter.RECORDS, lambda m: [procedure_page(m.data)]),
    "indicators": (Chapter.RECORDS, lambda m: [indicators_page(m.data), *indicator_pages(m.data)]),
    "self-check": (Chapter.RECORDS, lambda m: assess_pages(m.data)),
    "departments": (Chapter.RECORDS, lambda m: [department_list_page(m.data), *department_pages(m.data)]),
    "claims": (Chapter.RECORDS, lambda m: [claims_page(m.data)]),
    "sources": (Chapter.RECORDS, lambda m: [source_list_page(m.data), *source_pages(m.data)]),
    "data": (Chapter.RECORDS, lambda m: [data_page(m.data, m.package)]),
    "health": (Chapter.RECORDS, lambda m: [health_page(m.data, m.package)]),
    "changelog": (Chapter.RECORDS, lambda m: [changelog_page(m.data, m.history)]),
    "versions": (Chapter.RECORDS, lambda m: version_pages(m.data, m.package, m.history)),
    "corrections": (Chapter.RECORDS, lambda m: [corrections_page(m.data, m.package)]),
    "api": (Chapter.RECORDS, lambda m: [api_page(m.data)]),
    "comparison": (Chapter.TOOLS, lambda m: [compare_page(m.data)]),
    "tools": (Chapter.TOOLS, lambda _: [search_page(), many_page(), not_found_page()]),
}
"""Pages about no single place, by the name of their group, in the order of the table of contents."""
