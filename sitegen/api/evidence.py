"""Where facts come from, as responses say it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.api.from_schema import columns
from sitegen.api.schema import Schema, integer, nullable, record, ref
from sitegen.api.vocabulary import coded
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation, Source

_CITED = columns("certifications", "source_id", "locator", "corroborating_source_id")
_SOURCE = columns("sources", "id", "title", "issuer", "document_number", "published_on", "url", "checked_on")
EVIDENCE_SCHEMA: Schema = record("一条事实的依据", **_CITED.schema, grade=ref("Grade"))
SOURCE_SCHEMA: Schema = record(
    "一份来源",
    **{**_SOURCE.schema, "url": {**_SOURCE.schema["url"], "format": "uri"}},
    grade=ref("Grade"),
)
SOURCES_DESCRIPTION = "本响应中各条依据所指的来源"


def evidence(data: SiteData, citation: Citation) -> Mapping[str, Any]:
    """One citation."""
    return {
        **_CITED.of(data, citation),
        "grade": coded(data, citation.evidence),
    }


def source_object(data: SiteData, source: Source) -> Mapping[str, Any]:
    """One source."""
    return {**_SOURCE.of(data, source), "grade": coded(data, source.evidence)}


def sources_named(data: SiteData, citations: Iterable[Citation]) -> list[Mapping[str, Any]]:
    """The sources that these citations name, each once, in the order of first use."""
    ids = dict.fromkeys(
        name
        for citation in citations
        for name in (citation.source_id, citation.corroborating_source_id)
        if name
    )
    return [source_object(data, data.source[name]) for name in ids]


def year_or_null(description: str) -> Schema:
    """A year, or null."""
    return nullable(integer(description, minimum=1900))
