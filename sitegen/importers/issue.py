"""`sitegen import issue`: a form that somebody filled in → rows, by the same path as a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.config import Config
from sitegen.findings import Finding, has_errors, in_order
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.correction import correction
from sitegen.importers.files.bounds import TooLargeError, too_large
from sitegen.importers.files.plain_text import plain_text
from sitegen.importers.imported import Imported
from sitegen.importers.issue_form import Form, Kind, read_form
from sitegen.importers.issue_plan import NewPlan, plan_rows
from sitegen.importers.issue_remark import remark_findings
from sitegen.importers.issue_source import known_source, source_findings
from sitegen.importers.notice import import_notice
from sitegen.importers.plan import import_plan
from sitegen.importers.project import Project, load_project
from sitegen.importers.reading.characters import compact
from sitegen.importers.reading.tokens import number_value
from sitegen.model.plans import Stage
from sitegen.model.sources import Source

_PART = re.compile(r"第\s*([一二三四五六七八九十]+|[0-9]+)\s*批|^20[0-9]{2}-([0-9]+)$")
_TITLE = re.compile(r"(?:公布|公示|印发|认定)(.*优质均衡发展县.*?)(?:名单|认定结果)")


@dataclass(frozen=True, kw_only=True, slots=True)
class IssueOptions:
    """What the command line says beside the form; None for what the form or the project says."""

    batch: str | None = None
    plan: str | None = None
    source: str | None = None
    checked_on: str | None = None
    province: str | None = None
    partial: bool = False
    replace: bool = False
    lists: tuple[str, ...] = ()


def import_issue(config: Config, file: Path, options: IssueOptions, answers: Mapping[str, str]) -> Imported:
    """Read `file` as the body of an issue and say what it changes; nothing is written.

    Raises UsageError when the project's data are faulty.
    """
    project = load_project(config)
    text, findings = plain_text(file)
    form = read_form(text, file.as_posix()) if text is not None else None
    if not isinstance(form, Form):
        return _nothing(project, file.as_posix(), *findings, *filter(None, (form,)))
    issue = _Issue(config=config, file=file, project=project, form=form, options=options, answers=answers)
    try:
        result = issue.imported()
    except TooLargeError as error:
        return _nothing(project, form.path, *findings, too_large(form.path, error))
    remarks = tuple(remark_findings(form))
    changes = () if has_errors(remarks) else result.changes
    return replace(result, findings=in_order((*findings, *result.findings, *remarks)), changes=changes)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Issue:
    """One form that was filled in, and the project that it is to change."""

    config: Config
    file: Path
    project: Project
    form: Form
    options: IssueOptions
    answers: Mapping[str, str]

    def imported(self) -> Imported:
        """What the form changes, by its kind."""
        if self.form.kind is Kind.CORRECTION:
            return correction(self.project, self.form)
        return self._batch() if self.form.kind is Kind.BATCH else self._plan()

    def _batch(self) -> Imported:
        batch = self.options.batch or _batch_id(self.form)
        total = re.sub(r"\s|个", "", self.form["declared_total"])
        if not batch:
            return self._refused("year", "看不出评估年份", "写成“2024”或“2025 第一批”，或加 --batch 批次标识")
        if _is_of_other_batch(self.form, batch):
            return self._refused(
                "year",
                f"评估年份一栏说的不是 {batch} 这一批",
                "对照原文，改正这一栏，或改 --batch",
            )
        if total and not total.isdecimal():
            return self._refused("declared_total", "宣布总数不是数字", "只写通知写明的数字")
        if not self.form["list"]:
            return self._refused(
                "list_status",
                "没有名单",
                "没有见到名单的，在 batches 表写一行，list_status 写 unseen；见到了就贴在“名单”一栏",
            )
        names = self.form.source("list")
        if findings := tuple(source_findings(self.project, self.form, self.options.source)):
            return _nothing(self.project, self.form.path, *findings)
        known = known_source(self.project, self.form)
        fresh = BatchOptions(
            batch=batch,
            title=None if batch in self.project.data.batch else _batch_title(self.form),
            document_number=self.form["document_number"] or None,
            issued_on=self.form["issued_on"] or None,
            published_on=self.form["published_on"] or None,
            declared_total=number_value(total) if total else None,
            locator=self.form["locator"] or None,
            partial=self.options.partial or self.form.code("list_status") == "partial",
            complete=not self.options.partial and self.form.code("list_status") == "complete",
            replace=self.options.replace,
            source=known.id if known else self.options.source,
        )
        if not known:
            fresh = replace(
                fresh,
                source_title=self.form["source_title"],
                issuer=self.form["issuer"],
                evidence=self.form.code("evidence") or None,
                url=self.form["url"] or None,
                checked_on=self.options.checked_on,
            )
        return import_notice(
            self.config,
            self.file,
            fresh,
            self.options.province,
            self.answers,
            self.options.lists,
            source=names,
        )

    def _plan(self) -> Imported:
        stage = self.form.code("stage")
        if stage not in list(Stage):
            return self._refused(
                "stage",
                "看不出进度表是国家认定的还是省级评估的，或两种在一张表里",
                "把进度表按阶段分成两份，分别用 import plan --stage 导入",
            )
        plan = self.options.plan or _known_plan(self.project, self.form)
        source = known_source(self.project, self.form)
        if refused := tuple(self._plan_source_findings(plan, source)):
            return _nothing(self.project, self.form.path, *refused)
        new: NewPlan | None = None
        if plan not in self.project.data.plan:
            source_id = source.id if source else self.options.source
            made = plan_rows(self.project, self.form, plan, source_id, self.options.checked_on)
            if isinstance(made, Finding):
                return _nothing(self.project, self.form.path, made)
            new = made
        result = import_plan(
            self.config,
            self.file,
            plan,
            stage,
            self.answers,
            self.options.lists,
            partial=self.options.partial,
            replace=self.options.replace,
            source=self.form.source("table"),
            project=new.project if new else None,
        )
        if new is None or has_errors(result.findings):
            return result
        return replace(result, changes=(*new.changes, *result.changes))

    def _plan_source_findings(self, plan: str, source: Source | None) -> Iterator[Finding]:
        """A plan that the project holds rests on the source that the form describes; a new one has one."""
        if plan not in self.project.data.plan:
            if self.options.source:
                yield from source_findings(self.project, self.form, self.options.source)
            return
        cited = self.project.data.plan[plan].citation.source_id
        if self.options.source not in (None, cited) or source is None or source.id != cited:
            yield self.form.finding(
                "source_title",
                "form-answer",
                f"规划 {plan} 出自来源 {cited}，表上写的来源不是它",
                f"表格确是 {cited} 的，来源一栏写它的标识；是别处的，核对有没有不同，不同的写进更正表",
            )

    def _refused(self, name: str, message: str, remedy: str) -> Imported:
        return _nothing(self.project, self.form.path, self.form.finding(name, "form-answer", message, remedy))


def _batch_id(form: Form) -> str:
    """2024 → 2024; 2025 第一批 → 2025-1."""
    year = re.search("20[0-9]{2}", form["year"])
    part = _PART.search(compact(form["year"]))
    if not year or not part:
        return year[0] if year else ""
    number = part[1] or part[2]
    return f"{year[0]}-{number_value(number)}"


def _is_of_other_batch(form: Form, batch: str) -> bool:
    """True when the form names a year, or a batch of the year, that is not `batch`."""
    said = _batch_id(form)
    return bool(said) and said != batch and ("-" in said or said != batch.partition("-")[0])


def _batch_title(form: Form) -> str | None:
    """What the notice announces, when its title says it; else the title of the list is taken."""
    match = _TITLE.search(form["source_title"])
    return match[1].replace("(", "（").replace(")", "）") if match else None


def _known_plan(project: Project, form: Form) -> str:
    """The plan of the project that bears the form's title or number; empty when there is none."""
    for plan in project.data.plans:
        if plan.title == form["source_title"] or (
            plan.document_number and plan.document_number == form["document_number"]
        ):
            return plan.id
    return ""


def _nothing(project: Project, path: str, *findings: Finding) -> Imported:
    """No row, and why."""
    return Imported(path=path, data=project.data, findings=findings)
