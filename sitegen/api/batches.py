"""Batches: what each declares, and the units that were seen by name."""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from sitegen.analysis.completeness import BatchCompleteness, batch_completeness
from sitegen.api.envelope import Envelope
from sitegen.api.evidence import EVIDENCE, EVIDENCED, sources_of
from sitegen.api.from_schema import columns
from sitegen.api.schema import integer, nullable, ref, text
from sitegen.api.shape import At, Member, Shape, address, components, links, list_of, shape
from sitegen.model.certification import Certification
from sitegen.output import OutputFile
from sitegen.site import urls

_BATCH: Mapping[str, Member[BatchCompleteness]] = {
    **columns("batches", without=("declared_total",)).members(attrgetter("batch")),
    "label": Member(text("简称，如“2024年”"), lambda _, state: state.batch.label),
    "declared": Member(integer("公布的个数"), lambda _, state: state.declared),
    "named": Member(integer("收到名字的个数"), lambda _, state: state.named),
    "unseen": Member(integer("还缺的名字数"), lambda _, state: state.unseen),
    "sentence": Member(text("名单有多完整，一句话"), lambda _, state: state.sentence),
    "evidence": Member(ref("Evidence"), lambda at, state: EVIDENCE.of(at, state.batch.citation)),
}
_PAGE: Member[BatchCompleteness] = address("网页", lambda _, state: urls.batch(state.batch.id))
_PROVINCE: Shape[tuple[BatchCompleteness, str]] = shape(
    "一个省的个数；没有列出的省，没有收到名字，个数不知道或为零",
    province_code=Member(
        columns("batch_totals", "province_code").schema["province_code"], lambda _, row: row[1]
    ),
    declared=Member(
        nullable(integer("公布的个数；没有查到这个省的数目的为 null")),
        lambda _, row: row[0].declared_by_province.get(row[1]),
    ),
    named=Member(
        integer("收到名字的个数"), lambda at, row: len(at.data.named_in_province[row[0].batch.id, row[1]])
    ),
)
_CERTIFICATION: Shape[Certification] = shape(
    "名单中的一个单位",
    **columns("certifications", "county_code", "published_name").members(),
    full_name=Member(
        text("省、地、县连写"), lambda at, item: at.data.full_name(at.data.county[item.county_code])
    ),
    evidence=EVIDENCED,
)
BATCH_SUMMARY: Shape[BatchCompleteness] = shape(
    "一个批次",
    "BatchSummary",
    **_BATCH,
    links=links(page=_PAGE, self=address("全部内容", lambda _, state: urls.api(_file(state)))),
)
BATCH: Shape[BatchCompleteness] = shape(
    "一个批次的全部内容",
    "Batch",
    **_BATCH,
    provinces=list_of(_PROVINCE, lambda at, state: _provinces(at, state)),
    certifications=list_of(_CERTIFICATION, lambda at, state: at.data.certifications_in[state.batch.id]),
    sources=sources_of(lambda at, state: (state.batch, *at.data.certifications_in[state.batch.id])),
    links=links(
        page=_PAGE,
        csv=address(
            "名单的 CSV", lambda _, state: urls.download(f"batches/{state.batch.id}/certifications.csv")
        ),
    ),
)
COMPONENTS = components(BATCH_SUMMARY, BATCH)


def batch_files(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of batches, and a file for each."""
    states = [batch_completeness(envelope.data, batch) for batch in envelope.data.batches]
    yield envelope.listed("batches.json", BATCH_SUMMARY, states)
    for state in states:
        yield envelope.single(_file(state), BATCH, state)


def _file(state: BatchCompleteness) -> str:
    return f"batches/{state.batch.id}.json"


def _provinces(at: At, state: BatchCompleteness) -> Iterable[tuple[BatchCompleteness, str]]:
    for province in at.data.provinces:
        named = at.data.named_in_province[state.batch.id, province.code]
        if named or province.code in state.declared_by_province:
            yield state, province.code
