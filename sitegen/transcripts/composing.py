"""The text of a list as a transcript keeps it: printed names under printed headings, in the order of codes.

One order for all, so that a list that came in parts reads as the one that came whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitegen.importers.joining import JoinedRow
from sitegen.importers.listing import Listing
from sitegen.importers.reading.announcement import announcement_of, chinese_date


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Line:
    """One name with everything that is printed over it."""

    group: str
    """Code of its province, or its year."""
    heading: str
    """As printed: 八、江苏, 2025年. Empty when no province is."""
    place: str
    """Code of its prefecture; empty when none is printed, and such names stand first."""
    prefecture: str
    code: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Composed:
    """A list in parts: what stands over it, its names, and what its headings count."""

    head: tuple[str, ...]
    lines: frozenset[Line]
    counts: frozenset[tuple[str, int]]
    """Heading and number."""

    def __or__(self, other: "Composed") -> "Composed":
        """Both parts of one list, under the fuller head."""
        return Composed(
            head=max(self.head, other.head, key=len),
            lines=self.lines | other.lines,
            counts=self.counts | other.counts,
        )

    def of(self, codes: Iterable[str], groups: Iterable[str]) -> "Composed":
        """Only names of `codes`, and counts of the provinces or years `groups`."""
        kept = {*codes}, {*groups}
        headings = {line.heading for line in self.lines if line.group in kept[1]}
        return Composed(
            head=self.head,
            lines=frozenset(line for line in self.lines if line.code in kept[0]),
            counts=frozenset(item for item in self.counts if item[0] in headings),
        )

    @property
    def text(self) -> str:
        """The whole list."""
        return "".join(f"{line}\n" for line in (*self.head, *self._listed()))

    def _listed(self) -> Iterator[str]:
        counts = dict(self.counts)
        for (_, heading), lines in groupby(sorted(self.lines), lambda line: (line.group, line.heading)):
            if heading:
                yield f"{heading}（{counts[heading]}个）" if heading in counts else heading
            yield from _places(list(lines))


def composed_batch(listing: Listing) -> Composed:
    """The list of a batch, as read."""
    said = announcement_of(listing.region.before, listing.region.after)
    head = (
        said.document_number,
        said.title,
        said.issued_on and chinese_date(said.issued_on),
        said.printed_on and f"{chinese_date(said.printed_on)}印发",
        said.is_attachment and "附件",
        said.list_title and f"{said.list_title}名单",
    )
    return Composed(
        head=tuple(line for line in head if line),
        lines=frozenset(_line(row) for row in listing.rows if row.county),
        counts=frozenset(
            (heading.label, heading.counts[0].value)
            for heading in listing.reading.provinces
            if heading.counts and heading.line
        ),
    )


def composed_plan(listing: Listing, place: str) -> Composed:
    """The year table of a plan, as read; `place` is where it stands: 附件 进度表."""
    return Composed(
        head=tuple(place.split(" ")),
        lines=frozenset(
            _line(row, row.entry.year.text) for row in listing.rows if row.county and row.entry.year
        ),
        counts=frozenset(
            (f"{heading.text}年", heading.counts[0].value)
            for heading in listing.reading.years
            if heading.counts
        ),
    )


def _line(row: JoinedRow, year: str = "") -> Line:
    province, prefecture = row.entry.province, row.entry.prefecture
    is_over = prefecture is not None and (bool(row.prefecture) or row.entry.is_direct)
    return Line(
        group=year or (row.county.province_code if row.county else ""),
        heading=f"{year}年" if year else province.label if province and province.line else "",
        place=(row.county.prefecture_code or row.county.code if row.county else "") if is_over else "",
        prefecture=prefecture.printed if prefecture and is_over else "",
        code=row.county.code if row.county else "",
        name=row.name,
    )


def _places(lines: Sequence[Line]) -> Iterator[str]:
    for (_, prefecture), names in groupby(lines, lambda line: (line.place, line.prefecture)):
        listed = "、".join(line.name for line in names)
        yield f"{prefecture}：{listed}" if prefecture else listed
