"""Entries → rows with codes. A printed place is binding: no name joins outside of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.findings import Finding
from sitegen.importers.joining_findings import Explanation
from sitegen.importers.reading.entries import Entry
from sitegen.importers.reading.places import Form, Places, Reading
from sitegen.importers.reading.words import UNDER_PROVINCE
from sitegen.model.divisions import County, CountyKind
from sitegen.model.names import is_zone_name


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinedRow:
    """One name of the list with the unit that it means."""

    entry: Entry
    county: County | None
    """None when the name did not join; a finding says why."""
    form: Form = Form.EXACT

    @property
    def name(self) -> str:
        """Name as printed."""
        return self.entry.word.printed

    @property
    def province(self) -> str:
        """Province as printed; empty when the list names none."""
        return self.entry.province.printed if self.entry.province else ""

    @property
    def prefecture(self) -> str:
        """Prefecture as printed; empty when the list names none."""
        heading = self.entry.prefecture
        if heading is None or heading.text in UNDER_PROVINCE:
            return ""
        elsewhere = self.county is not None and heading.code not in (None, self.county.prefecture_code)
        return "" if elsewhere else heading.printed


class Joining:
    """Joins the entries of one list. `answers` are codes given by hand, by printed name or 市＋名."""

    def __init__(self, places: Places, path: str, answers: Mapping[str, str]) -> None:
        self._places = places
        self._answers = answers
        self._explain = Explanation(places, path)
        self.findings: list[Finding] = []
        self.used_answers: set[str] = set()

    def rows(self, entries: Sequence[Entry]) -> tuple[JoinedRow, ...]:
        """A row for every entry, in order; `findings` tells what is wrong with them."""
        carried = _carried(entries)
        rows = [self._row(entry, entry in carried) for entry in entries]
        self._undo_run_together(rows)
        self.findings += self._repeated(rows)
        without = [row.entry for row in rows if row.entry.province is None]
        if without:
            self.findings.append(self._explain.homeless(without))
        return tuple(rows)

    def _row(self, entry: Entry, is_carried: bool) -> JoinedRow:
        answer = self._answer(entry)
        if answer:
            return self._answered(entry, answer, is_carried)
        readings = self._inside(entry)
        if not readings and is_carried:
            readings = self._outside(entry)
        if len(readings) == 1:
            return self._joined(entry, readings[0])
        self.findings.append(self._explain.problem(entry, readings))
        return JoinedRow(entry=entry, county=None)

    def _inside(self, entry: Entry) -> tuple[Reading, ...]:
        """What the name may mean within the places that are printed over it or before it."""
        province, prefecture = entry.codes
        readings = self._places.readings(entry.word.text, province, prefecture)
        if entry.is_direct:
            return tuple(item for item in readings if item.county.prefecture_code is None)
        return readings

    def _outside(self, entry: Entry) -> tuple[Reading, ...]:
        """What may stand bare behind 南京市玄武区、: a city, as in 、江阴市, or a unit under none."""
        readings = self._places.readings(entry.word.text, entry.codes[0], None)
        return tuple(
            item
            for item in readings
            if item.county.kind in (CountyKind.CITY, CountyKind.PREFECTURE_CITY)
            or item.county.prefecture_code is None
        )

    def _answer(self, entry: Entry) -> County | None:
        printed = [heading.text for heading in (entry.province, entry.prefecture) if heading]
        name = entry.word.text
        for key in ("".join((*printed, name)), "".join((*printed[1:], name)), name):
            if key in self._answers:
                self.used_answers.add(key)
                return self._places.data.county.get(self._answers[key])
        return None

    def _answered(self, entry: Entry, county: County, is_carried: bool) -> JoinedRow:
        """A code given by hand, which may not contradict the place that is printed."""
        province, prefecture = entry.codes
        fits = province in (None, county.province_code)
        fits &= is_carried or prefecture in (None, county.prefecture_code)
        if not fits:
            self.findings.append(self._explain.answer_elsewhere(entry, county))
        return JoinedRow(entry=entry, county=county if fits else None)

    def _joined(self, entry: Entry, reading: Reading) -> JoinedRow:
        if reading.form is Form.OTHER_DATE:
            self.findings.append(self._explain.former_name(entry, reading.county))
        return JoinedRow(entry=entry, county=reading.county, form=reading.form)

    def _undo_run_together(self, rows: list[JoinedRow]) -> None:
        """昆山市经济技术开发区 is neither 昆山市 nor a zone of the prefecture: neither name joins."""
        undone, told = set(), []
        for index in range(1, len(rows)):
            host, zone = rows[index - 1], rows[index]
            if zone.entry.word.run_together and is_zone_name(zone.name):
                rows[index - 1 : index + 1] = [
                    JoinedRow(entry=row.entry, county=None) for row in (host, zone)
                ]
                undone.add((zone.entry.word.line, zone.entry.word.column))
                told.append(self._explain.zone_of_county(host.entry, zone.entry))
        kept = [item for item in self.findings if (item.line, item.column) not in undone]
        self.findings = [*kept, *told]

    def _repeated(self, rows: Sequence[JoinedRow]) -> Iterator[Finding]:
        first: dict[str, JoinedRow] = {}
        for row in rows:
            if row.county is None:
                continue
            before = first.setdefault(row.county.code, row)
            if before is not row:
                yield self._explain.repeated(row.entry, row.county, before.entry)


def _carried(entries: Sequence[Entry]) -> list[Entry]:
    """Entries in a line after 南京市玄武区: the prefecture stands before the first name alone."""
    carried = []
    seen = set()
    for entry in entries:
        heading = entry.prefecture
        if heading is not None and heading.covers_line:
            if id(heading) in seen:
                carried.append(entry)
            seen.add(id(heading))
    return carried
