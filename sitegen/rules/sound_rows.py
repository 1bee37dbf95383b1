"""What rules look at: the rows that nothing is known against yet, and look-ups among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.datasets.faults import Suspects
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.transcripts import Transcript
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.model.divisions import NOT_STATUTORY, existed


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
        """Rows of a table without a finding."""
        for row in self.tables[name].rows:
            if (name, row.line) not in self.suspects.rows:
                yield row

    def every(self, name: str) -> tuple[Row, ...]:
        """All rows of a table, for counting: a row with a fault still stands for one unit."""
        return self.tables[name].rows

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
        document = self.documents.get("transcripts")
        listed = {str(item["source_id"]) for item in document.items} if document else set()
        return frozenset(listed | {name.rpartition(".")[0] for name in self.transcripts})

    @cached_property
    def former_names(self) -> dict[str, list[tuple[int, str]]]:
        """Former names by code: last year and name, oldest first."""
        names: dict[str, list[tuple[int, str]]] = {}
        for row in self.rows("former_names"):
            year = number(row["valid_to"])
            if year is not None:
                names.setdefault(row["code"], []).append((year, row["name"]))
        return {code: sorted(known) for code, known in names.items()}

    def zone_names(self, county: Row) -> tuple[str, ...]:
        """Names of a functional zone that tell its city: as registered, and in full."""
        full = self.find("zones", county["code"]) if "zones" in self.tables else None
        return (county["name"], full["full_name"]) if full else (county["name"],)

    def other_names(self, county: Row) -> tuple[str, ...]:
        """Other names that lists print for a county."""
        if "other_names" not in self.tables:
            return ()
        return tuple(row["name"] for row in self.rows("other_names") if row["code"] == county["code"])

    def name_at(self, county: Row, year: int) -> str:
        """Name of a county at the end of `year`."""
        for last, name in self.former_names.get(county["code"], ()):
            if year <= last:
                return name
        return county["name"]


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
