"""How many falsifications the check sees, room by room, with and without digests and seals."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from document_mutants import DATA_DOCUMENTS, document_mutants
from mutant_judge import Judge
from mutants import mutants
from without_document import WITHOUT_DOCUMENT

from sitegen.datasets.package import Package

CHANGED_ONLY = {"version-digest", "seal"}
"""Codes of findings that say that something changed, not that it is wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """One falsification and what the check said of it."""

    room: str
    """Folder of the table; `documents` for the YAML documents."""
    resource: str
    field: str
    """Empty for a row or an item that was dropped."""
    kind: str
    change: str
    codes: frozenset[str]

    @property
    def is_known(self) -> bool:
        """True when something that knows what is right spoke of it."""
        return bool(self.codes - CHANGED_ONLY)

    @property
    def counts(self) -> bool:
        """False for a field that no document says a second time."""
        return (self.resource, self.field or "(item)") not in WITHOUT_DOCUMENT


def trials(
    package: Package, judge: Judge, *, count: int, seed: int, only: Collection[str] = ()
) -> Iterator[Trial]:
    """`count` mutants of each kind for every field of all tables and documents, or of those in `only`."""
    for name, table in package.tables.items():
        for mutant in mutants(package, table, count, seed) if not only or name in only else ():
            codes = frozenset(judge.codes_against(mutant))
            yield Trial(
                room=table.path.split("/")[1],
                resource=name,
                field=mutant.field,
                kind=mutant.kind,
                change=mutant.change,
                codes=codes,
            )
    for name in DATA_DOCUMENTS:
        for item in document_mutants(package, name, count, seed) if not only or name in only else ():
            yield Trial(
                room="documents",
                resource=name,
                field=item.field,
                kind=item.kind,
                change=item.change,
                codes=frozenset(judge.codes_against_document(item)),
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """Falsifications of one room in fields that a second document says."""

    made: int
    known: int
    seen: int


def shares(found: Iterable[Trial]) -> dict[str, Share]:
    """By room."""
    rooms: dict[str, list[Trial]] = {}
    for trial in found:
        if trial.counts:
            rooms.setdefault(trial.room, []).append(trial)
    return {
        room: Share(
            made=len(tried),
            known=sum(trial.is_known for trial in tried),
            seen=sum(bool(trial.codes) for trial in tried),
        )
        for room, tried in rooms.items()
    }
