"""What a list says: names under their province, prefecture and year, with the counts it declares."""

from dataclasses import dataclass, field, replace

from sitegen.findings import Finding, Severity
from sitegen.importers.reading.list_region import Ignored
from sitegen.importers.reading.tokens import Token
from sitegen.importers.reading.words import Word


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A declared number of names and where it stands."""

    value: int
    token: Token


@dataclass(kw_only=True, eq=False)
class Heading:
    """A province, prefecture or year over the names that follow it. Counts are added while reading."""

    text: str
    """Without spaces, in simplified characters; a year as digits."""
    printed: str
    """As printed, without spaces."""
    line: int
    column: int
    numbering: str = ""
    """As printed before a province: 八、"""
    code: str | None = None
    """Of a province or prefecture; None for a year and for what stands in place of a prefecture."""
    counts: list[Count] = field(default_factory=list)
    is_known: bool = True
    """False for a misspelt name and for a province that was not printed; `code` is then a guess."""
    covers_line: bool = False
    """True for a prefecture written right before a name: 南京市玄武区、鼓楼区、江阴市.

    It reaches to the end of its line only, and a name in the line may also lie elsewhere.
    """

    is_in_line: bool = False
    """True for a prefecture with nothing but a space between it and the name behind it."""

    @classmethod
    def of(cls, word: Word) -> "Heading":
        """A heading that is this word."""
        return cls(text=word.text, printed=word.printed, line=word.line, column=word.column)

    @property
    def label(self) -> str:
        """Number and name as printed: 八、江苏."""
        return f"{self.numbering}{self.printed}"


def finding_at(
    path: str,
    printed: Word | Token | Heading,
    code: str,
    message: str,
    remedy: str,
    *,
    value: str | None = None,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """What is wrong with a piece of the file `path`; its text is the value when no other is given."""
    value = printed.text if value is None else value
    line, column = printed.line, printed.column
    return Finding(path, code, message, remedy, line=line, column=column, value=value, severity=severity)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One name of the list and what it stands under."""

    word: Word
    province: Heading | None
    prefecture: Heading | None
    year: Heading | None
    years: Token | None = None
    """The span of years, 2022—2024年, that it stands under when no single year is told."""

    @property
    def codes(self) -> tuple[str | None, str | None]:
        """Codes of the province and the prefecture that it stands under."""
        return (
            self.province.code if self.province else None,
            self.prefecture.code if self.prefecture else None,
        )

    @property
    def is_direct(self) -> bool:
        """True under 省直辖县级行政单位 and the like, where only units without a prefecture stand."""
        heading = self.prefecture
        return heading is not None and heading.is_known and heading.code is None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Everything that the list says, and what in it could not be understood."""

    entries: tuple[Entry, ...]
    provinces: tuple[Heading, ...]
    prefectures: tuple[Heading, ...]
    years: tuple[Heading, ...]
    totals: tuple[Count, ...]
    """Numbers after 合计 and the like."""
    ignored: tuple[Ignored, ...]
    findings: tuple[Finding, ...]


def move_row(entries: list[Entry], line: int, year: Heading) -> bool:
    """Put the names of a row under the year that stands at its end; False when it has no names."""
    row = [index for index, entry in enumerate(entries) if entry.word.line == line]
    for index in row:
        entries[index] = replace(entries[index], year=year)
    return bool(row)
