"""The list of batches, and a page for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.analysis.completeness import BatchCompleteness, batch_completeness, completeness_counts
from sitegen.analysis.scope import declared_by_province
from sitegen.facts import kinds
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.certification import Batch, Certification, ListStatus
from sitegen.model.divisions import County
from sitegen.model.site_data import SiteData
from sitegen.pages.batch.batch_map import batch_map
from sitegen.pages.batch.batch_names import names_by_province
from sitegen.pages.batch.batch_tables import batch_table
from sitegen.pages.batch.milestone_table import milestone_table
from sitegen.pages.parts.breadcrumbs import BATCHES, HOME
from sitegen.pages.parts.downloads import batch_downloads, table_links
from sitegen.pages.parts.places import province_cell
from sitegen.pages.parts.receipts import Receipt, receipts, sources_of
from sitegen.pages.parts.small_maps import KeyedMap
from sitegen.pages.parts.subscriptions import api_link, national_alternates
from sitegen.site import urls
from sitegen.site.blocks import Fact, Stat
from sitegen.site.columns import raw_column
from sitegen.site.named_units import NamedPlace
from sitegen.site.page import Page
from sitegen.site.snippets import csv_snippets
from sitegen.site.tables import (
    Cell,
    ColumnKind,
    DataTable,
    known_cell,
    number_cell,
    number_column,
    shown,
    table_of,
    text_column,
)
from sitegen.site.words import NONE, UNKNOWN, day


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchListBody:
    """All batches."""

    stat: Stat
    table: DataTable
    milestones: DataTable
    """Lists of counties that have come to another step."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchBody:
    """One batch: its numbers, its dates, its names, and what was not seen."""

    batch: Batch
    stat: Stat
    facts: tuple[Fact, ...]
    receipts: tuple[Receipt, ...]
    unseen: int
    """How many names were not seen."""
    scattered: str
    """How many of them lie nobody knows where; empty for none."""
    map: KeyedMap
    by_province: tuple[NamedPlace, ...]
    """Names, and how many are missing, by province."""
    provinces: DataTable
    names: DataTable


def batch_list_page(data: SiteData) -> Page:
    """The list of batches."""
    declared, named = completeness_counts(data)
    sentence = f"{len(data.batches)}个批次共公布{declared}个县级单位，本站收到其中{named}个的名字。"
    return Page(
        url=urls.BATCHES,
        template="pages/batches.html",
        title="认定批次",
        description=sentence,
        breadcrumb=(HOME,),
        body=BatchListBody(
            stat=Stat(str(declared), "个县级单位公布为认定", sentence=sentence),
            table=batch_table(data, "历次认定"),
            milestones=milestone_table(data),
        ),
        downloads=(*table_links("certifications", "全部认定名单"), *table_links("batches", "批次")),
        sources=sources_of(data, data.batches, data.milestone_lists),
    )


def batch_pages(data: SiteData, base_maps: BaseMaps) -> Iterator[Page]:
    """A page for each batch."""
    for batch in data.batches:
        yield _page(data, base_maps, batch)


def _page(data: SiteData, base_maps: BaseMaps, batch: Batch) -> Page:
    state = batch_completeness(data, batch)
    certifications = data.certifications_in[batch.id]
    totals = [total for total in data.batch_totals if total.batch_id == batch.id]
    body = BatchBody(
        batch=batch,
        stat=_stat(state),
        facts=_facts(data, state),
        receipts=receipts(data, batch.citation),
        unseen=state.unseen,
        scattered=f"其中{state.scattered}个在哪些省份，没有查到。" if state.scattered else "",
        map=batch_map(data, base_maps, state),
        by_province=names_by_province(data, state),
        provinces=_province_table(data, state),
        names=_name_table(data, batch, certifications),
    )
    return Page(
        url=urls.batch(batch.id),
        template="pages/batch.html",
        title=batch.title,
        description=body.stat.sentence,
        breadcrumb=(HOME, BATCHES),
        body=body,
        downloads=(*batch_downloads(batch), api_link(f"batches/{batch.id}.json")),
        alternates=national_alternates(data),
        snippets=csv_snippets(f"batches/{batch.id}/certifications") if certifications else (),
        sources=sources_of(data, [batch], certifications, totals),
    )


def _stat(state: BatchCompleteness) -> Stat:
    sentence = f"{state.batch.title}{state.sentence}。"
    if state.provinces_named:
        sentence += f"收到名字的单位分布在{state.provinces_named}个省份。"
    return Stat(str(state.declared), "个县级单位公布认定", sentence=sentence)


