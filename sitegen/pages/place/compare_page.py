"""The page that sets two to four places side by side, in the browser."""

from dataclasses import dataclass

from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import COUNTIES, HOME, PREFECTURES, PROVINCES
from sitegen.pages.place.compare_tables import FINDING, comparison_tables
from sitegen.site import urls
from sitegen.site.page import Link, Page
from sitegen.site.row_file import row_file_url
from sitegen.site.tables import Column, DataTable


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonBody:
    """What a script fills in."""

    tables: tuple[DataTable, ...]
    """Without rows; in the order in which places are looked for."""
    finding: tuple[Column, ...]
    """Their first columns, of which only the first is shown."""
    ways: tuple[Link, ...]
    """Where the same numbers stand without a script."""


def compare_page(data: SiteData) -> Page:
    """The page; which places stand on it is told by its address."""
    tables = comparison_tables(data)
    scripts = ("js/csv.js", "js/compare-places.js", "js/compare-view.js", "js/compare.js")
    return Page(
        url=urls.COMPARE,
        template="pages/compare.html",
        title="并排比较",
        description="把两到四个省份、地级行政区或县级单位并排：公布、收到名字、还缺多少、占比、规划和各批次。",
        breadcrumb=(HOME,),
        body=ComparisonBody(
            tables=tables,
            finding=FINDING,
            ways=(PROVINCES, PREFECTURES, COUNTIES),
        ),
        scripts=(*map(urls.asset, scripts), *(row_file_url(table.id) for table in tables)),
        styles=(urls.asset("compare/compare.css"),),
    )
