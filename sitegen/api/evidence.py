"""Where facts come from, as responses say it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from sitegen.api.from_schema import columns
from sitegen.api.schema import Schema, array, integer, nullable, ref
from sitegen.api.shape import At, Member, Shape, shape
from sitegen.api.vocabulary import coded
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation, Cited, Source

T = TypeVar("T")

_SOURCE = columns(
    "sources", "id", "title", "issuer", "document_number", "published_on", "url", "checked_on"
).members()
_GRADE: Member[Any] = Member(ref("Grade"), lambda at, item: coded(at.data, item.evidence))
EVIDENCE: Shape[Citation] = shape(
    "一条事实的依据",
    "Evidence",
    **columns("certifications", "source_id", "locator", "corroborating_source_id").members(),
    grade=_GRADE,
)
SOURCE: Shape[Source] = shape(
    "一份来源",
    "SourceSummary",
    **{**_SOURCE, "url": replace(_SOURCE["url"], schema={**_SOURCE["url"].schema, "format": "uri"})},
    grade=_GRADE,
)
EVIDENCED: Member[Any] = Member(ref("Evidence"), lambda at, item: EVIDENCE.of(at, item.citation))
"""On what a record rests."""


def sources_of(items: Callable[[At, T], Iterable[Cited]]) -> Member[T]:
    """The sources that the citations of these records name, each once, in the order of first use."""
    return Member(
        array(ref("SourceSummary"), "本响应中各条依据所指的来源"),
        lambda at, item: [SOURCE.of(at, source) for source in _named(at.data, items(at, item))],
    )


def _named(data: SiteData, items: Iterable[Cited]) -> Iterable[Source]:
    citations = [item.citation for item in items]
    ids = dict.fromkeys(
        name for each in citations for name in (each.source_id, each.corroborating_source_id) if name
    )
    return [data.source[name] for name in ids]


def year_or_null(description: str) -> Schema:
    """A year, or null."""
    return nullable(integer(description, minimum=1900))
