"""The home page: the one number, what it leaves out, the map, and the ways in."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.analysis.completeness import BatchCompleteness, batch_completeness, completeness_counts
from sitegen.analysis.coverage import coverage
from sitegen.model.certification import Batch, ListStatus
from sitegen.model.divisions import Region
from sitegen.model.site_data import SiteData
from sitegen.pages.batch.batch_tables import announced, batch_table
from sitegen.pages.map.embeds import embed_code
from sitegen.pages.parts.coverage_facts import share_cells, share_columns
from sitegen.pages.parts.downloads import batch_downloads, table_links
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.parts.subscriptions import national_alternates
from sitegen.pages.place.province_bars import ProvinceBar, province_bars
from sitegen.pages.place.province_list import province_table
from sitegen.pages.plan.plan_tables import plan_card
from sitegen.site import urls
from sitegen.site.blocks import Card, Stat
from sitegen.site.map_figure import MapFigure
from sitegen.site.page import Link, Page
from sitegen.site.snippets import csv_snippets
from sitegen.site.tables import Cell, Column, ColumnKind, DataTable, number_cell
from sitegen.site.words import percent


@dataclass(frozen=True, kw_only=True, slots=True)
class LatestBatch:
    """One of the newest batches, with the file that most readers want where its names were seen."""

    title: str
    url: str
    words: str
    downloads: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """How much of what was announced is known by name."""

    width: str
    """The share as a length in SVG."""
    text: str
    """The numbers, and what is missing of which batch."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeBody:
    """What a newcomer sees first."""

    stat: Stat
    held: Held
    bars: tuple[ProvinceBar, ...]
    batches: DataTable
    latest: tuple[LatestBatch, ...]
    map: MapFigure
    provinces: DataTable
    regions: DataTable
    plans: tuple[Card, ...]
    counts: Mapping[str, int]
    """How many of each thing there are behind the ways in."""
    can_be_checked: bool
    """True where the project has a method of the self-check."""
    year: int


def home_page(data: SiteData, figure: MapFigure) -> Page:
    """The home page."""
    states = tuple(batch_completeness(data, batch) for batch in data.batches)
    stat = _stat(data)
    return Page(
        url=urls.HOME,
        template="pages/home.html",
        title="首页",
        description=stat.sentence,
        body=HomeBody(
            stat=stat,
            held=_held(data, states),
            bars=province_bars(data),
            batches=batch_table(data, "历次认定"),
            latest=_latest(states),
            map=figure,
            provinces=province_table(data),
            regions=_region_table(data),
            plans=tuple(plan_card(data, plan) for plan in data.plans),
            counts=_counts(data),
            can_be_checked=bool(data.assessment_profiles),
            year=data.reference_year,
        ),
        downloads=table_links("certifications", "全部认定名单"),
        sources=sources_of(data, data.batches, data.batch_totals),
        alternates=national_alternates(data),
        snippets=csv_snippets("tables/certifications"),
        embed=embed_code(figure, "全国"),
    )


def _stat(data: SiteData) -> Stat:
    """What all batches declare, then how many of the names are held."""
    declared, named = completeness_counts(data)
    covered = coverage(data)
    first, last = data.batches[0].year, data.batches[-1].year
    span = f"{first}至{last}年各批" if first != last else f"{last}年"
    sentence = (
        f"{span}共公布{declared}个，本站收到其中{named}个的名字；"
        f"收到名字的有{covered.statutory_units}个是县级行政区，"
        f"占{covered.year}年末全国{covered.statutory_counties}个的{percent(covered.share_statutory)}。"
    )
    return Stat(str(declared), "个县（市、区）公布为国家认定", sentence=sentence)


def _held(data: SiteData, states: tuple[BatchCompleteness, ...]) -> Held:
    declared, named = completeness_counts(data)
    parts = "、".join(f"{state.batch.label}{state.named}个" for state in states if state.named)
    lacking = "、".join(
        f"{state.batch.label}{state.unseen}个（公布{state.declared}个）" for state in states if state.unseen
    )
    missing = f"名单未收齐：还缺{lacking}。" if lacking else "名单收齐。"
    width = f"{100 * named / declared:.1f}%" if declared else "0"
    return Held(width=width, text=f"收到名字：{parts}。{missing}")


def _latest(states: tuple[BatchCompleteness, ...]) -> tuple[LatestBatch, ...]:
    """The newest batch, and the newest one with names if that is another."""
    newest = states[-1]
    with_names = [state for state in states if state.named]
    chosen = dict.fromkeys(state.batch.id for state in (newest, *with_names[-1:]))
    return tuple(_latest_batch(state) for state in reversed(states) if state.batch.id in chosen)


def _latest_batch(state: BatchCompleteness) -> LatestBatch:
    batch = state.batch
    return LatestBatch(
        title=batch.title,
        url=urls.batch(batch.id),
        words=f"{state.sentence}。{_date(batch)}",
        downloads=() if batch.list_status is ListStatus.UNSEEN else batch_downloads(batch)[:2],
    )


def _date(batch: Batch) -> str:
    if not (batch.published_on or batch.published_by or batch.issued_on):
        return "没有查到公布的文件。"
    number = f"，{batch.document_number}" if batch.document_number else ""
    return f"{announced(batch)}{number}。"


def _region_table(data: SiteData) -> DataTable:
    columns = (
        Column("region", "区域"),
        Column("provinces", "省份数", kind=ColumnKind.NUMBER),
        *share_columns(data),
    )
    rows = tuple(_region_row(data, region) for region in Region if region is not Region.OUTSIDE)
    return DataTable(id="regions", caption="东部、中部、西部和东北", columns=columns, rows=rows)


def _region_row(data: SiteData, region: Region) -> tuple[Cell, ...]:
    codes = [province.code for province in data.provinces if province.region is region and province.covered]
    covered = coverage(data, province_codes=codes)
    return (Cell(region.value), number_cell(len(codes)), *share_cells(data, covered, codes))


def _counts(data: SiteData) -> Mapping[str, int]:
    return {
        "provinces": len(data.provinces),
        "prefectures": len(data.prefectures),
        "statutory": coverage(data).statutory_counties,
        "counties": len(data.counties),
        "plans": len(data.plans),
        "indicators": len(data.indicators),
        "claims": len(data.claims),
        "sources": len(data.sources),
    }
