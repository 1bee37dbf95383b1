"""An import leaves the list that it has read as the transcript of its source, if that can be read again.

Where the text as composed would not say just what the tables say, none is left, and a warning tells why.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sitegen.assembly import assemble
from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row
from sitegen.datasets.transcripts import FOLDER, Transcript
from sitegen.findings import Finding, Severity, in_order
from sitegen.importers.imported import Imported
from sitegen.importers.listed import Listed
from sitegen.importers.listing import Listing
from sitegen.importers.project import NEEDED, Project
from sitegen.importers.proposal import Change
from sitegen.importers.year_rows import YearRows
from sitegen.transcripts.checking import CHECKS
from sitegen.transcripts.composing import Composed, composed_batch, composed_plan
from sitegen.transcripts.lists import batch_listing, plan_listing
from sitegen.transcripts.reading import SourceTranscript, source_transcript
from sitegen.transcripts.register import digest_of, with_entry

_EXTENT = "名单的省、市、县名和个数，照印出的字，按代码的次序；导入时留下，只有根据这个来源的行"


def with_transcript(imported: Imported, today: date) -> Imported:
    """`imported` with the transcript of its source among its changes."""
    if imported.listed is None or imported.is_open:
        return imported
    leaving = _Leaving(imported.listed, imported.changes, today)
    changes, findings = leaving.result()
    return replace(
        imported,
        changes=(*imported.changes, *changes),
        findings=in_order((*imported.findings, *findings)),
    )


class _Leaving:
    """One list and the project as it will be."""

    def __init__(self, listed: Listed, changes: Iterable[Change], today: date) -> None:
        self.listed = listed
        self.today = today
        before = listed.project
        package = _after(before.package, changes)
        self.project = Project(config=before.config, package=package, data=assemble(package, only=NEEDED))
        self.document = package.documents["transcripts"]
        self.old = next((item for item in self.document.items if item["source_id"] == listed.source_id), None)

    def result(self) -> tuple[tuple[Change, ...], tuple[Finding, ...]]:
        """The files of the transcript, or why there are none."""
        old = self._old_transcript()
        if old and not any(self._findings(old)):
            return (), ()
        if self.old and (old is None or not self._is_alike(self.old)):
            return (), (self._not_left("这个来源已有另一种文字版", self.old["file"]),)
        composed = self._composed(self.listed.listing)
        if old:
            composed |= self._composed(self._read(old))
        composed = composed.of(*self._own())
        if not composed.lines:
            return (), ()
        text = composed.text
        entry = self._entry(text)
        codes = {**(old.codes if old else {}), **self.listed.codes}
        new = source_transcript({**entry, "codes": codes}, self._file(text))
        if found := next(self._findings(new), None):
            return (), (self._not_left(found.message, found.value),)
        return tuple(self._changes(text, with_entry(self._list, entry, codes))), ()

    # What is there

    def _old_transcript(self) -> SourceTranscript | None:
        file = self.project.package.transcripts.get(self.old["file"]) if self.old else None
        return source_transcript(self.old, file) if self.old and file else None

    def _is_alike(self, entry: Mapping[str, Any]) -> bool:
        """True for the same list of the same source, of which this one can be another part."""
        names = ("batch_id", "plan_id", "stage", "province")
        return entry["file"].endswith(".txt") and all(
            entry.get(name) == getattr(self.listed, name) for name in names
        )

    def _read(self, transcript: SourceTranscript) -> Listing:
        if self.listed.plan_id:
            return plan_listing(self.project, transcript, self.project.data.plan[self.listed.plan_id])
        return batch_listing(
            self.project, transcript, self.project.data.batch[self.listed.batch_id or ""].year
        )

    def _findings(self, transcript: SourceTranscript) -> Iterator[Finding]:
        """What `check` will say of it."""
        for check in CHECKS:
            yield from check(self.project, transcript)

    # What is left

    def _composed(self, listing: Listing) -> Composed:
        if not self.listed.plan_id:
            return composed_batch(listing)
        plan = self.project.data.plan[self.listed.plan_id]
        rows = YearRows(data=self.project.data, plan=plan, stage=self.listed.stage or "", listing=listing)
        return composed_plan(listing, rows.place)

    def _own(self) -> tuple[set[str], set[str]]:
        """Codes of the names, and provinces or years of the counts, that rest on this source."""
        names, counts = (
            ("plan_targets", "plan_totals") if self.listed.plan_id else ("certifications", "batch_totals")
        )
        group = "year" if self.listed.plan_id else "province_code"
        return (
            {row["county_code"] for row in self._rows(names)},
            {row[group] for row in self._rows(counts)},
        )

    def _rows(self, table: str) -> Iterator[Row]:
        own = {"batch_id": self.listed.batch_id, "plan_id": self.listed.plan_id, "stage": self.listed.stage}
        for row in self.project.table(table).rows:
            cited = row["source_id"], row.cells.get("corroborating_source_id")
            if self.listed.source_id in cited and all(
                row.cells.get(name, value) == value for name, value in own.items() if value
            ):
                yield row

    def _entry(self, text: str) -> dict[str, str]:
        source = next(row for row in self.project.table("sources").rows if row["id"] == self.listed.source_id)
        cells = {
            "source_id": self.listed.source_id,
            "file": f"{self.listed.source_id}.txt",
            "digest": digest_of(text),
            "extent": self.old["extent"] if self.old else _EXTENT,
            "read_on": source["checked_on"] or self.today.isoformat(),
            "batch_id": self.listed.batch_id,
            "plan_id": self.listed.plan_id,
            "stage": self.listed.stage,
            "province": self.listed.province,
        }
        return {name: value for name, value in cells.items() if value}

    def _file(self, text: str) -> Transcript:
        name = f"{self.listed.source_id}.txt"
        return Transcript(name=name, path=self._path(name), sha256=digest_of(text), text=text)

    def _path(self, name: str) -> str:
        config = self.project.config
        return (config.datasets / FOLDER / name).relative_to(config.root).as_posix()

    @property
    def _list(self) -> str:
        return (self.project.config.root / self.document.path).read_text(encoding="utf-8")

    def _changes(self, text: str, register: str) -> Iterator[Change]:
        new = self._file(text)
        old = self.project.package.transcripts.get(new.name)
        yield Change(path=new.path, before=old.text if old else "", after=text)
        yield Change(path=self.document.path, before=self._list, after=register)

    def _not_left(self, reason: str, value: str | None) -> Finding:
        return Finding(
            self._path(f"{self.listed.source_id}.txt"),
            "transcript-not-left",
            f"没有留下来源 {self.listed.source_id} 的文字版：{reason}",
            "表照常写入；对照来源另抄一份文字版，在 transcripts.yaml 登记",
            value=value,
            severity=Severity.WARNING,
        )


def _after(package: Package, changes: Iterable[Change]) -> Package:
    """The package once the changes are written."""
    tables = dict(package.tables)
    paths = {table.path: name for name, table in tables.items()}
    for change in changes:
        name = paths[change.path]
        records = csv.DictReader(io.StringIO(change.after))
        rows = tuple(Row(line=number, cells=record) for number, record in enumerate(records, 2))
        tables[name] = replace(tables[name], rows=rows)
    return replace(package, tables=tables)
