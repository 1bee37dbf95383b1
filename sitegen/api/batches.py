"""Batches: what each declares, and the units that were seen by name."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.analysis.completeness import BatchCompleteness, batch_completeness
from sitegen.api.envelope import Envelope, links
from sitegen.api.evidence import SOURCES_DESCRIPTION, evidence, sources_named
from sitegen.api.from_schema import columns
from sitegen.api.schema import LINK, array, integer, nullable, record, ref, text
from sitegen.model.certification import Certification
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Cited
from sitegen.output import OutputFile
from sitegen.site import urls

_COLUMNS = columns("batches", without=("declared_total",))
_NAMED = columns("certifications", "county_code", "published_name")
_BATCH = {
    **_COLUMNS.schema,
    "label": text("简称，如“2024年”"),
    "declared": integer("公布的个数"),
    "named": integer("收到名字的个数"),
    "unseen": integer("还缺的名字数"),
    "sentence": text("名单有多完整，一句话"),
    "evidence": ref("Evidence"),
}
BATCH_SUMMARY_SCHEMA = record(
    "一个批次",
    **_BATCH,
    links=record("相关的网址", page=text("网页", form=LINK), self=text("全部内容", form=LINK)),
)
BATCH_SCHEMA = record(
    "一个批次的全部内容",
    **_BATCH,
    provinces=array(
        record(
            "一个省的个数；没有列出的省，没有收到名字，个数不知道或为零",
            **columns("batch_totals", "province_code").schema,
            declared=nullable(integer("公布的个数；没有查到这个省的数目的为 null")),
            named=integer("收到名字的个数"),
        )
    ),
    certifications=array(
        record(
            "名单中的一个单位",
            **_NAMED.schema,
            full_name=text("省、地、县连写"),
            evidence=ref("Evidence"),
        )
    ),
    sources=array(ref("SourceSummary"), SOURCES_DESCRIPTION),
    links=record("相关的网址", page=text("网页", form=LINK), csv=text("名单的 CSV", form=LINK)),
)
COMPONENTS = {"BatchSummary": BATCH_SUMMARY_SCHEMA, "Batch": BATCH_SCHEMA}


def batch_files(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of batches, and a file for each."""
    data = envelope.data
    states = [batch_completeness(data, batch) for batch in data.batches]
    root = envelope.root("batches.json")
    yield envelope.response(
        "batches.json",
        [{**_batch(data, state), "links": _summary_links(root, state.batch.id)} for state in states],
    )
    for state in states:
        path = f"batches/{state.batch.id}.json"
        yield envelope.response(path, _detail(data, state, envelope.root(path)))


def _batch(data: SiteData, state: BatchCompleteness) -> Mapping[str, Any]:
    batch = state.batch
    return {
        **_COLUMNS.of(data, batch),
        "label": batch.label,
        "declared": state.declared,
        "named": state.named,
        "unseen": state.unseen,
        "sentence": state.sentence,
        "evidence": evidence(data, batch.citation),
    }


def _detail(data: SiteData, state: BatchCompleteness, root: str) -> Mapping[str, Any]:
    batch = state.batch
    certifications = data.certifications_in[batch.id]
    cited: tuple[Cited, ...] = (batch, *certifications)
    return {
        **_batch(data, state),
        "provinces": [
            {
                "province_code": province.code,
                "declared": state.declared_by_province.get(province.code),
                "named": len(data.named_in_province[batch.id, province.code]),
            }
            for province in data.provinces
            if province.code in state.declared_by_province or data.named_in_province[batch.id, province.code]
        ],
        "certifications": [_certification(data, item) for item in certifications],
        "sources": sources_named(data, [item.citation for item in cited]),
        "links": links(
            root,
            page=urls.batch(batch.id),
            csv=urls.download(f"batches/{batch.id}/certifications.csv"),
        ),
    }


def _certification(data: SiteData, item: Certification) -> Mapping[str, Any]:
    return {
        **_NAMED.of(data, item),
        "full_name": data.full_name(data.county[item.county_code]),
        "evidence": evidence(data, item.citation),
    }


def _summary_links(root: str, batch_id: str) -> Mapping[str, str | None]:
    return links(root, page=urls.batch(batch_id), self=urls.api(f"batches/{batch_id}.json"))
