"""Indicators, their limits and who answers for them, against the list as printed."""

import re
from collections.abc import Iterator, Sequence

from sitegen.datasets.reader import Table
from sitegen.findings import Finding
from sitegen.importers.project import Project
from sitegen.transcripts.comparing import Printed, differences, other_cell, share_printed, unprinted
from sitegen.transcripts.indicator_list import IndicatorList, PrintedIndicator, indicator_list
from sitegen.transcripts.reading import SourceTranscript

_PLACE = "附件 职责清单"
_ENOUGH = 0.7
"""Share of the characters of a short name that its printed wording holds: names are made of its words."""


def indicator_findings(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """The groups, indicators, limits and departments are those that the source prints, in its words."""
    printed = indicator_list(transcript)
    if not printed.indicators:
        return
    evidence = project.data.source[transcript.source_id].evidence.value

    for name, key, rows in _tables(printed, evidence):
        yield from differences(transcript, project.table(name), rows, key)
    yield from _names(transcript, project.table("indicators"), printed, "name")
    yield from _names(transcript, project.table("thresholds"), printed, "measure")
    yield from _departments(project, transcript, printed)


def _departments(project: Project, transcript: SourceTranscript, printed: IndicatorList) -> Iterator[Finding]:
    """A department bears a name that is printed; its locator tells the others (又作区人资局)."""
    table = project.table("departments")
    lines = {name: line for item in printed.indicators for line, name in item.departments}
    for row in table.rows:
        if not transcript.is_source_of(row):
            continue
        others = {
            item["published_name"]
            for item in project.table("responsibilities").rows
            if item["department_id"] == row["id"]
        } - {row["name"]}
        told = f"（又作{'、'.join(sorted(others))}）" if others else ""
        locator = f"{_PLACE}：责任部门{told}"
        if row["name"] not in lines:
            yield unprinted(transcript, table, row, "name")
        elif row["locator"] != locator:
            yield other_cell(transcript, table, row, "locator", locator, lines[row["name"]])


def _tables(printed: IndicatorList, evidence: str) -> Iterator[tuple[str, Sequence[str], Sequence[Printed]]]:
    """Table, the fields that tell its rows apart, and what is printed of each row."""
    yield (
        "indicator_groups",
        ("id",),
        [
            Printed(
                line=group.line,
                key=(group.id,),
                cells={
                    "name": group.name,
                    "declared_count": group.count,
                    "locator": f"{_PLACE}：{group.label}",
                    "evidence": evidence,
                },
                label=group.label,
            )
            for group in printed.groups
        ],
    )
    yield "indicators", ("id",), [_of(item, (item.id,), evidence) for item in printed.indicators]
    yield (
        "thresholds",
        ("indicator_id", "seq"),
        [
            _of(
                item,
                (item.id, str(number)),
                evidence,
                stage=limit.stage,
                operator=limit.operator,
                value=limit.value,
                unit=limit.unit,
            )
            for item in printed.indicators
            for number, limit in enumerate(item.limits, 1)
        ],
    )
    yield (
        "responsibilities",
        ("indicator_id", "published_name"),
        [
            Printed(
                line=line,
                key=(item.id, name),
                cells={"locator": f"{_PLACE}：{item.id} 责任部门", "evidence": evidence},
                label=name,
            )
            for item in printed.indicators
            for line, name in item.departments
        ],
    )


def _of(item: PrintedIndicator, key: tuple[str, ...], evidence: str, **cells: str) -> Printed:
    locator = f"{_PLACE}：{item.id}"
    return Printed(
        line=item.line,
        key=key,
        cells={**cells, "locator": locator, "evidence": evidence},
        label=item.wording[:40],
    )


def _names(
    transcript: SourceTranscript, table: Table, printed: IndicatorList, name: str
) -> Iterator[Finding]:
    """Short names are made of the words of their own indicator, more than of any other's."""
    own = {item.id: item for item in printed.indicators}
    key = table.schema.primary_key[0]
    for row in table.rows:
        item = own.get(row[key])
        if not transcript.is_source_of(row) or item is None:
            continue
        share = share_printed(row[name], item.wording)
        others = max((share_printed(row[name], other.wording) for other in printed.indicators), default=0)
        numbers = set(re.findall("[0-9]+", row[name])) - set(re.findall("[0-9]+", item.wording))
        if share < max(_ENOUGH, others) or numbers:
            yield unprinted(transcript, table, row, name)
