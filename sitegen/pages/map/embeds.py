"""Pages that stand in pages of others: a map with its table, and no more of the site than who made it."""

from dataclasses import dataclass

from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import province_link
from sitegen.pages.parts.statuses import Statuses, unit_table, units_now
from sitegen.pages.place.province_list import province_table
from sitegen.site import urls
from sitegen.site.map_figure import MapFigure
from sitegen.site.page import Link, Page
from sitegen.site.snippets import EmbedCode
from sitegen.site.tables import DataTable


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedBody:
    """One map, the same numbers as a table, and the page of the site that says more."""

    map: MapFigure
    table: DataTable
    full: Link


def embed_code(figure: MapFigure, place: str) -> EmbedCode:
    """What shows the map in pages of others."""
    return EmbedCode(url=urls.embed(figure.name), title=_title(place))


def national_embed_page(data: SiteData, figure: MapFigure) -> Page:
    """The nation by province."""
    return _page(figure, "全国", EmbedBody(map=figure, table=province_table(data), full=_whole_nation()))


def province_embed_page(data: SiteData, statuses: Statuses, province: Province, figure: MapFigure) -> Page:
    """A province by county."""
    units = units_now(data, data.counties_of_province[province.code])
    caption = f"{province.name}各县级单位"
    table = unit_table(data, statuses, units, caption, with_prefecture=True)
    return _page(figure, province.name, EmbedBody(map=figure, table=table, full=province_link(province)))


def _whole_nation() -> Link:
    return Link("全国", urls.HOME)


def _title(place: str) -> str:
    return f"{place}义务教育优质均衡发展县（市、区）"


def _page(figure: MapFigure, place: str, body: EmbedBody) -> Page:
    return Page(
        url=urls.embed(figure.name),
        template="pages/embed.html",
        title=_title(place),
        description=f"{figure.title}，供嵌入其他网页。",
        body=body,
        in_sitemap=False,
    )
