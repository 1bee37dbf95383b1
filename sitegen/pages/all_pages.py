"""Every page of the site, in the order of its table of contents."""

from collections.abc import Iterable

from sitegen.analysis.status import county_statuses
from sitegen.content import Document
from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.exceptions import InternalError
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.site_data import SiteData
from sitegen.pages.analysis.analysis_page import analysis_page
from sitegen.pages.analysis.claims_page import claims_page
from sitegen.pages.batch.batch_pages import batch_list_page, batch_pages
from sitegen.pages.county.county_index import county_index_page
from sitegen.pages.county.county_neighbours import county_borders
from sitegen.pages.county.county_pages import county_pages
from sitegen.pages.county.county_table import county_table_page
from sitegen.pages.data.api_page import api_page
from sitegen.pages.data.data_catalogue import data_page
from sitegen.pages.data.health_page import health_page
from sitegen.pages.data.history_pages import changelog_page, corrections_page
from sitegen.pages.data.source_pages import source_list_page, source_pages
from sitegen.pages.home import home_page
from sitegen.pages.indicator.departments import department_list_page, department_pages
from sitegen.pages.indicator.indicator_list import indicators_page
from sitegen.pages.indicator.indicator_pages import indicator_pages
from sitegen.pages.map.county_map import county_map_page
from sitegen.pages.map.embeds import embed_pages
from sitegen.pages.map.figures import national_figure, province_figures
from sitegen.pages.map.interactive import interactive_pages
from sitegen.pages.place.prefectures import prefecture_list_page, prefecture_pages
from sitegen.pages.place.province_list import province_list_page
from sitegen.pages.place.provinces import province_pages
from sitegen.pages.plain_pages import document_pages, not_found_page, search_page
from sitegen.pages.plan.phases import procedure_page
from sitegen.pages.plan.plan_pages import plan_list_page, plan_pages
from sitegen.pages.plan.progress_page import progress_page
from sitegen.site.page import Page


def site_pages(
    data: SiteData,
    documents: Iterable[Document],
    package: PackageDescriptor,
    base_maps: BaseMaps,
) -> tuple[Page, ...]:
    """All pages; raises InternalError when two of them want one URL."""
    statuses = county_statuses(data)
    china = national_figure(data, base_maps)
    provinces = province_figures(data, statuses, base_maps)
    county_map = county_map_page(data, statuses, base_maps)
    pages = (
        home_page(data, china),
        province_list_page(data, china),
        *province_pages(data, statuses, provinces),
        prefecture_list_page(data),
        *prefecture_pages(data, statuses),
        county_index_page(data, statuses),
        county_table_page(data, statuses),
        *county_pages(data, statuses, county_borders(base_maps), package),
        batch_list_page(data),
        *batch_pages(data),
        plan_list_page(data),
        *plan_pages(data),
        progress_page(data),
        analysis_page(data),
        procedure_page(data),
        indicators_page(data),
        *indicator_pages(data),
        department_list_page(data),
        *department_pages(data),
        claims_page(data),
        source_list_page(data),
        *source_pages(data),
        data_page(data, package),
        health_page(data, package),
        changelog_page(data),
        corrections_page(data, package),
        api_page(data),
        county_map,
        *interactive_pages(data, statuses, china, provinces, county_map),
        *embed_pages(data, statuses, china, provinces),
        *document_pages(documents),
        search_page(),
        not_found_page(),
    )
    refuse_duplicates(pages)
    return pages


def refuse_duplicates(pages: Iterable[Page]) -> None:
    """Raise InternalError when two pages want one URL."""
    seen: set[str] = set()
    for page in pages:
        if page.url in seen:
            raise InternalError(f"two pages want the URL {page.url!r}")
        seen.add(page.url)
