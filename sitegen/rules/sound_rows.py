"""What rules look at: the rows that nothing is known against yet, and look-ups among them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.datasets.faults import Suspects
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.transcripts import Transcript
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.model.divisions import NOT_STATUTORY, existed
from sitegen.model.groups import grouped

ROLES = ("source_id", "corroborating_source_id")
"""Fields that cite a source."""


@dataclass(kw_only=True)
class SoundRows:
    """A package as one rule sees it. Rows that already have a finding are left out."""

    descriptor: PackageDescriptor
    tables: dict[str, Table]
    documents: dict[str, YamlDocument]
    suspects: Suspects
    transcripts: Mapping[str, Transcript] = field(default_factory=dict)
    _indexes: dict[str, dict[str, Row]] = field(default_factory=dict)

    def rows(self, name: str) -> Iterator[Row]:
        """Rows of a table without a finding; none of a table that could not be read."""
        for row in self.every(name):
            if (name, row.line) not in self.suspects.rows:
                yield row

    def rows_with(self, *fields: str) -> Iterator[Row]:
        """Rows without a finding of every table that has these fields."""
        for name, table in self.tables.items():
            if {*fields} <= {*table.schema.field_names}:
                yield from self.rows(name)

    def every(self, name: str) -> tuple[Row, ...]:
        """All rows of a table, for counting: a row with a fault still stands for one unit."""
        return self.tables[name].rows if name in self.tables else ()

    def items(self, name: str) -> Iterator[tuple[YamlDocument, int, Mapping[str, Any]]]:
        """Items of a document with their places; none of one that is not there."""
        if document := self.documents.get(name):
            yield from ((document, index, item) for index, item in enumerate(document.items))

    def texts_of(self, source_id: str) -> list[str]:
        """What is held of a source as printed."""
        return [file.text for file in self.transcripts.values() if file.name.startswith(f"{source_id}.")]

    def is_whole(self, *names: str) -> bool:
        """True when each row of the tables could be read, so that counts mean something."""
        return not any(self.tables[name].unread for name in names)

    def index(self, name: str) -> dict[str, Row]:
        """Rows without a finding by the first field of the primary key."""
        if name not in self._indexes:
            key = self.tables[name].schema.primary_key[0]
            self._indexes[name] = {row[key]: row for row in self.rows(name)}
        return self._indexes[name]

    def find(self, name: str, key: str) -> Row | None:
        """The row with this key; None when it is missing or has a finding."""
        return self.index(name).get(key)

    def is_missing(self, name: str, key: str) -> bool:
        """True when a finding already says that the table lacks this key."""
        return (name, key) in self.suspects.missing

    @cached_property
    def transcribed(self) -> frozenset[str]:
        """Sources whose text is held in a transcript: their rows are held against that."""
        listed = {str(item["source_id"]) for _, _, item in self.items("transcripts")}
        return frozenset(listed | {name.rpartition(".")[0] for name in self.transcripts})

    @cached_property
    def former_names(self) -> dict[str, list[tuple[int, str]]]:
        """Former names by code: last year and name, oldest first."""
        rows = (row for row in self.rows("former_names") if number(row["valid_to"]) is not None)
        by_code = grouped(rows, lambda row: row["code"])
        return {
            code: sorted((int(row["valid_to"]), row["name"]) for row in known)
            for code, known in by_code.items()
        }

    def zone_names(self, county: Row) -> tuple[str, ...]:
        """Names of a functional zone that tell its city: as registered, and in full."""
        full = self.find("zones", county["code"]) if "zones" in self.tables else None
        return (county["name"], full["full_name"]) if full else (county["name"],)

    def other_names(self, county: Row) -> tuple[str, ...]:
        """Other names that lists print for a county."""
        return tuple(row["name"] for row in self.rows("other_names") if row["code"] == county["code"])

    def name_at(self, county: Row, year: int) -> str:
        """Name of a county at the end of `year`."""
        for last, name in self.former_names.get(county["code"], ()):
            if year <= last:
                return name
        return county["name"]


def either_name(place: Row) -> str:
    """Pattern of the name of a province, in full or in short."""
    return f"(?:{re.escape(place['name'])}|{re.escape(place['short_name'])})"


def number(cell: str) -> int | None:
    """A whole number; None for an empty cell or anything else."""
    return int(cell) if cell.isdecimal() else None


def in_force(county: Row, year: int) -> bool:
    """True when the county existed at the end of `year`."""
    return existed(number(county["valid_from"]), number(county["valid_to"]), year)


def is_zone(county: Row) -> bool:
    """True for a functional zone."""
    return county["kind"] == "功能区"


def is_statutory(county: Row) -> bool:
    """True for a county that the official count includes."""
    return county["kind"] not in NOT_STATUTORY
