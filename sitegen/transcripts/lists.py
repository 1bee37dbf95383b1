"""Lists of names and year tables: read by the importers again, and row for row the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.datasets.reader import Row
from sitegen.findings import Finding, has_errors
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.notice_rows import ListRows
from sitegen.importers.project import Project
from sitegen.importers.proposal import Cells
from sitegen.importers.reading.announcement import announcement_of
from sitegen.importers.year_rows import YearRows
from sitegen.model.plans import Plan
from sitegen.transcripts.comparing import Printed, differences
from sitegen.transcripts.reading import SourceTranscript

_OWN = ("corroborating_source_id",)
"""Cells that say something of other sources."""


def batch_findings(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """Names and counts of a batch, as far as its rows rest on this source."""
    batch = project.data.batch.get(transcript.batch_id or "")
    if batch is None:
        return
    listing = batch_listing(project, transcript, batch.year)
    said = announcement_of(listing.region.before, listing.region.after)
    rows = ListRows(
        project=project,
        batch=batch.id,
        listing=listing,
        source=transcript.source_id,
        evidence=project.data.source[transcript.source_id].evidence.value,
        is_attachment=said.is_attachment,
    )
    lines = {row.county.code: row.entry.word.line for row in listing.rows if row.county}
    lines |= {heading.code: heading.line for heading in reversed(listing.reading.provinces) if heading.code}

    def is_ours(row: Row) -> bool:
        return rows.is_ours(row.cells) and transcript.is_source_of(row)

    yield from _errors(listing)
    for name, found in (("certifications", rows.names()), ("batch_totals", rows.totals())):
        if found or name == "certifications":
            yield from _against(project, transcript, name, found, lines, is_ours)


def plan_findings(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """Years and counts of a plan's year table."""
    plan = project.data.plan.get(transcript.plan_id or "")
    if plan is None or transcript.stage is None:
        return
    listing = plan_listing(project, transcript, plan)
    rows = YearRows(data=project.data, plan=plan, stage=transcript.stage, listing=listing)
    lines = {row.county.code: row.entry.word.line for row in listing.rows if row.county}
    lines |= {heading.text: heading.line for heading in reversed(listing.reading.years)}

    def is_ours(row: Row) -> bool:
        return transcript.is_source_of(row) and row["plan_id"] == plan.id

    yield from _errors(listing)
    for name, found in (("plan_targets", rows.targets()), ("plan_totals", rows.totals())):
        yield from _against(project, transcript, name, found, lines, is_ours)


def _against(
    project: Project,
    transcript: SourceTranscript,
    name: str,
    found: Sequence[Cells],
    lines: Mapping[str, int],
    is_ours: Callable[[Row], bool],
) -> Iterator[Finding]:
    """Rows that rest on the source say all that it prints; rows that it corroborates, the same figures."""
    table = project.table(name)
    corroborated = {
        table.key(row)
        for row in table.rows
        if row.cells.get("corroborating_source_id") == transcript.source_id and not is_ours(row)
    }
    printed = [_printed(table.schema.primary_key, cells, lines) for cells in found]
    beside = [replace(item, cells=_figures(item.cells)) for item in printed if item.key in corroborated]
    own = [item for item in printed if item.key not in corroborated]
    yield from differences(transcript, table, own, among=is_ours)
    named = {item.key for item in beside}
    yield from differences(transcript, table, beside, among=lambda row: table.key(row) in named)


def _figures(cells: Cells) -> Cells:
    return {name: cell for name, cell in cells.items() if name in ("declared_count", "year")}


def batch_listing(project: Project, transcript: SourceTranscript, year: int) -> Listing:
    """The transcript read as the list of a batch of `year`."""
    asked = Asked(province=transcript.province, batch=transcript.batch_id or "", is_partial=True)
    return read_listing(transcript.text, project.places(year), asked, transcript.codes)


def plan_listing(project: Project, transcript: SourceTranscript, plan: Plan) -> Listing:
    """The transcript read as the year table of `plan`."""
    places = project.places(plan.issued_on.year if plan.issued_on else plan.year_from)
    name = project.data.province[plan.province_code].name
    asked = Asked(province=name, by_year=True, stage=transcript.stage, is_partial=True)
    return read_listing(transcript.text, places, asked, transcript.codes)


def _errors(listing: Listing) -> Iterator[Finding]:
    yield from (finding for finding in listing.findings if has_errors([finding]))


def _printed(key: Sequence[str], cells: Cells, lines: Mapping[str, int]) -> Printed:
    said = {name: cell for name, cell in cells.items() if name not in _OWN}
    values = tuple(cells[name] for name in key)
    return Printed(
        line=next((lines[value] for value in reversed(values) if value in lines), 1),
        key=values,
        cells=said,
        label=cells.get("published_name") or cells["declared_count"],
    )
