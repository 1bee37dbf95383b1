"""The maps that can be moved and enlarged: a page for each, and the script and style sheet it loads."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.exceptions import InternalError
from sitegen.maps.folium_map import InteractiveMap, interactive_map
from sitegen.maps.leaflet import LEAFLET_SCRIPT, LEAFLET_STYLESHEET
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.pages.map.county_map import NAME, CountyMapBody, county_map_areas
from sitegen.pages.map.figures import national_areas, province_areas, province_points
from sitegen.pages.page_sources import PageSources
from sitegen.pages.parts.breadcrumbs import HOME, PROVINCES
from sitegen.pages.parts.downloads import province_downloads, table_links
from sitegen.pages.parts.places import province_link
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.parts.statuses import Statuses, unit_table, units_now
from sitegen.pages.place.province_list import province_table
from sitegen.site import urls
from sitegen.site.map_figure import MapFigure
from sitegen.site.page import Link, Page
from sitegen.site.tables import DataTable

_CHINA = "china"


@dataclass(frozen=True, kw_only=True, slots=True)
class InteractiveBody:
    """One map that can be moved, with the same numbers as a table."""

    figure: MapFigure
    """The same map as it is drawn without a script."""
    element_id: str
    """The element that the script draws into."""
    still: Link
    """Page with the same map as a drawing that needs no script."""
    table: DataTable


def national_map_page(data: SiteData, figure: MapFigure) -> Page:
    """The nation by province."""
    return _page(
        urls.NATIONAL_MAP,
        "全国地图",
        figure,
        element_id=_element_id(None),
        still=Link("不用脚本的地图", f"{urls.HOME}#{figure.id}"),
        table=province_table(data),
        breadcrumb=(HOME,),
        downloads=table_links("certifications", "全部认定名单"),
        sources=sources_of(data, data.batches),
    )


def county_zoom_page(page: Page) -> Page:
    """The nation by county; `page` is that of the same map without a script."""
    if not isinstance(page.body, CountyMapBody):
        raise InternalError(f"no map of counties: {page.url!r}")
    return _page(
        urls.COUNTY_ZOOM_MAP,
        "全国分县地图（可缩放）",
        page.body.map,
        element_id=_element_id(NAME),
        still=Link("不用脚本的地图", page.url),
        table=page.body.table,
        breadcrumb=(HOME, Link(page.title, page.url)),
        downloads=page.downloads,
        sources=page.sources,
    )


def province_map_page(data: SiteData, statuses: Statuses, province: Province, figure: MapFigure) -> Page:
    """A province by county."""
    units = units_now(data, data.counties_of_province[province.code])
    link = province_link(province)
    return _page(
        urls.province_map(province.slug),
        f"{province.name}地图",
        figure,
        element_id=_element_id(province.code),
        still=Link("不用脚本的地图", f"{link.url}#{figure.id}"),
        table=unit_table(data, statuses, units, f"{province.name}各县级单位", with_prefecture=True),
        breadcrumb=(HOME, PROVINCES, link),
        downloads=province_downloads(province),
        sources=sources_of(data, [item for unit in units for item in data.certifications_of[unit.code]]),
    )


def national_map_files(data: SiteData, boundaries: Boundaries) -> Iterator[OutputFile]:
    """Script and style sheet of the nation by province."""
    yield from _files(_CHINA, None, interactive_map(boundaries, national_areas(data), address=_address))


def county_zoom_files(sources: PageSources, boundaries: Boundaries) -> Iterator[OutputFile]:
    """Script and style sheet of the nation by county."""
    areas, points = county_map_areas(sources)
    by_county = interactive_map(boundaries, areas, points, by_county=True, address=_address)
    yield from _files(urls.COUNTY_ZOOM_MAP.strip("/").rpartition("/")[2], NAME, by_county)


def province_map_files(
    sources: PageSources, boundaries: Boundaries, province: Province
) -> Iterator[OutputFile]:
    """Script and style sheet of a province by county; none unless the scheme covers it and it is drawn."""
    data, statuses, base_maps = sources.data, sources.statuses, sources.base_maps
    if province.covered and province.code in base_maps.provinces:
        made = interactive_map(
            boundaries,
            province_areas(data, statuses, base_maps, province),
            province_points(data, statuses, province),
            province_code=province.code,
            address=_address,
        )
        yield from _files(province.slug, province.code, made)


def _page(
    url: str,
    title: str,
    figure: MapFigure,
    *,
    element_id: str,
    still: Link,
    table: DataTable,
    breadcrumb: tuple[Link, ...],
    downloads: tuple[Link, ...],
    sources: tuple[Link, ...],
) -> Page:
    name = url.strip("/").rpartition("/")[2]
    return Page(
        url=url,
        template="pages/interactive_map.html",
        title=title,
        description=f"{figure.title}，可以移动和放大。",
        breadcrumb=breadcrumb,
        body=InteractiveBody(figure=figure, element_id=element_id, still=still, table=table),
        scripts=(f"/{LEAFLET_SCRIPT}", urls.asset("js/map-shapes.js"), urls.asset(f"maps/{name}.js")),
        styles=(f"/{LEAFLET_STYLESHEET}", urls.asset(f"maps/{name}.css")),
        downloads=downloads,
        sources=sources,
    )


def _files(name: str, code: str | None, made: InteractiveMap) -> Iterator[OutputFile]:
    if made.element_id != _element_id(code):
        raise InternalError(f"map {name} draws into {made.element_id!r}")
    for ending, content in (("js", made.script), ("css", made.stylesheet)):
        path = urls.file_path(urls.asset(f"maps/{name}.{ending}"))
        yield OutputFile(path=path, content=content.encode())


def _element_id(code: str | None) -> str:
    """Known without drawing, so that pages need not wait for folium."""
    return f"map_{code or _CHINA}"


def _address(url: str) -> str:
    """Every map's page lies two folders below the root."""
    return f"../../{urls.file_path(url)}"
