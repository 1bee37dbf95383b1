"""Where a fact comes from, ready to be printed beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation, Cited, Source
from sitegen.site import urls
from sitegen.site.page import Link

_CORROBORATION = "另一来源，所载相同"


class Receipt(NamedTuple):
    """A citation together with the source that it points at."""

    citation: Citation
    source: Source


def receipts(data: SiteData, citation: Citation) -> tuple[Receipt, ...]:
    """The receipt of a fact, followed by the one of the source that says the same, if there is one."""
    first = Receipt(citation, data.source[citation.source_id])
    if citation.corroborating_source_id is None:
        return (first,)
    second = data.source[citation.corroborating_source_id]
    agreed = Citation(source_id=second.id, locator=_CORROBORATION, evidence=second.evidence)
    return (first, Receipt(agreed, second))


def source_title(source: Source) -> str:
    """Title with the document number, as one refers to a document."""
    return f"{source.title}（{source.document_number}）" if source.document_number else source.title


def source_link(source: Source) -> Link:
    """Link to the page of a source."""
    return Link(source_title(source), urls.source(source.id))


def sources_of(data: SiteData, *facts: Iterable[Cited]) -> tuple[Link, ...]:
    """Links to the sources that these facts rest on, each once, in the order of first use."""
    ids = dict.fromkeys(id_ for group in facts for fact in group for id_ in fact.citation.source_ids)
    return tuple(source_link(data.source[source_id]) for source_id in ids)
