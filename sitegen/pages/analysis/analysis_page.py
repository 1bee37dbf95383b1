"""The page of analysis: who holds what, what grew, and which denominators say so."""

from dataclasses import dataclass

from sitegen.analysis.concentration import concentration
from sitegen.analysis.coverage import coverage
from sitegen.facts import kinds
from sitegen.model.site_data import SiteData
from sitegen.pages.analysis.analysis_places import (
    HALF,
    concentration_chart,
    concentration_table,
    full_table,
    half_words,
    share_plot,
    share_table,
)
from sitegen.pages.analysis.analysis_regions import (
    batch_growth_table,
    region_chart,
    region_table,
    scope_words,
)
from sitegen.pages.analysis.analysis_types import TypesView, types_view
from sitegen.pages.parts.breadcrumbs import HOME
from sitegen.pages.parts.coverage_facts import coverage_facts
from sitegen.pages.parts.downloads import document_links, table_links
from sitegen.pages.parts.receipts import sources_of
from sitegen.site import urls
from sitegen.site.blocks import Fact, Stat
from sitegen.site.charts import DotPlot, StackedChart, StepChart
from sitegen.site.page import Link, Page
from sitegen.site.tables import DataTable

_SECTIONS = (
    ("regions-title", "四个区域"),
    ("concentration-title", "集中程度"),
    ("types-title", "省份类型"),
    ("growth-title", "逐批增长"),
    ("full-title", "全覆盖的地方"),
    ("shares-title", "两种算法"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class AnalysisBody:
    """Every chart with its table."""

    stat: Stat
    scope: str
    """Which batches the comparisons rest on."""
    contents: tuple[Link, ...]
    region_chart: StackedChart
    region_table: DataTable
    concentration_chart: StepChart
    concentration_table: DataTable
    types: TypesView
    growth: DataTable
    full: DataTable
    nation: tuple[Fact, ...]
    """Shares of the nation by all batches, each with what it divides."""
    share_plot: DotPlot
    share_table: DataTable


def analysis_page(data: SiteData) -> Page:
    """The page of analysis."""
    found = concentration(data)
    half, sentence = found.first_to_hold(HALF), half_words(found)
    return Page(
        url=urls.ANALYSIS,
        template="pages/analysis.html",
        title="分析",
        description=sentence,
        breadcrumb=(HOME,),
        body=AnalysisBody(
            stat=Stat(str(half.place if half else 0), "个省份占去一半", sentence=sentence),
            scope=scope_words(data),
            contents=tuple(Link(text, f"{urls.ANALYSIS}#{anchor}") for anchor, text in _SECTIONS),
            region_chart=region_chart(data),
            region_table=region_table(data),
            concentration_chart=concentration_chart(data),
            concentration_table=concentration_table(data),
            types=types_view(data),
            growth=batch_growth_table(data),
            full=full_table(data),
            nation=coverage_facts(coverage(data), kinds.NATION),
            share_plot=share_plot(data),
            share_table=share_table(data),
        ),
        downloads=(
            *table_links("batch_totals", "分省公布数"),
            *document_links("province_types", "省份类型标准"),
        ),
        sources=sources_of(data, data.batches, data.batch_totals, data.province_types),
    )
