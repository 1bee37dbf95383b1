"""Whether a source can carry certified names: what its title says, and what the project knows of it."""

import re
from collections.abc import Iterator, Sequence

from sitegen.datasets.reader import Row
from sitegen.findings import Finding, Severity
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.joining import JoinedRow
from sitegen.importers.notice_checks import is_of_other_batch
from sitegen.importers.project import Project
from sitegen.importers.reading.announcement import Announcement
from sitegen.importers.reading.verdicts import no_certification
from sitegen.model.divisions import CountyKind

_OTHER_KIND = re.compile("规划|(?:实施|工作)方案|进度表|区划代码|行政区划|计算方法|办法|规程|细则")
_LIST = re.compile("优质均衡|名单|认定")
_CARRIES = "认定名单"
"""Word in `prints` by which a source of something else says that it has the list as well."""
_NOT_PRINTED = re.compile("名称没有|名称未|(?:没有|未)(?:印出?)?(?:列名|列出名|名单|名称)|不列名")
_LISTS = re.compile("名称|名单|列名|全列")
_OTHER_TABLES = {
    "plans": "规划",
    "plan_targets": "规划的目标",
    "goals": "目标",
    "milestone_lists": "公示、省级评估一类的名单",
    "milestones": "公示、省级评估一类的名单",
    "indicators": "指标",
    "thresholds": "指标",
    "prefectures": "区划代码",
    "former_names": "区划沿革",
    "successions": "区划沿革",
}
_REMEDY_OTHER = "用 --source 写明印出这一批认定名单的来源；"
_DESCRIBE = "项目里还没有的，再加 --evidence、--source-title、--issuer、--url"


def source_findings(
    path: str,
    project: Project,
    options: BatchOptions,
    year: int,
    said: Announcement,
    known: Row | None,
    rows: Sequence[JoinedRow],
) -> Iterator[Finding]:
    """Whatever keeps the source, as described or as the project has it, from carrying the names."""
    for where, title in (("--title ", options.title), ("--source-title ", options.source_title)):
        yield from _title_findings(path, where, title or "", options.batch, year)
    if known:
        yield from _known_findings(path, project, options.batch, year, known, rows)
    elif options.source:
        yield from _twice(path, project, options, said)


def _twice(path: str, project: Project, options: BatchOptions, said: Announcement) -> Iterator[Finding]:
    """A document that the project has under another id gets no second one; a repost of it does."""
    number = options.document_number or said.document_number
    for source in project.data.sources:
        if number and source.document_number == number and source.evidence.value == options.evidence:
            yield Finding(
                path,
                "source-known",
                f"文号 {number} 项目里已有，来源标识是 {source.id}，不是 {options.source}",
                f"改写 --source {source.id}；文号有误就改正",
                value=number,
            )


def _known_findings(
    path: str, project: Project, batch: str, year: int, known: Row, rows: Sequence[JoinedRow]
) -> list[Finding]:
    """The first reason against a source that the project has."""
    if found := list(of_another_kind(path, project, known)):
        return found
    if not _carries_names(project, known["id"], batch):
        where = f"来源 {known['id']} 的标题"
        found = list(_title_findings(path, where, known["title"], batch, year))
    return found or list(prints_no_list(path, project, known, rows))


def _title_findings(path: str, where: str, title: str, batch: str, year: int) -> Iterator[Finding]:
    """No title by which batch or source is described says that it certifies nothing, or another batch."""
    found = no_certification(title) or next(iter(_OTHER_KIND.findall(title)), None)
    if found:
        yield Finding(
            path,
            "other-list",
            f"{where}“{title}”里写着“{found}”，说的不是已经认定的优质均衡县",
            "不是认定名单就不要作为一批导入；确是认定名单的，改正标题，或换成印出认定名单的来源",
            value=title[:60],
        )
    elif _LIST.search(title) and is_of_other_batch(title, batch, year):
        yield Finding(
            path,
            "other-batch",
            f"{where}“{title}”说的不是 {batch} 这一批",
            "改 --batch，或用 --source 换成印出这一批名单的来源",
            value=title[:60],
        )


def of_another_kind(path: str, project: Project, source: Row) -> Iterator[Finding]:
    """A source that the project has for codes, plans or applicants, and for no name of a batch yet."""
    if _carries_names(project, source["id"]) or _CARRIES in source["prints"]:
        return
    what = _use(project, source["id"])
    if source["evidence"] == "code":
        what = "程序代码"
    if what:
        yield Finding(
            path,
            "source-of-another-kind",
            f"来源 {source['id']} 在项目里是{what}的来源，没有一个认定的名称出自它",
            f"{_REMEDY_OTHER}它确实也印出这份名单的，先在 sources.csv 它的 prints 里写明“{_CARRIES}”",
            value=source["id"],
        )


