"""Which facts rest on which source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.facts.kinds import STATED
from sitegen.model.groups import grouped
from sitegen.model.site_data import SiteData
from sitegen.site.page import Link
from sitegen.tracking import by_key

_LISTED = 60
"""Longest list of links; the rest stands in the file of the source's statements."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reliance:
    """Records of one kind of fact that rest on one source."""

    title: str
    count: int
    links: tuple[Link, ...]
    """Pages that show these facts, each once; the first of them when there are too many."""
    unlisted: int
    """Further pages that are not in `links`."""
    index: Link
    """Page that leads to all facts of this kind."""


@by_key
def reliances(data: SiteData) -> Mapping[str, tuple[Reliance, ...]]:
    """What rests on each source, by source id; a record with two sources rests on both."""
    pairs = grouped(_by_source(data), lambda pair: pair[0])
    return {source_id: tuple(item for _id, item in items) for source_id, items in pairs.items()}


def _by_source(data: SiteData) -> Iterator[tuple[str, Reliance]]:
    for kind in STATED:
        uses = ((id_, link) for row, link in kind.shown(data) for id_ in row.citation.source_ids)
        for source_id, found in grouped(uses, lambda use: use[0]).items():
            links = tuple(dict.fromkeys(link for _id, link in found))
            yield (
                source_id,
                Reliance(
                    title=kind.title,
                    count=len(found),
                    links=links[:_LISTED],
                    unlisted=max(0, len(links) - _LISTED),
                    index=kind.index,
                ),
            )
