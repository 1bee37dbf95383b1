"""Rows of batches.csv and sources.csv for a batch that the project does not hold yet, or not whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.findings import Finding
from sitegen.importers.announcement import Announcement, chinese_date
from sitegen.importers.project import Project
from sitegen.importers.proposal import row_text

Cells = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchOptions:
    """What the command line says of a batch; None for what is taken from the text or the project."""

    batch: str
    title: str | None = None
    year: int | None = None
    document_number: str | None = None
    issued_on: str | None = None
    published_on: str | None = None
    declared_total: int | None = None
    partial: bool = False
    source: str | None = None
    source_title: str | None = None
    issuer: str | None = None
    evidence: str | None = None
    url: str | None = None
    checked_on: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What the list came to."""

    total: int
    provinces: int
    units: int


def batch_cells(options: BatchOptions, old: Cells | None, said: Announcement, found: Found) -> dict[str, str]:
    """Row of batches.csv: what the project knows already, then options, then what the text says."""
    old = old or {}
    source_changes = bool(options.source) and options.source != old.get("source_id")
    known = {} if source_changes else dict(old)
    complete = found.units == found.total and not options.partial
    return {
        "id": options.batch,
        "title": options.title or known.get("title") or said.list_title or old.get("title") or "",
        "year": str(options.year or old.get("year") or options.batch[:4]),
        "document_number": options.document_number or said.document_number or old.get("document_number", ""),
        "issued_on": options.issued_on or _iso(said.issued_on) or old.get("issued_on", ""),
        "published_on": options.published_on or old.get("published_on", ""),
        "declared_total": str(found.total),
        "list_status": "complete" if complete else "partial",
        "source_id": options.source or old.get("source_id", ""),
        "locator": known.get("locator") or _locator(said),
        "evidence": options.evidence or known.get("evidence", ""),
    }


def source_cells(options: BatchOptions, said: Announcement, found: Found) -> dict[str, str]:
    """Row of sources.csv for the notice itself."""
    return {
        "id": options.source or "",
        "title": options.source_title or said.title or "",
        "issuer": options.issuer or said.issuer or "",
        "evidence": options.evidence or "",
        "document_number": options.document_number or said.document_number or "",
        "published_on": options.issued_on or _iso(said.issued_on),
        "url": options.url or "",
        "checked_on": options.checked_on or "",
        "remark": _remark(said, found),
    }


def missing_cells(
    path: str, project: Project, table: str, cells: Cells, options: Mapping[str, str]
) -> Iterator[Finding]:
    """A finding when a new row lacks a cell that its schema requires; it shows the row so far."""
    schema = project.table(table).schema
    lacking = [item for item in schema.fields if item.is_required and not cells[item.name]]
    if lacking:
        flags = " ".join(options[item.name] for item in lacking if item.name in options)
        titles = "、".join(item.title for item in lacking)
        row = row_text(project.table(table), cells)
        yield Finding(
            path=path,
            code=_CODES[table],
            message=f"项目里还没有{_WHAT[table]}，文中又看不出{titles}",
            remedy=f"加选项 {flags}；或在 {project.table(table).path} 补上这一行：{row}",
        )


_CODES = {"batches": "batch-missing", "sources": "source-missing"}
_WHAT = {"batches": "这一批", "sources": "这个来源"}


def _locator(said: Announcement) -> str:
    place = "通知正文及落款" if said.issued_on else "通知正文"
    return f"{place}；{chinese_date(said.printed_on)}印发" if said.printed_on else place


def _remark(said: Announcement, found: Found) -> str:
    dated = "日期为落款日期" if said.issued_on else ""
    printed = f"{chinese_date(said.printed_on)}印发" if said.printed_on else ""
    where = "附件" if said.is_attachment else "名单"
    listed = f"{where}列{found.provinces}个省份{found.units}个县（市、区）"
    return "；".join(part for part in ("，".join(part for part in (dated, printed) if part), listed) if part)


def _iso(day: object) -> str:
    return "" if day is None else str(day)
