"""Batches as rows: what was declared, what was named, what was not seen."""

from sitegen.analysis.completeness import batch_completeness
from sitegen.analysis.scope import declared_in_province
from sitegen.facts import kinds
from sitegen.model.certification import Batch
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import batch_cell
from sitegen.site.tables import (
    Cell,
    Column,
    ColumnKind,
    DataTable,
    known_cell,
    number_cell,
    shown,
    table_of,
    text_column,
)
from sitegen.site.words import UNKNOWN, day

_COUNTS = (
    Column("declared", "公布", kind=ColumnKind.NUMBER, hint="公布的认定单位数"),
    Column("named", "收到名字", kind=ColumnKind.NUMBER, hint="收到名字的单位数"),
    Column("unseen", "还缺", kind=ColumnKind.NUMBER, hint="公布了数目而还没有收到名字的"),
)


def batch_table(data: SiteData, caption: str) -> DataTable:
    """All batches of the nation."""
    declared, named, unseen = _COUNTS
    return table_of(
        "batches",
        caption,
        [batch_completeness(data, batch) for batch in data.batches],
        text_column("batch", "批次", lambda state: batch_cell(state.batch)),
        shown(declared, lambda state: _count_cell(state.declared, state.batch, "declared-total")),
        shown(named, lambda state: _count_cell(state.named, state.batch, "named")),
        shown(unseen, lambda state: number_cell(state.unseen)),
        text_column("list_status", "名单", lambda state: data.label(state.batch.list_status)),
        text_column("announced", "公布时间", lambda state: _announced_cell(state.batch)),
    )


def province_batch_table(data: SiteData, province: Province) -> DataTable:
    """All batches as far as they concern one province; says where the number is not known."""
    declared, named, unseen = _COUNTS
    known = {batch.id: declared_in_province(data, batch, province.code) for batch in data.batches}
    held = {batch.id: len(data.named_in_province[batch.id, province.code]) for batch in data.batches}

    def missing(batch: Batch) -> Cell:
        count = known[batch.id]
        return known_cell(None if count is None else count - held[batch.id])

    return table_of(
        "batches",
        f"{province.name}各批次认定的单位",
        data.batches,
        text_column("batch", "批次", batch_cell),
        shown(declared, lambda batch: known_cell(known[batch.id])),
        shown(named, lambda batch: number_cell(held[batch.id])),
        shown(unseen, missing),
    )


def announced(batch: Batch) -> str:
    """When the batch was made known: the day of publication, else of the document."""
    if batch.published_on:
        return f"{day(batch.published_on)}公布"
    if batch.published_by:
        return f"不晚于{day(batch.published_by)}公布"
    return f"{day(batch.issued_on)}成文" if batch.issued_on else f"日期{UNKNOWN}"


def _count_cell(count: int, batch: Batch, aspect: str) -> Cell:
    return number_cell(count, kinds.BATCH.id(batch.id, aspect=aspect))


def _announced_cell(batch: Batch) -> Cell:
    return Cell(announced(batch), sort=str(batch.published_on or batch.published_by or batch.issued_on or ""))