def _facts(data: SiteData, state: BatchCompleteness) -> tuple[Fact, ...]:
    batch = state.batch
    return (
        Fact(
            "评估年度",
            f"{batch.year}年",
            note="名单在其后公布",
            statement=kinds.BATCH.id(batch.id, aspect="year"),
        ),
        _fact(data, batch, "document_number", batch.document_number or UNKNOWN),
        _fact(data, batch, "issued_on", day(batch.issued_on)),
        _fact(data, batch, "published_on", day(batch.published_on)),
        *_published_by(data, batch),
        Fact("公布总数", f"{state.declared}个", statement=kinds.BATCH.id(batch.id, aspect="declared-total")),
        Fact("收到名字", f"{state.named}个", statement=kinds.BATCH.id(batch.id, aspect="named")),
        Fact("还缺", f"{state.unseen}个"),
        Fact("名单", data.label(batch.list_status), statement=kinds.BATCH.id(batch.id, aspect="list-status")),
    )


def _published_by(data: SiteData, batch: Batch) -> tuple[Fact, ...]:
    if batch.published_by is None:
        return ()
    earlier = batch.issued_on is not None and batch.published_by < batch.issued_on
    note = "通知落款以前已经在会上宣布" if earlier else "最早提到已经公布的报道的日期"
    return (_fact(data, batch, "published_by", day(batch.published_by), note),)


def _fact(data: SiteData, batch: Batch, name: str, words: str, note: str = "") -> Fact:
    """What a column says of a batch; a statement only where it says something."""
    statement = kinds.BATCH.id(batch.id, aspect=name.replace("_", "-")) if getattr(batch, name) else ""
    return Fact(data.title("batches", name), words, note=note, statement=statement)


def _province_table(data: SiteData, state: BatchCompleteness) -> DataTable:
    batch = state.batch
    evidence = {
        total.province_code: data.label(total.citation.evidence)
        for total in data.batch_totals
        if total.batch_id == batch.id
    }
    declared = declared_by_province(data, batch)
    named = {code: len(data.named_in_province[batch.id, code]) for code in data.province}

    def declared_cell(code: str) -> Cell:
        if code not in evidence:
            return known_cell(declared.get(code))
        return number_cell(declared[code], kinds.BATCH_TOTAL.id(batch.id, code))

    def unseen(code: str) -> Cell:
        return known_cell(declared[code] - named[code] if code in declared else None)

    return table_of(
        "provinces",
        "分省份的公布数与收到的名字数",
        sorted({*declared, *(code for code, count in named.items() if count)}),
        text_column("province", "省份", lambda code: province_cell(data.province[code])),
        number_column("declared", "公布", declared_cell),
        number_column("named", "收到名字", lambda code: named[code]),
        number_column("unseen", "还缺", unseen),
        text_column(
            "evidence",
            "分省数目的依据",
            lambda code: evidence.get(code, "按收到的名字清点") if code in declared else NONE,
            is_facet=True,
        ),
        empty="没有查到分省数目。",
    )


def _name_table(data: SiteData, batch: Batch, items: tuple[Certification, ...]) -> DataTable:
    empty = (
        "没有收到这一批的名单。本站不根据传闻补名字；收到正式名单后再补。"
        if batch.list_status is ListStatus.UNSEEN
        else "没有名字。"
    )
    return table_of(
        "names",
        f"{batch.title}名单（收到{len(items)}个）",
        [(item, data.county[item.county_code]) for item in items],
        text_column("published_name", "名单所印名称", lambda row: _name_cell(*row)),
        text_column(
            "published_province",
            "省份",
            lambda row: Cell(row[0].published_province, sort=row[1].province_code),
            is_facet=True,
        ),
        text_column(
            "published_prefecture",
            "地级",
            lambda row: Cell(row[0].published_prefecture or NONE, sort=row[1].prefecture_code or ""),
            is_facet=True,
        ),
        shown(
            replace(raw_column(data, "counties", "code"), kind=ColumnKind.CODE),
            lambda row: Cell(row[1].code, sort=row[1].code),
        ),
        shown(raw_column(data, "counties", "kind"), lambda row: row[1].kind.value),
        text_column("evidence", "依据", lambda row: data.label(row[0].citation.evidence), is_facet=True),
        empty=empty,
    )


def _name_cell(item: Certification, county: County) -> Cell:
    note = _present_name(item, county)
    return Cell(item.published_name, url=urls.county(county.code), sort=county.pinyin, note=note)


def _present_name(item: Certification, county: County) -> str:
    """What the unit is called in the table of divisions, where that differs from the list."""
    if not county.is_current:
        return f"{county.name}，建制止于{county.valid_to}年"
    return "" if county.name == item.published_name else county.name
