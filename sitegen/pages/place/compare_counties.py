"""What county-level units are compared by, as their pages say it."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from sitegen.analysis.status import CountyStatus
from sitegen.model.certification import Batch
from sitegen.model.site_data import SiteData
from sitegen.pages.batch.batch_tables import announced
from sitegen.pages.county.county_views import answer_words, target_view
from sitegen.pages.county.step_views import step_views
from sitegen.pages.parts.statuses import unit_class
from sitegen.site.columns import raw_column
from sitegen.site.tables import Cell, Column
from sitegen.site.words import NONE, UNKNOWN, years


def county_columns(data: SiteData) -> tuple[Column, ...]:
    """Goes with `county_cells`."""
    return (
        Column("answer", "认定"),
        Column("batch", "批次"),
        replace(raw_column(data, "batches", "document_number"), hint=""),
        Column("announced", "公布时间"),
        Column("open", "还缺的名字", hint="缺名字的名单，不能断定它不在其中"),
        Column("targets", "规划"),
        Column("outcome", "规划的结果"),
        Column("steps", "步骤", hint="来源说到的"),
        raw_column(data, "counties", "kind"),
        Column("standing", "建制存续"),
    )


def county_cells(data: SiteData, status: CountyStatus) -> tuple[Cell, ...]:
    """One unit."""
    county = status.county
    batches = [data.batch[id_] for id_ in data.batches_of[county.code]]
    targets = [
        target_view(data, target)
        for target in sorted(data.targets_of[county.code], key=lambda target: target.year)
    ]
    steps = [f"{step.title}{step.words}" for step in step_views(data, county) if step.words != UNKNOWN]
    texts = (
        _of(batches, lambda batch: batch.title),
        _of(batches, lambda batch: batch.document_number or UNKNOWN),
        _of(batches, announced),
        NONE if status.batch else status.unseen_words or NONE,
        _joined(f"{target.words}，{target.plan.text}" for target in targets),
        _joined(target.outcome.text for target in targets),
        _joined(steps),
        county.kind.value,
        years(county.valid_from, county.valid_to) if county.is_statutory else NONE,
    )
    return (Cell(answer_words(data, status), klass=unit_class(status)), *map(Cell, texts))


def _of(batches: Iterable[Batch], words: Callable[[Batch], str]) -> str:
    return _joined(map(words, batches))


def _joined(texts: Iterable[str]) -> str:
    return "；".join(texts) or NONE
