"""Analysis, second part: concentration, both shares of each province, and places without a county left."""

from sitegen.analysis.concentration import Concentration, concentration
from sitegen.analysis.full_coverage import full_prefectures, full_provinces
from sitegen.analysis.regions import growth_of
from sitegen.model.divisions import Prefecture, Province
from sitegen.model.province_types import Quantity
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import province_cell, short_batch_cell
from sitegen.site import urls
from sitegen.site.blocks import LegendItem
from sitegen.site.charts import Aim, DotPlot, Series, StepChart, dot_row, step_chart
from sitegen.site.tables import Cell, DataTable, number_column, share_column, table_of, text_column
from sitegen.site.words import NONE, listed, percent

HALF = 0.5


def half_words(found: Concentration) -> str:
    """How few provinces hold half."""
    half = found.first_to_hold(HALF)
    if half is None:
        return "收到的各批名单还没有公布能分到省份的单位，看不出集中在哪里。"
    names = listed(rank.province.short_name for rank in found.ranks[: half.place])
    return (
        f"认定最多的{half.place}个省份（{names}）合计{half.units_so_far}个，占全部的"
        f"{percent(half.share_of_units)}；它们的县级行政区占全国的{percent(half.share_of_counties)}。"
    )


def concentration_chart(data: SiteData) -> StepChart:
    """Units held by the first provinces together, beside the counties that these have."""
    found = concentration(data)
    half = found.first_to_hold(HALF)
    last = len(found.ranks)
    without = sum(not rank.growth.total for rank in found.ranks)
    return step_chart(
        id="chart-concentration",
        title="认定最多的前几个省份合占多少",
        description=f"{half_words(found)}{without}个省份一个也没有。",
        series=(
            _shares("line-named", "占全部认定单位", found, of_counties=False),
            _shares("line-even", "占全部县级行政区", found, of_counties=True),
        ),
        x_labels=[
            (float(place), f"{place}个省份" if place == last else str(place))
            for place in (1, half.place if half else 1, 10, 20, last)
            if place <= last
        ],
        x_range=(0, last),
        aims=(
            (
                Aim(
                    x=half.place,
                    value=round(100 * half.share_of_units, 2),
                    text=f"前{half.place}个占{percent(half.share_of_units)}",
                ),
            )
            if half
            else ()
        ),
        unit="%",
        top=100,
    )


def concentration_table(data: SiteData) -> DataTable:
    """Provinces from most to least, with running totals."""
    return table_of(
        "concentration",
        "从多到少累计",
        concentration(data).ranks,
        text_column("name", "省份", lambda rank: province_cell(rank.province)),
        number_column("place", "位次", lambda rank: rank.place, hint="个数相同的按代码先后"),
        number_column("total", "公布", lambda rank: rank.growth.total),
        number_column("units_so_far", "累计", lambda rank: rank.units_so_far),
        share_column("share_of_units", "累计占认定单位", lambda rank: rank.share_of_units),
        share_column("share_of_counties", "累计占县级行政区", lambda rank: rank.share_of_counties),
    )


def share_plot(data: SiteData) -> DotPlot:
    """Two shares of every province that has any unit: named statutory counties, and all declared units."""
    covered = [
        (province, growth_of(data, [province]).coverage) for province in data.provinces if province.covered
    ]
    shown = sorted(
        (pair for pair in covered if pair[1].declared),
        key=lambda pair: (-(pair[1].share_declared or 0), pair[0].code),
    )
    rows = tuple(
        dot_row(
            province.short_name,
            urls.province(province.slug),
            f"{percent(cover.share_statutory)}—{percent(cover.share_declared)}"
            if cover.share_statutory != cover.share_declared
            else percent(cover.share_statutory),
            ((cover.share_statutory or 0, "dot-statutory"), (cover.share_declared or 0, "dot-declared")),
        )
        for province, cover in shown
    )
    apart = [
        province.short_name for province, cover in shown if cover.share_statutory != cover.share_declared
    ]
    return DotPlot(
        id="chart-shares",
        title="两种算法的占比，从 0 到 100%",
        description=(
            f"两点分开的省份：{listed(apart) or '没有'}；差别来自功能区、不设区县的市和没有收到名字的单位。"
        ),
        rows=rows,
        legend=(
            LegendItem("dot-statutory", data.label(Quantity.STATUTORY_SHARE)),
            LegendItem("dot-declared", "公布的全部认定单位÷县级行政区"),
        ),
    )


def share_table(data: SiteData) -> DataTable:
    """The numbers behind both shares, for every province."""
    pairs = [(item, growth_of(data, [item]).coverage) for item in data.provinces if item.covered]
    year = pairs[0][1].year
    return table_of(
        "shares",
        "两种算法的分子和分母",
        pairs,
        text_column("name", "省份", lambda row: province_cell(row[0])),
        number_column("statutory_units", "已认定的县级行政区", lambda row: row[1].statutory_units),
        number_column(
            "other_units", "已认定的其他单位", lambda row: row[1].other_units, hint="功能区、不设区县的市"
        ),
        number_column("unseen", "还缺", lambda row: row[1].unseen),
        number_column("declared", "公布", lambda row: row[1].declared),
        number_column(
            "statutory_counties", "县级行政区", lambda row: row[1].statutory_counties, hint=f"{year}年末"
        ),
        share_column("share_statutory", "县级行政区占比", lambda row: row[1].share_statutory),
        share_column("share_declared", "公布数占比", lambda row: row[1].share_declared),
    )


def full_table(data: SiteData) -> DataTable:
    """Provinces and prefectures whose every county is certified by name."""
    return table_of(
        "full",
        "县级行政区全部已认定的地方",
        (*full_provinces(data), *full_prefectures(data)),
        text_column(
            "name", "地方", lambda full: Cell(full.place.name, url=_url(full.place), sort=full.place.code)
        ),
        text_column("province", "省份", lambda full: _province_name(data, full.place), is_facet=True),
        number_column(
            "counties", "县级行政区", lambda full: len(full.counties), hint=f"{data.reference_year}年末"
        ),
        text_column(
            "batch", "最后一个通过于", lambda full: short_batch_cell(full.completed_by), is_facet=True
        ),
        empty="没有这样的地方。",
    )


def _shares(klass: str, text: str, found: Concentration, *, of_counties: bool) -> Series:
    points = [
        (float(rank.place), 100 * (rank.share_of_counties if of_counties else rank.share_of_units))
        for rank in found.ranks
    ]
    return Series(klass=klass, text=text, points=((0.0, 0.0), *points), with_dots=False)


def _province_name(data: SiteData, place: Prefecture | Province) -> str:
    return data.province[place.province_code].name if isinstance(place, Prefecture) else NONE


def _url(place: Prefecture | Province) -> str:
    return urls.prefecture(place.code) if isinstance(place, Prefecture) else urls.province(place.slug)
