"""Where facts come from, as responses say it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.api.schema import DATE, Schema, integer, nullable, record, ref, text
from sitegen.api.vocabulary import GRADE
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation, Source

EVIDENCE_SCHEMA: Schema = record(
    "一条事实的依据",
    source_id=text("来源，详情在同一响应的 sources 里或 sources.json 里"),
    locator=text("在来源中的位置"),
    grade=ref(GRADE.name),
    corroborating_source_id=nullable(text("所载相同的另一来源；没有则为 null")),
)
SOURCE_SCHEMA: Schema = record(
    "一份来源",
    id=text("编号"),
    title=text("题名"),
    issuer=text("发布者"),
    grade=ref(GRADE.name),
    document_number=nullable(text("文号；没有或未见则为 null")),
    published_on=nullable(text("发布日期；未知则为 null", form=DATE)),
    url=nullable(text("网址；未知则为 null", form="uri")),
    checked_on=nullable(text("本站最后一次通读所用副本的日期；只见到目录则为 null", form=DATE)),
)
LISTED_SOURCE_SCHEMA: Schema = {
    **SOURCE_SCHEMA,
    "description": "一份来源，连同说明和网页",
    "required": [*SOURCE_SCHEMA["required"], "remark", "links"],
    "properties": {
        **SOURCE_SCHEMA["properties"],
        "remark": text("编者的说明，可能为空字符串"),
        "links": record("相关的网址", page=text("这份来源的网页", form="uri-reference")),
    },
}
SOURCES_DESCRIPTION = "本响应中各条依据所指的来源"


def evidence(citation: Citation) -> Mapping[str, Any]:
    """One citation."""
    return {
        "source_id": citation.source_id,
        "locator": citation.locator,
        "grade": GRADE.coded[citation.evidence.value],
        "corroborating_source_id": citation.corroborating_source_id,
    }


def source_object(source: Source) -> Mapping[str, Any]:
    """One source."""
    return {
        "id": source.id,
        "title": source.title,
        "issuer": source.issuer,
        "grade": GRADE.coded[source.evidence.value],
        "document_number": source.document_number,
        "published_on": source.published_on.isoformat() if source.published_on else None,
        "url": source.url,
        "checked_on": source.checked_on.isoformat() if source.checked_on else None,
    }


def sources_named(data: SiteData, citations: Iterable[Citation]) -> list[Mapping[str, Any]]:
    """The sources that these citations name, each once, in the order of first use."""
    ids = dict.fromkeys(
        name
        for citation in citations
        for name in (citation.source_id, citation.corroborating_source_id)
        if name
    )
    return [source_object(data.source[name]) for name in ids]


def year_or_null(description: str) -> Schema:
    """A year, or null."""
    return nullable(integer(description, minimum=1900))
