"""`sitegen import plan`: the year table of a plan → plan_targets and plan_totals."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.config import Config
from sitegen.findings import Finding
from sitegen.importers.files.source_file import read_source
from sitegen.importers.files.text_source import SourceText
from sitegen.importers.imported import Imported, imported
from sitegen.importers.listed import Listed
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.merging import Report, Terms, merge
from sitegen.importers.project import Project, load_project
from sitegen.importers.proposal import Cells, Change, change_of, row_text
from sitegen.importers.reading.counting import Expected, total_findings
from sitegen.importers.reading.entries import finding_at
from sitegen.importers.year_rows import YearRows
from sitegen.model.plans import Plan

_EXAMPLE = {
    "title": "标题",
    "issuer": "发文机关",
    "document_number": "文号",
    "issued_on": "2022-03-15",
    "status": "in-force",
    "province_code": "530000",
    "year_from": "2022",
    "year_to": "2034",
    "declared_count": "总数",
    "source_id": "来源标识",
    "locator": "附件 进度表",
    "evidence": "official",
}


def import_plan(
    config: Config,
    file: Path,
    plan_id: str,
    stage: str,
    answers: Mapping[str, str],
    lists: tuple[str, ...] = (),
    *,
    partial: bool = False,
    replace: bool = False,
    source: SourceText | None = None,
    project: Project | None = None,
) -> Imported:
    """Read `file`, or `source` out of it, as the year table of the plan `plan_id`; nothing is written.

    `project` is the one to change when it is not as it stands in the files.

    Raises UsageError when the file cannot be read at all or the project's data are faulty.
    """
    project = project or load_project(config)
    plan = project.data.plan.get(plan_id)
    if plan is None:
        return _without_plan(project, file, plan_id)
    places = project.places(plan.issued_on.year if plan.issued_on else plan.year_from)
    province = project.data.province[plan.province_code].name
    asked = Asked(province=province, lists=lists, by_year=True, stage=stage, is_partial=partial)
    source = source or read_source(file)
    listing = read_listing(source, places, asked, answers)
    terms = Terms(replace=replace, remove=replace and not partial)
    work = _PlanTable(project, source.path, plan, stage, listing, terms, is_partial=partial)
    listed = Listed(
        project=project,
        listing=listing,
        source_id=plan.citation.source_id,
        plan_id=plan.id,
        stage=stage,
        codes=answers,
    )
    return imported(source, listed, work)


class _PlanTable:
    """One year table against the project."""

    def __init__(
        self,
        project: Project,
        path: str,
        plan: Plan,
        stage: str,
        listing: Listing,
        terms: Terms,
        *,
        is_partial: bool,
    ) -> None:
        self.project = project
        self.path = path
        self.plan = plan
        self.stage = stage
        self.listing = listing
        self.terms = terms
        self.is_partial = is_partial
        rows = YearRows(data=project.data, plan=plan, stage=stage, listing=listing)
        self.targets = merge(project.table("plan_targets"), rows.targets(), self._is_of_stage, terms)
        self.totals = merge(project.table("plan_totals"), rows.totals(), self._is_ours, terms)

    def findings(self) -> Iterator[Finding]:
        """What keeps the table from fitting the plan."""
        held = max(sum(map(self._is_of_stage, self.targets.rows)), len(self.listing.rows))
        expected = Expected(total=self.plan.declared_count, held=held, is_partial=self.is_partial)
        yield from total_findings((), self.listing.reading, self.path, expected)
        yield from self._without_year()
        yield from self._outside_years()
        yield from self._outside_province()
        yield from self._merge_findings()

    def changes(self) -> tuple[Change, ...]:
        """The files as they should be."""
        root = self.project.config.root
        return (
            change_of(self.project.table("plan_targets"), self.targets.rows, root),
            change_of(self.project.table("plan_totals"), self.totals.rows, root),
        )

    def _merge_findings(self) -> Iterator[Finding]:
        """What the table would change or take away."""
        years = {heading.text: heading.line for heading in reversed(self.listing.reading.years)}
        lines = {row.county.code: row.entry.word.line for row in self.listing.rows if row.county}
        targets = Report(
            path=self.path,
            table=self.project.table("plan_targets"),
            terms=self.terms,
            label=self.project.county_label,
            line=lambda cells: lines.get(cells["county_code"]),
        )
        totals = Report(
            path=self.path,
            table=self.project.table("plan_totals"),
            terms=self.terms,
            label=lambda cells: f"{cells['year']}年",
            line=lambda cells: years.get(cells["year"]),
        )
        yield from targets.findings(self.targets)
        yield from totals.findings(self.totals)
        if all(row.county for row in self.listing.rows):
            yield from targets.left_out(
                self.targets.unnamed,
                is_whole=len(self.listing.rows) == self.plan.declared_count and not self.is_partial,
                is_near=lambda cells: cells["year"] in years,
            )

    def _is_ours(self, cells: Cells) -> bool:
        return cells["plan_id"] == self.plan.id

    def _is_of_stage(self, cells: Cells) -> bool:
        return self._is_ours(cells) and cells["stage"] == self.stage

    def _without_year(self) -> Iterator[Finding]:
        """Every name stands under a year."""
        without = [row for row in self.listing.rows if row.entry.year is None]
        if without:
            word = without[0].entry.word
            yield finding_at(
                self.path,
                word,
                "year-missing",
                f"有 {len(without)} 个名称没有年份，从“{word.text}”起",
                "在它们前面补上年份，如“2025年”，一年一行",
            )

    def _outside_years(self) -> Iterator[Finding]:
        """Years lie within the plan's own."""
        for heading in self.listing.reading.years:
            named = any(entry.year is heading for entry in self.listing.reading.entries)
            if named and not self.plan.year_from <= int(heading.text) <= self.plan.year_to:
                yield finding_at(
                    self.path,
                    heading,
                    "other-year",
                    f"{heading.text} 年不在规划的 {self.plan.year_from}—{self.plan.year_to} 年之内",
                    "对照原文改正年份；规划的起止年有误就改 plans.csv 的 year_from、year_to",
                    value=f"{heading.text}年",
                )

    def _outside_province(self) -> Iterator[Finding]:
        """Counties lie in the plan's province."""
        for row in self.listing.rows:
            if row.county and row.county.province_code != self.plan.province_code:
                yield finding_at(
                    self.path,
                    row.entry.word,
                    "other-province",
                    f"“{row.name}”（{row.county.code}）不在这份规划的省内",
                    "对照原文改正县名或省名",
                    value=row.name,
                )


def _without_plan(project: Project, file: Path, plan_id: str) -> Imported:
    """Result when the plan is not in plans.csv: the row to add."""
    table = project.table("plans")
    known = "、".join(plan.id for plan in project.data.plans)
    finding = Finding(
        file.as_posix(),
        "plan-missing",
        f"项目里没有规划“{plan_id}”；现有 {known}",
        f"先在 {table.path} 照此补上一行，换成实际内容，并在 sources.csv 补上它的来源："
        f"{row_text(table, {**_EXAMPLE, 'id': plan_id})}",
        value=plan_id,
    )
    return Imported(path=file.as_posix(), data=project.data, findings=(finding,))
