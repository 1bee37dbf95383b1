"""The yearly report of a province or a prefecture: one sheet of paper to lay on a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analysis.plan_progress import TargetProgress
from sitegen.analysis.yearly import PlaceYear, change, prefecture_years, province_years
from sitegen.model.codes import Outcome
from sitegen.model.divisions import County, Prefecture, Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import HOME, PROVINCES
from sitegen.pages.parts.coverage_facts import unknown_share_of_batches
from sitegen.pages.parts.places import prefecture_link, province_link
from sitegen.pages.parts.receipts import sources_of
from sitegen.site import urls
from sitegen.site.blocks import Fact
from sitegen.site.page import Link, Page
from sitegen.site.tables import (
    UNKNOWN_NUMBER,
    Cell,
    DataTable,
    known_cell,
    number_column,
    table_of,
    text_column,
)
from sitegen.site.words import NONE, listed

_NO_TOTALS = "公布时只有分省份的数目，没有分地级的：全省份的名字收齐了的年份，才知道这里公布了几个。"


@dataclass(frozen=True, kw_only=True, slots=True)
class YearlyReportBody:
    """One place in one year, against the year before."""

    years: DataTable
    names: tuple[Fact, ...]
    """Who was certified, who was to be, and who is next, by name."""
    unknown: tuple[str, ...]
    """What the numbers leave out, a sentence each."""


def province_report(data: SiteData, province: Province) -> Page:
    """The report of a covered province."""
    return _page(
        data,
        province.name,
        urls.province_report(province.slug),
        (HOME, PROVINCES, province_link(province)),
        data.counties_of_province[province.code],
        province_years(data, province.code),
        unknown_share_of_batches(data, province),
    )


def prefecture_report(data: SiteData, prefecture: Prefecture) -> Page:
    """The report of a prefecture."""
    province = data.province[prefecture.province_code]
    return _page(
        data,
        prefecture.name,
        urls.prefecture_report(prefecture.code),
        (HOME, PROVINCES, province_link(province), prefecture_link(prefecture)),
        data.counties_of_prefecture[prefecture.code],
        prefecture_years(data, prefecture.code),
        (_NO_TOTALS, *unknown_share_of_batches(data, province)),
    )


def _page(
    data: SiteData,
    name: str,
    url: str,
    breadcrumb: tuple[Link, ...],
    units: Sequence[County],
    years: tuple[PlaceYear, ...],
    unknown: tuple[str, ...],
) -> Page:
    year = data.reference_year
    now = _of(years, year)
    return Page(
        url=url,
        template="pages/yearly_report.html",
        title=f"{name}{year}年度报告",
        description=_sentence(data, name, years),
        breadcrumb=breadcrumb,
        body=YearlyReportBody(
            years=_year_table(data, name, years),
            names=_names(data, year, now, _of(years, year + 1)),
            unknown=(*_missing(now), *unknown),
        ),
        sources=sources_of(
            data,
            [batch for each in years for batch in each.batches],
            [item for unit in units for item in data.certifications_of[unit.code]],
            [item.target for each in years for item in each.targets],
        ),
        styles=(urls.asset("report/report.css"),),
        in_sitemap=False,
    )


def _of(years: tuple[PlaceYear, ...], year: int) -> PlaceYear | None:
    return next((each for each in years if each.year == year), None)


def _sentence(data: SiteData, name: str, years: tuple[PlaceYear, ...]) -> str:
    year = data.reference_year
    now = _of(years, year)
    if now is None or not now.batches:
        return f"本站没有收到{year}年度的认定，{name}这一年认定了几个，不知道。"
    labels = listed(batch.label for batch in now.batches)
    if now.declared is None:
        return f"{labels}{name}公布了几个，没有查到；收到名字{len(now.certified)}个。"
    missing = f"，还缺{now.missing}个" if now.missing else ""
    more = change(now, years)
    compared = (
        "" if more is None else "，与前一批的年份一样多" if more == 0 else f"，比前一批的年份{_signed(more)}"
    )
    return f"{labels}{name}公布{now.declared}个{compared}；收到名字{len(now.certified)}个{missing}。"


def _signed(more: int) -> str:
    return f"多{more}个" if more > 0 else f"少{-more}个"


def _year_table(data: SiteData, name: str, years: tuple[PlaceYear, ...]) -> DataTable:
    return table_of(
        "years",
        f"{name}逐年的认定和规划",
        years,
        number_column("year", "年份", lambda each: each.year),
        text_column("batch", "批次", lambda each: listed(batch.label for batch in each.batches) or NONE),
        number_column("declared", "公布", lambda each: _of_batches(each, each.declared)),
        number_column("named", "收到名字", lambda each: _of_batches(each, len(each.certified))),
        number_column("missing", "还缺", lambda each: _of_batches(each, each.missing)),
        number_column("change", "增减", lambda each: _change_cell(each, years)),
        number_column("planned", "规划", lambda each: len(each.targets) or None),
        number_column(
            "kept", f"{data.label(Outcome.ON_TIME)}或{data.label(Outcome.EARLY)}", lambda each: each.kept
        ),
        number_column("late", data.label(Outcome.LATE), lambda each: each.late),
        number_column("due", data.label(Outcome.DUE), lambda each: each.due),
    )


def _of_batches(each: PlaceYear, count: int | None) -> Cell:
    return known_cell(count) if each.batches else UNKNOWN_NUMBER


def _change_cell(each: PlaceYear, years: tuple[PlaceYear, ...]) -> Cell:
    more = change(each, years)
    if more is None:
        return UNKNOWN_NUMBER
    return Cell(f"{more:+d}".replace("-", "−") if more else "无变化", sort=more)


def _names(data: SiteData, year: int, now: PlaceYear | None, following: PlaceYear | None) -> tuple[Fact, ...]:
    """The units of the year by name: none is left out, and an empty list says why."""
    certified = listed(data.name_in_province(unit) for unit in now.certified) if now else ""
    planned = _planned(data, now) if now else ""
    after = following.targets if following else ()
    coming = listed(_target_name(data, item) for item in after)
    none = "所见的规划没有点名"
    return (
        Fact(f"{year}年认定，收到名字的", certified or "收到的名单上没有"),
        Fact(f"规划{year}年达到的", planned or none),
        Fact(f"规划{year + 1}年达到的", coming or none),
    )


def _planned(data: SiteData, now: PlaceYear) -> str:
    """The targets of a year by what became of them."""
    names: dict[Outcome, list[str]] = {}
    for item in now.targets:
        names.setdefault(item.outcome, []).append(_target_name(data, item))
    return "；".join(f"{data.label(outcome)}：{listed(found)}" for outcome, found in names.items())


def _target_name(data: SiteData, item: TargetProgress) -> str:
    return data.name_in_province(data.county[item.target.county_code])


def _missing(now: PlaceYear | None) -> tuple[str, ...]:
    if now is None or not now.missing:
        return ()
    return (f"公布的{now.declared}个里，还有{now.missing}个的名字没有收到。",)
