"""The form for a correction → one cell of one table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.datasets.reader import Row, Table
from sitegen.findings import Finding, Severity
from sitegen.importers.change_checks import refused_findings
from sitegen.importers.imported import Imported
from sitegen.importers.issue_form import Form
from sitegen.importers.issue_source import known_source
from sitegen.importers.project import Project
from sitegen.importers.proposal import Change, change_of, row_text
from sitegen.model.history import Reporter

_WHOLE_ROW = "整行"
_NOTHING = ("没有", "空", "（空）")
"""Words for an empty cell."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    table: Table
    row: Row
    field: str


def correction(project: Project, form: Form) -> Imported:
    """The proposal to put what is said to be right in the place of what stands there now."""
    found = _cell(project, form)
    findings = (found,) if isinstance(found, Finding) else tuple(_doubts(project, form, found))
    changes: tuple[Change, ...] = ()
    if isinstance(found, _Cell) and not any(item.severity is Severity.ERROR for item in findings):
        corrected = {**found.row.cells, found.field: _correct(form)}
        rows = [corrected if row is found.row else row.cells for row in found.table.rows]
        changes = (change_of(found.table, rows, project.config.root),)
        refused = refused_findings(changes, form.source("correct"), project.package.tables)
        findings = refused or (*findings, _to_record(project, form, found))
        changes = () if refused else changes
    return Imported(path=form.path, data=project.data, findings=findings, changes=changes)


def _cell(project: Project, form: Form) -> _Cell | Finding:
    """The cell that the form names, or what keeps it from being found."""
    words = form["row"].split()
    path = next((word for word in words if "/" in word and word.endswith(".csv")), "")
    name = path or next((word for word in words if re.fullmatch(r"[a-z_]+", word)), "")
    table = next((item for item in project.package.tables.values() if name in (item.path, item.name)), None)
    if table is None:
        known = "、".join(sorted(project.package.tables))
        return form.finding(
            "row", "table-unknown", "看不出是哪一张表", f"写成“文件 主键”的样子；表有 {known}"
        )
    key = tuple(part.strip() for part in re.split("[,，/]", " ".join(words[words.index(name) + 1 :])))
    row = next((row for row in table.rows if table.key(row) == key), None)
    if row is None:
        columns = "、".join(table.schema.primary_key)
        return form.finding(
            "row",
            "row-unknown",
            f"{table.path} 里没有主键为“{','.join(key)}”的行",
            f"主键是 {columns}，按这个顺序写，用逗号分开",
        )
    if form["field"] in ("", _WHOLE_ROW):
        return form.finding(
            "field",
            "whole-row",
            "整行多余或缺了一行，不能自动改",
            f"在 {table.path} 里删去或补上这一行，再运行 sitegen check",
        )
    field = next((item for item in table.schema.fields if form["field"] in (item.name, item.title)), None)
    if field is None:
        names = "、".join(f"{item.name}（{item.title}）" for item in table.schema.fields)
        return form.finding("field", "field-unknown", f"{table.path} 没有这一栏", f"改成其中之一：{names}")
    if field.name in table.schema.primary_key:
        return form.finding(
            "field",
            "key-field",
            "这一栏是主键，改了就是另一行",
            f"在 {table.path} 里手工改，连同引用它的行",
        )
    return _Cell(table=table, row=row, field=field.name)


def _correct(form: Form) -> str:
    """The value that is said to be right; a word for nothing is an empty cell."""
    return "" if form["correct"] in _NOTHING else form["correct"]


def _doubts(project: Project, form: Form, cell: _Cell) -> Iterator[Finding]:
    now = cell.row[cell.field]
    if not form["correct"]:
        yield form.finding(
            "correct",
            "form-answer",
            "没有写应当是什么",
            "照来源写上正确的值；应当是空的就写“空”，不知道的先在 doubts.yaml 记为疑点",
        )
    elif _correct(form) == now:
        yield form.finding(
            "correct", "already-so", f"数据里已经是“{now}”", "不用改；看是不是指另一行或另一栏"
        )
    elif form["current"] != now and not (form["current"] in _NOTHING and not now):
        yield form.finding(
            "current",
            "current-differs",
            f"数据里现在是“{now}”，和表上写的不同",
            "看是不是已经改过，或指另一行",
        )
    if not form.code("evidence"):
        yield form.finding(
            "evidence", "no-source", "还没有来源，只是怀疑", "没有来源的不改；先在 doubts.yaml 记为疑点"
        )
    elif known_source(project, form) is None:
        yield form.finding(
            "source_title",
            "source-missing",
            "项目里没有表上写的来源",
            f"先在 {project.table('sources').path} 登记它，再导入；已有的，写它的标识、文号、网址或标题",
        )


def _to_record(project: Project, form: Form, cell: _Cell) -> Finding:
    """What has to be written down by hand beside the changed cell."""
    source = known_source(project, form)
    cells = {
        "id": "年份-序号",
        "resource": cell.table.name,
        "row_key": "/".join(cell.table.key(cell.row)),
        "field": cell.field,
        "old_value": cell.row[cell.field],
        "new_value": _correct(form),
        "problem": "错在哪里",
        "reported_by": Reporter.READER.value,
        "noticed_on": "发现日期",
        "mended_on": "改正日期",
        "version": "版本",
        "source_id": source.id if source else "",
        "locator": form["locator"],
        "evidence": source.evidence.value if source else "",
    }
    table = project.table("corrections")
    return form.finding(
        "source_title",
        "to-record",
        "改动的根据还没有写进数据",
        f"核对来源；错的值发布过的，在 {table.path} 照此补一行：{row_text(table, cells)}",
        Severity.WARNING,
    )