def prints_no_list(path: str, project: Project, source: Row, rows: Sequence[JoinedRow]) -> Iterator[Finding]:
    """Names from a source of which the project says that it prints none, or none from there."""
    said = f"{source['prints']}；{source['remark']}"
    is_denied = bool(_NOT_PRINTED.search(said))
    lists = not source["prints"] or _LISTS.search(source["prints"]) or _carries_names(project, source["id"])
    if lists and not is_denied:
        return
    known = {
        row["county_code"] for row in project.table("certifications").rows if row["source_id"] == source["id"]
    }
    new = [row for row in rows if row.county and row.county.code not in known]
    away = [row.name for row in new if not _is_named(project, row, said)]
    if away or (new and is_denied):
        names = "、".join((away or [row.name for row in new])[:5])
        yield Finding(
            path,
            "source-unseen",
            f"项目里记着来源 {source['id']} 印出的是“{said.strip('；')}”，这次却说{names}出自它",
            "换成印出它们的来源；确实印了，先在 sources.csv 的 prints 和 remark 里改过来",
            value=source["id"],
            severity=Severity.ERROR if away else Severity.WARNING,
        )


def source_needed(path: str, batch: Row, *, has_names: bool) -> Finding:
    """A list is given no source: it rests on the batch's own only where it says that it is from there."""
    source = batch["source_id"]
    message = (
        f"没有写明名单出自哪里；{batch['id']} 一批登记的来源 {source} 只印出一部分名称，不能当作它的来源"
        if has_names
        else f"{batch['id']} 一批的来源 {source} 没有印出名单，不能当作这些名称的来源"
    )
    return Finding(
        path, "source-unseen", message, f"用 --source 写明名单出自哪个来源；{_DESCRIBE}", value=source
    )


def named_unseen(path: str, batch: Row) -> Finding:
    """The source of a batch is known to print no list, and is now said to print names."""
    return Finding(
        path,
        "source-unseen",
        f"项目里记着来源 {batch['source_id']} 没有印出名单，这次却说名称出自它",
        "核对；确实印了，在 sources.csv 的 remark 里也改过来",
        value=batch["source_id"],
        severity=Severity.WARNING,
    )


def own_source(project: Project, batch: Row | None, said: Announcement, rows: Sequence[JoinedRow]) -> str:
    """The batch's own source, where it prints the whole list, the text says that it is it, or nothing is new.

    Empty for any other.
    """
    if batch is None:
        return ""
    held = {
        row["county_code"] for row in project.table("certifications").rows if row["batch_id"] == batch["id"]
    }
    is_new = batch["list_status"] != "complete" and any(
        row.county and row.county.code not in held for row in rows
    )
    return "" if is_new and not _is_said(project, batch["source_id"], said) else batch["source_id"]


def _is_said(project: Project, source: str, said: Announcement) -> bool:
    """True when the text prints the number or the title of `source`."""
    known = project.data.source.get(source)
    if known is None:
        return False
    number = said.document_number
    first, second = (re.sub(r"[\W_]", "", text or "") for text in (said.title, known.title))
    return (bool(number) and number == known.document_number) or (bool(first) and first == second)


def _carries_names(project: Project, source: str, batch: str | None = None) -> bool:
    return any(
        source in (row["source_id"], row["corroborating_source_id"]) and batch in (None, row["batch_id"])
        for row in project.table("certifications").rows
    )


def _use(project: Project, source: str) -> str | None:
    for name, what in _OTHER_TABLES.items():
        table = project.package.tables.get(name)
        if table and any(row.cells.get("source_id") == source for row in table.rows):
            return what
    counties = project.data.counties
    codes = any(item.citation.source_id == source and item.kind is not CountyKind.ZONE for item in counties)
    return "区划代码" if codes else None


def _is_named(project: Project, row: JoinedRow, said: str) -> bool:
    """True when `said` speaks of the county or of its prefecture."""
    if row.county is None:
        return False
    prefecture = project.data.prefecture.get(row.county.prefecture_code or "")
    city = prefecture.name.removesuffix("市") if prefecture else row.county.name
    return row.county.name in said or city in said
