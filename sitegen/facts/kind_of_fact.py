"""What a kind of fact is: how its statements are called, and what the rows of its table say."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar, TypeVarTuple

from sitegen.facts.statements import Statement, Topic
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Cited, Evidence
from sitegen.site.page import Link

Row = TypeVar("Row", bound=Cited)
Key = TypeVarTuple("Key")


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[*Key]):
    """Facts of one kind; each is told from the others by its key."""

    name: str
    """First part of the ids."""

    def id(self, *key: *Key, aspect: str = "") -> str:
        """Name of a statement, the same in `statements.csv` and on the pages that print it.

        `aspect` is needed where more than one thing is said under a key: `batch/2024/declared-total`.
        """
        return "/".join((self.name, *map(str, key), *((aspect,) if aspect else ())))


class Said(NamedTuple):
    """One thing that a row says of its topic."""

    predicate: str
    value: str
    """Empty when the row leaves it open: then it is no fact."""
    unit: str = ""
    aspect: str = ""
    """Tells the things apart where a row says several."""


@dataclass(frozen=True, kw_only=True)
class StatedKind(Kind[*Key], Generic[Row, *Key]):
    """Facts that sources state: each row of one table is a record with a citation."""

    title: str
    """What the records are, in words: 认定的县级单位."""
    index: Link
    """Page that leads to all of them."""
    rows: Callable[[SiteData], Iterable[Row]]
    key: Callable[[Row], tuple[*Key]]
    topic: Callable[[SiteData, Row], Topic]
    says: Callable[[SiteData, Row], Iterable[Said]]
    page: Callable[[SiteData, Row], Link] | None = None
    """Page that shows a record, where it is not that of the topic."""

    def statements(self, data: SiteData) -> Iterator[Statement]:
        """What all rows say."""
        for row in self.rows(data):
            citation, key, topic = row.citation, self.key(row), self.topic(data, row)
            how = citation.locator if citation.evidence is Evidence.DERIVED else ""
            for said in self.says(data, row):
                if said.value:
                    id_ = self.id(*key, aspect=said.aspect)
                    yield topic.statement(
                        id_, said.predicate, said.value, said.unit, citation=citation, derivation=how
                    )

    def shown(self, data: SiteData) -> Iterator[tuple[Row, Link]]:
        """Every record with the page that shows it."""
        for row in self.rows(data):
            yield row, self.page(data, row) if self.page else self.topic(data, row).page
