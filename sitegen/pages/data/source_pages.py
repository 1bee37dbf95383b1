"""The list of sources, and a page for each of them with all that rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sitegen.facts.reliance import Reliance, reliances
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Evidence, Source
from sitegen.pages.parts.breadcrumbs import HOME, SOURCES
from sitegen.pages.parts.downloads import statement_links, table_links
from sitegen.pages.parts.receipts import source_title
from sitegen.site import urls
from sitegen.site.blocks import Fact
from sitegen.site.columns import raw_column, raw_fact
from sitegen.site.page import Page
from sitegen.site.tables import (
    Cell,
    DataTable,
    number_column,
    shown,
    table_of,
    text_column,
)
from sitegen.site.words import NONE, UNKNOWN, day

_NOT_OPENED = "未打开"
_NOT_OPENED_NOTE = "本站没有打开过原来的网址，所据的是下面的所见处"


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceListBody:
    """All sources, and what the grades of evidence mean."""

    table: DataTable
    grades: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceBody:
    """One source and all that rests on it."""

    source: Source
    facts: tuple[Fact, ...]
    reliances: tuple[Reliance, ...]
    total: int
    """Facts that rest on it."""


def source_list_page(data: SiteData) -> Page:
    """The list of sources."""
    used = reliances(data)
    sentence = (
        f"本站的每一条记录都写明来源和位置，共收录{len(data.sources)}个来源。"
        "这里是全部来源的索引，可以查找、筛选；以它为据的有什么，看各个来源自己的一页。"
    )
    return Page(
        url=urls.SOURCES,
        template="pages/sources.html",
        title="来源",
        description=sentence,
        breadcrumb=(HOME,),
        body=SourceListBody(
            table=_table(data, {id_: sum(item.count for item in items) for id_, items in used.items()}),
            grades=tuple(Fact(data.label(grade), data.word(grade).note) for grade in Evidence),
        ),
        downloads=table_links("sources", "来源"),
    )


def source_pages(data: SiteData) -> Iterator[Page]:
    """A page for each source."""
    used = reliances(data)
    for source in data.sources:
        yield _page(data, source, used.get(source.id, ()))


def _page(data: SiteData, source: Source, resting: tuple[Reliance, ...]) -> Page:
    total = sum(item.count for item in resting)
    return Page(
        url=urls.source(source.id),
        template="pages/source.html",
        title=f"来源：{source_title(source)}",
        description=f"{source.issuer}；{data.label(source.evidence)}。本站有{total}条记录以它为据。",
        breadcrumb=(HOME, SOURCES),
        body=SourceBody(
            source=source,
            facts=_facts(data, source),
            reliances=resting,
            total=total,
        ),
        downloads=(*(statement_links(source) if total else ()), *table_links("sources", "来源")),
    )


def _facts(data: SiteData, source: Source) -> tuple[Fact, ...]:
    return (
        raw_fact(data, "sources", source, "issuer"),
        Fact(data.title("sources", "document_number"), source.document_number or UNKNOWN),
        Fact("日期", day(source.published_on)),
        Fact(
            data.title("sources", "evidence"),
            data.label(source.evidence),
            note=data.word(source.evidence).note,
        ),
        Fact(
            data.title("sources", "checked_on"),
            day(source.checked_on) if source.checked_on else _NOT_OPENED,
            note="" if source.checked_on else _NOT_OPENED_NOTE,
        ),
        Fact(data.title("sources", "read_at"), source.read_at or UNKNOWN),
        *([raw_fact(data, "sources", source, "prints")] if source.prints else []),
    )


def _table(data: SiteData, counts: dict[str, int]) -> DataTable:
    return table_of(
        "sources",
        "全部来源",
        data.sources,
        text_column("title", "来源", _source_cell),
        shown(replace(raw_column(data, "sources", "issuer"), is_facet=True), lambda source: source.issuer),
        shown(raw_column(data, "sources", "evidence"), lambda source: _evidence_cell(data, source)),
        text_column("published_on", "日期", lambda source: _day_cell(source.published_on, UNKNOWN)),
        number_column("facts", "依据它的记录", lambda source: counts.get(source.id, 0)),
        text_column("checked_on", "最近核对", lambda source: _day_cell(source.checked_on, NONE)),
    )


def _source_cell(source: Source) -> Cell:
    return Cell(source.title, url=urls.source(source.id), sort=source.id, note=source.document_number or "")


def _evidence_cell(data: SiteData, source: Source) -> Cell:
    return Cell(data.label(source.evidence), sort=list(Evidence).index(source.evidence))


def _day_cell(when: date | None, unknown: str) -> Cell:
    return Cell(day(when) if when else unknown, sort=str(when or ""))
