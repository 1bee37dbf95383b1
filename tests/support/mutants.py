"""Falsifications of one cell: what a slip of hand or mind leaves, valid in its column."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row, Table

KINDS = ("sibling", "digit", "dropped")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """One change of one table."""

    resource: str
    field: str
    """Empty for a row that is dropped."""
    kind: str
    line: int
    before: str
    after: str
    package: Package
    """The package with the change."""

    @property
    def change(self) -> str:
        """What was changed, for people."""
        return f"{self.resource}:{self.line} {self.field or '(row)'} {self.before!r} -> {self.after!r}"


def mutants(package: Package, table: Table, count: int, seed: int) -> Iterator[Mutant]:
    """For each field `count` other valid values and `count` changed digits; and `count` dropped rows."""
    for number, field in enumerate(table.schema.field_names):
        chance = random.Random(f"{seed}:{table.name}:{field}")  # noqa: S311
        values = sorted({row[field] for row in table.rows} | set(_codes(table, field)))
        for row in _some(chance, table.rows, count):
            others = [value for value in values if value != row[field]]
            if others:
                after = _sibling(chance, row[field], others)
                yield _changed(package, table, row, field, "sibling", after)
        numbered = [row for row in table.rows if re.search("[0-9]", row[field])]
        for row in _some(chance, numbered, count):
            yield _changed(package, table, row, field, "digit", other_digit(chance, row[field]))
        if number == 0:
            for row in _some(chance, table.rows, count):
                yield _dropped(package, table, row)


def _some(chance: random.Random, rows: Sequence[Row], count: int) -> list[Row]:
    return chance.sample(rows, min(count, len(rows)))


def _codes(table: Table, field: str) -> list[str]:
    return [str(value) for value in table.schema.field(field).constraints.get("enum", ())]


def _sibling(chance: random.Random, value: str, others: Sequence[str]) -> str:
    """Half of the time the nearest other value: the year beside, a county of the same prefecture."""
    if chance.random() < 0.5:
        alike = [len(_shared(value, other)) for other in others]
        nearest = [other for other, shared in zip(others, alike, strict=True) if shared == max(alike)]
        return chance.choice(nearest)
    return chance.choice(others)


def _shared(one: str, other: str) -> str:
    return one[: next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)]


def other_digit(chance: random.Random, value: str) -> str:
    places = [index for index, character in enumerate(value) if character in "0123456789"]
    place = chance.choice(places)
    digit = chance.choice([item for item in "0123456789" if item != value[place]])
    return value[:place] + digit + value[place + 1 :]


def _changed(package: Package, table: Table, row: Row, field: str, kind: str, after: str) -> Mutant:
    changed = replace(row, cells={**row.cells, field: after})
    rows = tuple(changed if item is row else item for item in table.rows)
    return Mutant(
        resource=table.name,
        field=field,
        kind=kind,
        line=row.line,
        before=row[field],
        after=after,
        package=_with(package, table, rows),
    )


def _dropped(package: Package, table: Table, row: Row) -> Mutant:
    rows = tuple(item for item in table.rows if item is not row)
    return Mutant(
        resource=table.name,
        field="",
        kind="dropped",
        line=row.line,
        before="/".join(table.key(row)),
        after="",
        package=_with(package, table, rows),
    )


def _with(package: Package, table: Table, rows: tuple[Row, ...]) -> Package:
    return replace(package, tables={**package.tables, table.name: replace(table, rows=rows)})
