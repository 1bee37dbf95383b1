"""Analysis, first part: how the four regions share what is certified, and how batches grew."""

from collections.abc import Sequence

from sitegen.analysis.attribution import attributed_batches, unattributed_batches
from sitegen.analysis.regions import REGIONS, Growth, growth_of, provinces_in, region_growth
from sitegen.analysis.scope import declared_by_province
from sitegen.model.certification import Batch
from sitegen.model.divisions import Province, Region
from sitegen.model.province_types import Quantity
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import province_cell
from sitegen.site.blocks import LegendItem
from sitegen.site.charts import StackedBar, StackedChart, stacked_bar
from sitegen.site.tables import (
    Cell,
    DataTable,
    Shown,
    known_cell,
    number_column,
    share_column,
    table_of,
    text_column,
)
from sitegen.site.words import listed, percent

_CLASSES = {
    Region.EAST: "region-east",
    Region.CENTRE: "region-centre",
    Region.WEST: "region-west",
    Region.NORTHEAST: "region-northeast",
}


def scope_words(data: SiteData) -> str:
    """Which batches the comparisons rest on, and why the others are left out."""
    used = listed(batch.label for batch in attributed_batches(data))
    words = f"本页比较省份和区域，只用分省数目齐全的批次：{used}。"
    for state in unattributed_batches(data):
        missing = state.scattered
        words += (
            f"{state.batch.label}公布的{state.declared}个里有{missing}个不知属于哪个省份，"
            "算进来会偏向数目已知的省份，因此不算。"
        )
    return words


def region_chart(data: SiteData) -> StackedChart:
    """Shares of the regions in each batch, in all of them, and in the counties themselves."""
    growth = {region: region_growth(data, region) for region in REGIONS}
    batches = attributed_batches(data)
    total = sum(item.total for item in growth.values()) or 1
    counties = sum(item.coverage.statutory_counties for item in growth.values())
    bars = [
        _bar(batch.label, {region: item.counts[number] for region, item in growth.items()})
        for number, batch in enumerate(batches)
    ]
    bars.append(_bar("各批合计", {region: item.total for region, item in growth.items()}))
    bars.append(
        _bar("县级行政区", {region: item.coverage.statutory_counties for region, item in growth.items()})
    )
    parts = listed(f"{region.value}占{percent(item.total / total)}" for region, item in growth.items())
    of_counties = listed(
        f"{region.value}占{percent(item.coverage.statutory_counties / counties)}"
        for region, item in growth.items()
    )
    return StackedChart(
        id="chart-regions",
        title="认定单位在四个区域的分布（公布数）",
        description=f"各批合计：{parts}。县级行政区本身：{of_counties}。",
        bars=tuple(bars),
        legend=tuple(LegendItem(_CLASSES[region], region.value) for region in REGIONS),
    )


def region_table(data: SiteData) -> DataTable:
    """The four regions: declared units by batch, their share of all, and coverage of their counties."""
    everyone = [province for province in data.provinces if province.covered]
    nation = growth_of(data, everyone)
    rows = [
        *((each.value, len(provinces_in(data, each)), region_growth(data, each)) for each in REGIONS),
        ("全国", len(everyone), nation),
    ]
    return table_of(
        "regions",
        "四个区域",
        rows,
        text_column("region", "区域", lambda row: row[0]),
        number_column("provinces", "省份数", lambda row: row[1]),
        *(_growth_column(batch, place) for place, batch in enumerate(attributed_batches(data))),
        number_column("total", "合计", lambda row: row[2].total, hint="公布数"),
        share_column(
            "share",
            "占全国",
            lambda row: row[2].total / nation.total if nation.total else None,
            hint="公布数之比",
        ),
        number_column(
            "statutory_counties",
            "县级行政区",
            lambda row: row[2].coverage.statutory_counties,
            hint=f"{nation.coverage.year}年末",
        ),
        share_column(
            "share_declared",
            "公布数占比",
            lambda row: row[2].coverage.share_declared,
            hint=data.label(Quantity.DECLARED_SHARE),
        ),
        share_column(
            "share_statutory",
            "县级行政区占比",
            lambda row: row[2].coverage.share_statutory,
            hint=data.label(Quantity.STATUTORY_SHARE),
        ),
    )


def _growth_column(batch: Batch, place: int) -> Shown[tuple[str, int, Growth]]:
    return number_column(batch.id, batch.label, lambda row: row[2].counts[place])


def batch_growth_table(data: SiteData) -> DataTable:
    """Declared units of every batch by province; what is not known says so."""
    provinces = [province for province in data.provinces if province.covered]
    complete = frozenset(batch.id for batch in attributed_batches(data))
    return table_of(
        "growth",
        "各省份逐批公布的个数",
        provinces,
        text_column("name", "省份", province_cell),
        text_column("region", "区域", lambda province: province.region.value),
        *(_batch_column(data, batch, known=batch.id in complete) for batch in data.batches),
    )


def _bar(text: str, counts: dict[Region, int]) -> StackedBar:
    total = sum(counts.values())
    parts: Sequence[tuple[str, float, str]] = [
        (_CLASSES[region], count, f"{100 * count / (total or 1):.0f}%") for region, count in counts.items()
    ]
    return stacked_bar(text, f"{total}个", parts)


def _batch_column(data: SiteData, batch: Batch, *, known: bool) -> Shown[Province]:
    return number_column(batch.id, batch.label, lambda province: _count(data, province, batch, known=known))


def _count(data: SiteData, province: Province, batch: Batch, *, known: bool) -> Cell:
    count = declared_by_province(data, batch).get(province.code)
    return known_cell(count or 0 if known else count)
