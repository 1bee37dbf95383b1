"""Rows of batches.csv and sources.csv that a notice makes, or adds to. Nothing is filled in by guess."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.datasets.reader import Row
from sitegen.findings import Finding
from sitegen.importers.project import Project
from sitegen.importers.proposal import Cells, row_text
from sitegen.importers.reading.announcement import Announcement, chinese_date
from sitegen.importers.standing import Standing


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
    locator: str | None = None
    partial: bool = False
    complete: bool = False
    """True when somebody says that the list is whole."""
    replace: bool = False
    source: str | None = None
    source_title: str | None = None
    issuer: str | None = None
    evidence: str | None = None
    url: str | None = None
    checked_on: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What the list came to."""

    said_total: int | None
    """The total that the text declares; None when it declares none."""
    names: int
    """Names of the batch with those that the project holds already."""
    source: str
    """Source of the names; empty while it is not known."""
    evidence: str


def new_batch(options: BatchOptions, said: Announcement, found: Found) -> dict[str, str]:
    """Row of batches.csv for a batch that the project does not hold: options, then what the text says."""
    total = options.declared_total or found.said_total
    return {
        "id": options.batch,
        "title": options.title or said.list_title or "",
        "year": str(options.year or options.batch[:4]),
        "document_number": options.document_number or said.document_number or "",
        "issued_on": options.issued_on or _iso(said.issued_on),
        "published_on": options.published_on or _iso(said.printed_on),
        "published_by": "",
        "declared_total": str(total or ""),
        "list_status": "complete" if found.names == total else "partial",
        "corroborating_source_id": "",
        "source_id": found.source,
        "locator": options.locator or _locator(said, found),
        "evidence": found.evidence,
    }


def standing_batch(
    project: Project, row: Row, options: BatchOptions, said: Announcement, found: Found
) -> Standing:
    """What the notice says of a batch that the project holds.

    Options always count; the text only where it comes from the source that the row cites. With
    `replace`, a source that declares the total itself takes the place of that source.
    """
    is_own = found.source == row["source_id"]
    whole = options.partial is False and row["list_status"] == "complete"
    cells = {
        "title": options.title or "",
        "year": str(options.year or ""),
        "declared_total": str(options.declared_total or (is_own and whole and found.said_total) or ""),
    }
    if is_own or options.replace:
        cells |= {
            "document_number": options.document_number or said.document_number or "",
            "issued_on": options.issued_on or _iso(said.issued_on),
            "published_on": options.published_on or _iso(said.printed_on),
        }
    if options.locator:
        cells["locator"] = options.locator
    fresh = new_batch(options, said, found)
    if options.replace and not is_own and fresh["declared_total"] and fresh["locator"]:
        cells |= {name: fresh[name] for name in ("declared_total", "source_id", "locator", "evidence")}
    return Standing(table=project.table("batches"), row=row, said=cells, replace=options.replace)


def list_status(cells: Cells, names: int) -> str:
    """A list is complete once as many names are held as were declared."""
    return "complete" if cells["declared_total"] == str(names) else "partial"


def new_source(options: BatchOptions, said: Announcement) -> dict[str, str]:
    """Row of sources.csv for the notice itself."""
    return {
        "id": options.source or "",
        "title": options.source_title or said.title or "",
        "issuer": options.issuer or said.issuer or "",
        "evidence": options.evidence or "",
        "document_number": options.document_number or said.document_number or "",
        "published_on": options.issued_on or _iso(said.issued_on),
        "url": options.url or "",
        "url_missing": "",
        "read_at": "",
        "checked_on": options.checked_on or "",
        "prints": "",
        "remark": _remark(said),
    }


def standing_source(project: Project, row: Row, options: BatchOptions, said: Announcement) -> Standing:
    """What the notice says of a source that the project holds: what it prints of itself, and options."""
    cells = {
        "title": options.source_title or "",
        "issuer": options.issuer or "",
        "evidence": options.evidence or "",
        "url": options.url or "",
        "checked_on": options.checked_on or "",
    }
    if row["evidence"] in ("official", "repost"):
        # A press report quotes the number and the date of another document.
        cells["document_number"] = options.document_number or said.document_number or ""
        if not row["published_on"]:
            cells["published_on"] = options.issued_on or _iso(said.issued_on)
        if not row["remark"]:
            cells["remark"] = _remark(said)
    return Standing(table=project.table("sources"), row=row, said=cells, replace=options.replace)


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
            path,
            _CODES[table],
            f"项目里还没有{_WHAT[table]}，文中又看不出{titles}",
            f"加选项 {flags}；或在 {project.table(table).path} 补上这一行：{row}",
        )


_CODES = {"batches": "batch-missing", "sources": "source-missing"}
_WHAT = {"batches": "这一批", "sources": "这个来源"}


def _locator(said: Announcement, found: Found) -> str:
    """Where the text speaks of the batch as a whole; empty when it nowhere does."""
    printed = f"；{chinese_date(said.printed_on)}印发" if said.printed_on else ""
    if said.title or said.document_number:
        return f"通知正文{'及落款' if said.issued_on else ''}{printed}"
    if said.list_title:
        return f"名单标题{printed}"
    return "正文：总数" if found.said_total else ""


def _remark(said: Announcement) -> str:
    dated = "日期为落款日期" if said.issued_on else ""
    printed = f"{chinese_date(said.printed_on)}印发" if said.printed_on else ""
    return "，".join(part for part in (dated, printed) if part)


def _iso(day: object) -> str:
    return "" if day is None else str(day)
