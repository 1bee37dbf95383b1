"""`sitegen import notice`: the list of a batch → batches, batch_totals, certifications, sources."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.config import Config
from sitegen.exceptions import UsageError
from sitegen.findings import Finding, Severity, has_errors, in_order
from sitegen.importers.announcement import Announcement, announcement_of
from sitegen.importers.batch_rows import BatchOptions, Found, batch_cells, missing_cells, source_cells
from sitegen.importers.counting import declared_totals, total_findings
from sitegen.importers.entries import Heading
from sitegen.importers.imported import Imported
from sitegen.importers.joining import JoinedRow
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.parts import stage_findings
from sitegen.importers.places import Places
from sitegen.importers.project import Project, load_project
from sitegen.importers.proposal import Cells, Change, Merge, change_of, kept_findings, merge
from sitegen.importers.source_file import read_source

_BATCH_FLAGS = {
    "title": "--title 标题",
    "source_id": "--source 来源标识（小写字母、数字和连字符，如 moe-notice-2026-1）",
    "evidence": "--evidence official（教育部文件）或 repost（转载）",
    "declared_total": "--declared-total 个数",
    "locator": "",
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
) -> Imported:
    """Read `file` as the list of a batch and say what it changes; nothing is written.

    Raises UsageError when the file cannot be read at all or the project's data are faulty.
    """
    project = load_project(config)
    batch = project.data.batch.get(options.batch)
    year = options.year or (batch.year if batch else None) or _year(options.batch)
    places = Places(project.data, year)
    if province and not places.province(province):
        raise UsageError(f"没有叫“{province}”的省。")
    listing = read_listing(read_source(file), places, Asked(province=province, lists=lists), answers)
    work = _Notice(project, file.as_posix(), options, listing, year)
    stage = stage_findings(listing.parts, lists, file.as_posix())
    findings = in_order((*listing.findings, *stage, *work.findings()))
    changes = () if has_errors(findings) else work.changes()
    return Imported(
        path=file.as_posix(),
        data=project.data,
        rows=listing.rows,
        findings=findings,
        ignored=listing.ignored,
        changes=changes,
    )


def _year(batch: str) -> int:
    if not batch[:4].isdecimal():
        raise UsageError(f"批次“{batch}”应以年份开头，如 2025-1。")
    return int(batch[:4])


class _Notice:
    """One notice against the project."""

    def __init__(
        self, project: Project, path: str, options: BatchOptions, listing: Listing, year: int
    ) -> None:
        self.project = project
        self.path = path
        self.options = options
        self.listing = listing
        self.year = year
        self.said: Announcement = announcement_of(listing.region.before, listing.region.after)
        self.old = next(
            (row.cells for row in project.table("batches").rows if row["id"] == options.batch), None
        )
        self.totals = declared_totals((*listing.region.before, *listing.region.after))
        self.found = self._found()
        self.batch = self._batch()
        self.is_new_source = self.batch["source_id"] not in project.data.source

    def findings(self) -> Iterator[Finding]:
        """What keeps the list from fitting the project."""
        partial = self.options.partial or (self.old or {}).get("list_status") == "partial"
        expected = int(self.old["declared_total"]) if self.old else self.options.declared_total
        yield from total_findings(self.totals, self.listing.reading, self.path, expected, partial)
        if self.batch is not self.old:
            yield from missing_cells(self.path, self.project, "batches", self.batch, _BATCH_FLAGS)
        if self.is_new_source and self.batch["source_id"]:
            cells = source_cells(self.options, self.said, self.found)
            yield from missing_cells(self.path, self.project, "sources", cells, _SOURCE_FLAGS)
        yield from self._other_years()
        yield from self._certified_before()
        if all(row.county for row in self.listing.rows):
            yield from kept_findings(self._certifications(), self.path, "certifications.csv")

    def changes(self) -> tuple[Change, ...]:
        """The files as they should be."""
        root = self.project.config.root
        return tuple(
            change_of(self.project.table(name), rows, root)
            for name, rows in (
                ("certifications", self._certifications().rows),
                (
                    "batch_totals",
                    merge(self.project.table("batch_totals"), self._total_rows(), self._is_ours).rows,
                ),
                ("batches", self._replaced("batches", self.batch)),
                ("sources", self._sources()),
            )
        )

    def _found(self) -> Found:
        units = len(self.listing.rows)
        declared = self.totals[0][0] if self.totals else None
        known = int(self.old["declared_total"]) if self.old else None
        codes = {row.county.province_code for row in self.listing.rows if row.county}
        return Found(
            total=self.options.declared_total or known or declared or units, provinces=len(codes), units=units
        )

    def _batch(self) -> Cells:
        """A row that is complete stays as it is; any other is made anew from the notice."""
        if self.old and self.old["list_status"] == "complete":
            return self.old
        source = self.project.data.source.get(self.options.source or "")
        cells = batch_cells(self.options, self.old, self.said, self.found)
        if source and not cells["evidence"]:
            cells["evidence"] = source.evidence.value
        return cells

    def _certifications(self) -> Merge:
        return merge(self.project.table("certifications"), self._certification_rows(), self._is_ours)

    def _certification_rows(self) -> list[Cells]:
        return [
            {
                "batch_id": self.options.batch,
                "county_code": row.county.code,
                "published_province": row.province,
                "published_prefecture": row.prefecture,
                "published_name": row.name,
                "corroborating_source_id": "",
                **self._citation(self._locator(row)),
            }
            for row in self.listing.rows
            if row.county
        ]

    def _total_rows(self) -> list[Cells]:
        groups: dict[str, list[Heading]] = {}
        for heading in self.listing.reading.provinces:
            if heading.counts and heading.code:
                groups.setdefault(heading.code, []).append(heading)
        return [
            {
                "batch_id": self.options.batch,
                "province_code": code,
                "declared_count": str(sum(heading.counts[0].value for heading in headings)),
                **self._citation(f"{self._place} {'；'.join(_with_count(heading) for heading in headings)}"),
            }
            for code, headings in groups.items()
        ]

    def _citation(self, locator: str) -> dict[str, str]:
        source = self.options.source or self.batch["source_id"]
        known = self.project.data.source.get(source)
        evidence = known.evidence.value if known else self.options.evidence or ""
        return {"source_id": source, "locator": locator, "evidence": evidence}

    @property
    def _place(self) -> str:
        return "附件" if self.said.is_attachment else "名单"

    def _locator(self, row: JoinedRow) -> str:
        province = row.entry.province.label if row.entry.province else ""
        return f"{self._place} {province}" + (f"：{row.prefecture}" if row.prefecture else "")

    def _is_ours(self, cells: Cells) -> bool:
        return cells["batch_id"] == self.options.batch

    def _replaced(self, table: str, cells: Cells) -> list[Cells]:
        rows = [row.cells for row in self.project.table(table).rows if row["id"] != cells["id"]]
        return [*rows, cells]

    def _sources(self) -> list[Cells]:
        if self.is_new_source:
            return self._replaced("sources", source_cells(self.options, self.said, self.found))
        return [row.cells for row in self.project.table("sources").rows]

    def _other_years(self) -> Iterator[Finding]:
        """A list that is parted by years belongs to several batches."""
        for heading in self.listing.reading.years:
            names = sum(entry.year is heading for entry in self.listing.reading.entries)
            if names and heading.text != str(self.year):
                yield Finding(
                    path=self.path,
                    line=heading.line,
                    column=heading.column,
                    value=f"{heading.text}年",
                    code="other-year",
                    message=f"有 {names} 个名称写在 {heading.text} 年之下，不属于 {self.year} 年的这一批",
                    remedy="把各年的名单分成几个文件，分别用各自的 --batch 导入",
                )

    def _certified_before(self) -> Iterator[Finding]:
        for row in self.listing.rows:
            if row.county is None:
                continue
            others = [
                item.batch_id
                for item in self.project.data.certifications_of[row.county.code]
                if item.batch_id != self.options.batch
            ]
            if others:
                yield Finding(
                    path=self.path,
                    line=row.entry.word.line,
                    column=row.entry.word.column,
                    value=row.name,
                    code="certified-before",
                    message=f"“{row.name}”（{row.county.code}）在 {'、'.join(others)} 批已经认定过",
                    remedy="核对是不是另一个同名的县；确实又一次列出就不必改",
                    severity=Severity.WARNING,
                )


def _with_count(heading: Heading) -> str:
    return f"{heading.label}（{heading.counts[0].value}个）"
