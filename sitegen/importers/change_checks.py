"""Rows that an import would write, read and validated as the check will read them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.datasets.csv_text import split_records
from sitegen.datasets.reader import Table, table_of
from sitegen.datasets.validation import validate_tables
from sitegen.findings import Finding
from sitegen.importers.files.text_source import SourceText
from sitegen.importers.proposal import Change
from sitegen.importers.reading.characters import clean_line


def refused_findings(
    changes: Sequence[Change], source: SourceText, tables: Mapping[str, Table]
) -> tuple[Finding, ...]:
    """Why `changes`, made of `source`, may not be written: the faults of the rows that they add or alter."""
    by_path = {table.path: table for table in tables.values()}
    made: dict[str, Table] = {}
    fresh: set[tuple[str, int]] = set()
    found: list[Finding] = []
    for change in changes:
        if (table := by_path.get(change.path)) and change.diff:
            lines = set(_fresh(change))
            records = list(split_records(change.after))[1:]
            made[table.name], faults = table_of(records, table.name, table.path, table.schema)
            found += [fault for fault in faults if fault.line in lines]
            fresh |= {(table.name, line) for line in lines}
    if made:
        kept = tables.keys() - made.keys()
        faults_of_rows = validate_tables({**tables, **made}, lambda *_: None, kept)
        found += [fault.finding for fault in faults_of_rows if not fault.rows or fault.rows & fresh]
    return tuple(_in_source(item, source) for item in found)


def _fresh(change: Change) -> Iterator[int]:
    """Numbers of the lines that the file did not have."""
    before = set(change.before.split("\n"))
    return (number for number, line in enumerate(change.after.split("\n"), 1) if line not in before)


def _in_source(finding: Finding, source: SourceText) -> Finding:
    """The finding where its value stands in the document, since the file that it speaks of is not written."""
    texts = ((line.number, clean_line(line.number, line.text).text) for line in source.lines)
    value = clean_line(0, finding.value or "").text
    first = source.lines[0].number if source.lines else None
    line = next((number for number, text in texts if value and value in text), first)
    message = f"这样会写进 {finding.path}：{finding.message}"
    return replace(finding, path=source.path, line=line, column=None, message=message)
