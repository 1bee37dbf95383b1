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
    try:
        result = _imported(config, file, project, form, options, answers)
    except TooLargeError as error:
        return _nothing(project, form.path, *findings, too_large(form.path, error))
    remarks = tuple(remark_findings(form))
    changes = () if has_errors(remarks) else result.changes
    return replace(result, findings=in_order((*findings, *result.findings, *remarks)), changes=changes)


def _imported(
    config: Config,
    file: Path,
    project: Project,
    form: Form,
    options: IssueOptions,
    answers: Mapping[str, str],
) -> Imported:
    if form.kind is Kind.CORRECTION:
        return correction(project, form)
    if form.kind is Kind.BATCH:
        return _batch(config, file, project, form, options, answers)
    return _plan(config, file, project, form, options, answers)


def _batch(
    config: Config,
    file: Path,
    project: Project,
    form: Form,
    options: IssueOptions,
    answers: Mapping[str, str],
) -> Imported:
    batch = options.batch or _batch_id(form)
    total = re.sub(r"\s|个", "", form["declared_total"])
    if not batch:
        return _refused(
            project, form, "year", "看不出评估年份", "写成“2024”或“2025 第一批”，或加 --batch 批次标识"
        )
    if _is_of_other_batch(form, batch):
        return _refused(
            project,
            form,
            "year",
            f"评估年份一栏说的不是 {batch} 这一批",
            "对照原文，改正这一栏，或改 --batch",
        )
    if total and not total.isdecimal():
        return _refused(project, form, "declared_total", "宣布总数不是数字", "只写通知写明的数字")
    if not form["list"]:
        return _refused(
            project,
            form,
            "list_status",
            "没有名单",
            "没有见到名单的，在 batches 表写一行，list_status 写 unseen；见到了就贴在“名单”一栏",
        )
    names = form.source("list")
    if findings := tuple(source_findings(project, form, options.source)):
        return _nothing(project, form.path, *findings)
    known = known_source(project, form)
    fresh = BatchOptions(
        batch=batch,
        title=None if batch in project.data.batch else _batch_title(form),
        document_number=form["document_number"] or None,
        issued_on=form["issued_on"] or None,
        published_on=form["published_on"] or None,
        declared_total=number_value(total) if total else None,
        locator=form["locator"] or None,
        partial=options.partial or form.code("list_status") == "partial",
        complete=not options.partial and form.code("list_status") == "complete",
        replace=options.replace,
        source=known.id if known else options.source,
    )
    if not known:
        fresh = replace(
            fresh,
            source_title=form["source_title"],
            issuer=form["issuer"],
            evidence=form.code("evidence") or None,
            url=form["url"] or None,
            checked_on=options.checked_on,
        )
    return import_notice(config, file, fresh, options.province, answers, options.lists, source=names)


def _batch_id(form: Form) -> str:
    """2024 → 2024; 2025 第一批 → 2025-1."""
    year = re.search("20[0-9]{2}", form["year"])
    part = _PART.search("".join(form["year"].split()))
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


def _plan(
    config: Config,
    file: Path,
    project: Project,
    form: Form,
    options: IssueOptions,
    answers: Mapping[str, str],
) -> Imported:
    stage = form.code("stage")
    if stage not in list(Stage):
        return _refused(
            project,
            form,
            "stage",
            "看不出进度表是国家认定的还是省级评估的，或两种在一张表里",
            "把进度表按阶段分成两份，分别用 import plan --stage 导入",
        )
    plan, source = options.plan or _known_plan(project, form), known_source(project, form)
    if refused := tuple(_plan_source_findings(project, form, options, plan, source)):
        return _nothing(project, form.path, *refused)
    new: NewPlan | None = None
    if plan not in project.data.plan:
        source_id = source.id if source else options.source
        made = plan_rows(project, form, plan, source_id, options.checked_on)
        if isinstance(made, Finding):
            return _nothing(project, form.path, made)
        new = made
    result = import_plan(
        config,
        file,
        plan,
        stage,
        answers,
        options.lists,
        partial=options.partial,
        replace=options.replace,
        source=form.source("table"),
        project=new.project if new else None,
    )
    if new is None or has_errors(result.findings):
        return result
    return replace(result, changes=(*new.changes, *result.changes))


def _known_plan(project: Project, form: Form) -> str:
    """The plan of the project that bears the form's title or number; empty when there is none."""
    for plan in project.data.plans:
        if plan.title == form["source_title"] or (
            plan.document_number and plan.document_number == form["document_number"]
        ):
            return plan.id
    return ""


def _plan_source_findings(
    project: Project, form: Form, options: IssueOptions, plan: str, source: Source | None
) -> Iterator[Finding]:
    """A plan that the project holds rests on the source that the form describes; a new one has one."""
    if plan not in project.data.plan:
        if options.source:
            yield from source_findings(project, form, options.source)
        return
    cited = project.data.plan[plan].citation.source_id
    if options.source not in (None, cited) or source is None or source.id != cited:
        yield _answer(
            form,
            "source_title",
            f"规划 {plan} 出自来源 {cited}，表上写的来源不是它",
            f"表格确是 {cited} 的，来源一栏写它的标识；是别处的，核对有没有不同，不同的写进更正表",
        )


def _refused(project: Project, form: Form, name: str, message: str, remedy: str) -> Imported:
    return _nothing(project, form.path, _answer(form, name, message, remedy))


def _answer(form: Form, name: str, message: str, remedy: str) -> Finding:
    return Finding(form.path, "form-answer", message, remedy, line=form.line(name), value=form[name][:60])


def _nothing(project: Project, path: str, *findings: Finding) -> Imported:
    """No row, and why."""
    return Imported(path=path, data=project.data, rows=(), findings=findings, ignored=(), changes=())
