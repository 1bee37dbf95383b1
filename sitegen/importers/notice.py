"""`sitegen import notice`: the list of a batch → batches, batch_totals, certifications, sources."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from sitegen.config import Config
from sitegen.datasets.reader import Row
from sitegen.exceptions import UsageError
from sitegen.findings import Finding
from sitegen.importers.batch_rows import (
    BatchOptions,
    Found,
    list_status,
    missing_cells,
    new_batch,
    new_source,
    standing_batch,
    standing_source,
)
from sitegen.importers.files.source_file import read_source
from sitegen.importers.files.text_source import SourceText
from sitegen.importers.imported import Imported, imported
from sitegen.importers.listed import Listed
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.merging import Report, Terms, merge
from sitegen.importers.notice_checks import certified_before, other_batch, other_years, unentered_day
from sitegen.importers.notice_rows import ListRows
from sitegen.importers.number_checks import number_findings
from sitegen.importers.project import Project, load_project
from sitegen.importers.proposal import Cells, Change, change_of
from sitegen.importers.reading.announcement import Announcement, announcement_of
from sitegen.importers.reading.counting import Expected, declared_totals
from sitegen.importers.reading.document_lists import stage_findings
from sitegen.importers.reading.headings import given_names
from sitegen.importers.reading.places import Places
from sitegen.importers.source_checks import (
    named_unseen,
    own_source,
    source_findings,
    source_needed,
)
from sitegen.importers.standing import Standing
from sitegen.model.certification import ListStatus

_BATCH_FLAGS = {
    "title": "--title 标题",
    "source_id": "--source 来源标识（小写字母、数字和连字符，如 moe-notice-2026-1）",
    "evidence": "--evidence official（教育部文件）或 repost（转载）",
    "declared_total": "--declared-total 个数",
    "locator": "--locator 总数在来源中的位置（如 通知正文）",
}
_SOURCE_FLAGS = {
    "title": "--source-title 通知标题",
    "issuer": "--issuer 发文机关",
    "evidence": "--evidence official（教育部文件）或 repost（转载）",
    "id": "--source 来源标识",
}


def import_notice(
    config: Config,
    file: Path,
    options: BatchOptions,
    province: str | None,
    answers: Mapping[str, str],
    lists: tuple[str, ...] = (),
    *,
    source: SourceText | None = None,
) -> Imported:
    """Read `file`, or `source` out of it, as the list of a batch and say what it changes; nothing is written.

    Raises UsageError when the file cannot be read at all or the project's data are faulty.
    """
    project = load_project(config)
    batch = project.data.batch.get(options.batch)
    year = options.year or (batch.year if batch else None) or _year(options.batch)
    places = project.places(year)
    if unknown := [name for name in given_names(province or "") if not places.province(name)]:
        raise UsageError(f"没有叫“{unknown[0]}”的省。")
    is_standing = batch is not None and batch.list_status is ListStatus.PARTIAL
    is_partial = options.partial or (is_standing and not options.complete)
    asked = Asked(province=province, lists=lists, batch=options.batch, is_partial=options.partial)
    source = source or read_source(file)
    listing = read_listing(source, places, asked, answers)
    work = _Notice(project, source.path, options, listing, places, is_partial)
    stage = (
        *stage_findings(listing.parts, lists, source.path),
        *other_batch(source.path, listing.titles, options.batch, year, is_chosen=bool(lists)),
    )
    listed = Listed(
        project=project,
        listing=listing,
        source_id=work.source,
        batch_id=options.batch,
        province=province,
        codes=answers,
    )
    return imported(source, listed, work, stage)


def _year(batch: str) -> int:
    if not batch[:4].isdecimal():
        raise UsageError(f"批次“{batch}”应以年份开头，如 2025-1。")
    return int(batch[:4])


class _Notice:
    """One notice against the project."""

    def __init__(
        self,
        project: Project,
        path: str,
        options: BatchOptions,
        listing: Listing,
        places: Places,
        is_partial: bool,
    ) -> None:
        self.project = project
        self.path = path
        self.options = options
        self.listing = listing
        self.places = places
        self.year = places.year
        self.is_partial = is_partial
        self.terms = Terms(replace=options.replace, remove=options.replace and not options.partial)
        self.said: Announcement = announcement_of(listing.region.before, listing.region.after)
        self.totals = declared_totals((*listing.region.before, *listing.region.after))
        self.old = self._row("batches", options.batch)
        self.source = options.source or own_source(project, self.old, self.said, listing.rows)
        self.known_source = self._row("sources", self.source)
        self.evidence = self.known_source["evidence"] if self.known_source else options.evidence or ""
        self.rows = ListRows(
            project=project,
            batch=options.batch,
            listing=listing,
            source=self.source,
            evidence=self.evidence,
            is_attachment=self.said.is_attachment,
        )
        self.names = merge(project.table("certifications"), self.rows.names(), self.rows.is_ours, self.terms)
        self.counts = merge(project.table("batch_totals"), self.rows.totals(), self.rows.is_ours, self.terms)

    def findings(self) -> Iterator[Finding]:
        """What keeps the list from fitting the project."""
        expected = Expected(
            total=int(self.batch["declared_total"] or 0) or None,
            held=max(self.found.names, len(self.listing.rows)),
            is_partial=self.is_partial,
        )
        yield from number_findings(
            self.path, self.project, self.options, self.listing, self.totals, self.places, expected
        )
        yield from self._batch_findings()
        yield from self._source_findings()
        yield from other_years(self.path, self.listing.reading, self.year)
        yield from certified_before(self.path, self.listing.rows, self.project.data, self.options.batch)
        yield from self._merge_findings()

    def changes(self) -> tuple[Change, ...]:
        """The files as they should be."""
        root = self.project.config.root
        return tuple(
            change_of(self.project.table(name), rows, root)
            for name, rows in (
                ("certifications", self.rows.placed(self.names.rows)),
                ("batch_totals", self.rows.placed(self.counts.rows)),
                ("batches", self._with("batches", self.batch)),
                ("sources", self._with("sources", self._source_cells())),
            )
        )

    # The batch

    @cached_property
    def found(self) -> Found:
        """What the list came to, together with what the project holds."""
        said = [number for number, _ in self.totals] or [count.value for count in self.listing.reading.totals]
        return Found(
            said_total=said[0] if said else None,
            names=sum(map(self.rows.is_ours, self.names.rows)),
            source=self.source,
            evidence=self.evidence,
        )

    @cached_property
    def batch(self) -> Cells:
        """Row of batches.csv: the one that stands, or a new one."""
        if self.standing is None:
            return new_batch(self.options, self.said, self.found)
        cells = self.standing.cells
        return {**cells, "list_status": list_status(cells, self.found.names)}

    @cached_property
    def standing(self) -> Standing | None:
        """The row that the project has for this batch."""
        if self.old is None:
            return None
        return standing_batch(self.project, self.old, self.options, self.said, self.found)

    def _batch_findings(self) -> Iterator[Finding]:
        if self.standing is None:
            yield from missing_cells(self.path, self.project, "batches", self.batch, _BATCH_FLAGS)
            return
        yield from self.standing.findings(self.path)
        yield from unentered_day(self.path, self.standing, self.options.published_on)
        row = self.standing.row
        if not self.source:
            yield source_needed(
                self.path,
                row,
                has_names=any(
                    self.rows.is_ours(held.cells) for held in self.project.table("certifications").rows
                ),
            )
        elif row["list_status"] == "unseen" and self.options.source == row["source_id"]:
            yield named_unseen(self.path, row)

    # The source

    def _source_cells(self) -> Cells:
        if self.known_source is None:
            return new_source(self.options, self.said)
        return standing_source(self.project, self.known_source, self.options, self.said).cells

    def _source_findings(self) -> Iterator[Finding]:
        yield from source_findings(
            self.path, self.project, self.options, self.year, self.said, self.known_source, self.listing.rows
        )
        if not self.source:
            return
        if self.known_source is None:
            cells = new_source(self.options, self.said)
            yield from missing_cells(self.path, self.project, "sources", cells, _SOURCE_FLAGS)
        else:
            standing = standing_source(self.project, self.known_source, self.options, self.said)
            yield from standing.findings(self.path)

    # Names and totals

    def _merge_findings(self) -> Iterator[Finding]:
        names = Report(
            path=self.path,
            table=self.project.table("certifications"),
            terms=self.terms,
            label=self.project.county_label,
            line=lambda cells: self._lines.get(cells["county_code"]),
        )
        counts = Report(
            path=self.path,
            table=self.project.table("batch_totals"),
            terms=self.terms,
            label=lambda cells: self.project.data.province[cells["province_code"]].name,
            line=lambda cells: self._lines.get(cells["province_code"]),
        )
        yield from names.findings(self.names)
        yield from counts.findings(self.counts)
        if any(row.county is None for row in self.listing.rows):
            return
        covered = {row.county.province_code for row in self.listing.rows if row.county}
        yield from names.left_out(
            self.names.unnamed,
            is_whole=not self.is_partial,
            is_near=lambda cells: f"{cells['county_code'][:2]}0000" in covered,
        )

    @cached_property
    def _lines(self) -> dict[str, int]:
        """Where the list names a county or counts a province, by code."""
        headings = [heading for heading in self.listing.reading.provinces if heading.counts]
        lines = {heading.code: heading.line for heading in reversed(headings) if heading.code}
        return lines | {row.county.code: row.entry.word.line for row in self.listing.rows if row.county}

    # Rows of the project

    def _row(self, table: str, key: str) -> Row | None:
        return next((row for row in self.project.table(table).rows if row["id"] == key), None)

    def _with(self, table: str, cells: Cells) -> list[Cells]:
        """All rows of a table, with `cells` in its place."""
        rows = [row.cells for row in self.project.table(table).rows if row["id"] != cells["id"]]
        return [*rows, cells]
