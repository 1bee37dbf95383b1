"""Declared counts against the names that were read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.findings import Finding, Severity
from sitegen.importers.entries import Entry, Heading, Reading
from sitegen.importers.segments import Segment

_STRONG = re.compile(r"等([0-9]+)个(?:县|区|市|单位|地)|(?:合计|总计|共计|总数)[:为]?([0-9]+)")
_WEAK = re.compile(r"(?:共有?|公布|认定|通过)[^0-9,。;、]{0,12}?([0-9]+)个|[(]共?([0-9]+)个[^)]{0,10}[)]")


def declared_totals(segments: Sequence[Segment]) -> tuple[tuple[int, int], ...]:
    """Totals that the prose declares, as (number, line): “认定甲县等188个县”; without any, “共188个”."""
    return tuple(_numbers(_STRONG, segments)) or tuple(_numbers(_WEAK, segments))


def _numbers(pattern: re.Pattern[str], segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    for segment in segments:
        for match in pattern.finditer(segment.compact):
            yield int(next(group for group in match.groups() if group)), segment.line.number


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What the project knows of the number of names in a batch or plan."""

    total: int | None
    """As declared; None when no total is."""
    held: int
    """Names with those that the project holds already."""
    is_partial: bool
    """True when the list may lack names."""


def count_findings(reading: Reading, path: str, *, is_partial: bool = False) -> Iterator[Finding]:
    """Every declared count of a province, prefecture or year is the number of names under it.

    A part of a list may hold fewer: a warning then.
    """
    for finding, is_fewer in _count_findings(reading, path):
        yield replace(finding, severity=Severity.WARNING) if is_partial and is_fewer else finding


def _count_findings(reading: Reading, path: str) -> Iterator[tuple[Finding, bool]]:
    """Findings, each with whether names are missing that a heading counts."""
    for heading in reading.provinces:
        entries = [entry for entry in reading.entries if entry.province is heading]
        yield from _heading_findings(heading, entries, path, heading.label)
        # A province that is only named over prefectures of its own may be empty; one with nothing may not.
        if not entries and heading.line:
            yield _empty_finding(heading, path, "省"), False
    for heading in reading.prefectures:
        entries = [entry for entry in reading.entries if entry.prefecture is heading]
        yield from _heading_findings(heading, entries, path, heading.label)
        if not entries and heading.is_known:
            yield _empty_finding(heading, path, "地级市"), False
    for heading in reading.years:
        entries = [entry for entry in reading.entries if entry.year is heading]
        yield from _heading_findings(heading, entries, path, f"{heading.text}年")


def _heading_findings(
    heading: Heading, entries: Sequence[Entry], path: str, label: str
) -> Iterator[tuple[Finding, bool]]:
    for count in heading.counts:
        if count.value != len(entries):
            names = "、".join(entry.word.text for entry in entries)
            finding = Finding(
                path=path,
                line=count.token.line,
                column=count.token.column,
                value="".join(count.token.text.split()),
                code="count-mismatch",
                message=f"{label}写明 {count.value} 个，读到 {len(entries)} 个：{names or '无'}",
                remedy="对照原文数一数：看有没有漏字、断行，或少了一个顿号；只有一部分的加 --partial",
            )
            yield finding, len(entries) < count.value


def _empty_finding(heading: Heading, path: str, level: str) -> Finding:
    return Finding(
        path=path,
        line=heading.line,
        column=heading.column,
        value=heading.text,
        code="heading-without-names",
        message=f"{level}“{heading.text}”下面没有县名",
        remedy="对照原文补上；若只是正文里提到，删去这几个字",
    )


def total_findings(
    declared: Sequence[tuple[int, int]], reading: Reading, path: str, expected: Expected
) -> Iterator[Finding]:
    """The text's total, the project's total and the number of names agree; no list names more."""
    found = len(reading.entries)
    severity = Severity.WARNING if expected.is_partial else Severity.ERROR
    totals = [*declared, *((count.value, count.token.line) for count in reading.totals)]
    for number, line in dict(totals).items():
        if number != found:
            yield Finding(
                path=path,
                line=line,
                value=str(number),
                code="total-mismatch",
                message=f"文中写明共 {number} 个，名单里读到 {found} 个",
                remedy="看有没有漏读的行（加 --verbose 列出忽略了什么），或名单是否完整",
                severity=severity,
            )
    total, held = expected.total, expected.held
    if total is None:
        return
    also = f"，连同项目已有的共 {held} 个" if held != found else ""
    if held > total:
        yield Finding(
            path=path,
            value=str(total),
            code="total-mismatch",
            message=f"这一批或这份规划的总数是 {total}，名单里读到 {found} 个{also}，超过了总数",
            remedy="对照原文：看有没有不属于这一批的名称，或项目里有不该有的；"
            "名单改过的加 --replace；总数有误就改那里的宣布总数",
        )
    elif total not in dict(totals) and total != (held if expected.is_partial else found):
        yield Finding(
            path=path,
            value=str(total),
            code="total-mismatch",
            message=f"项目里这一批或这份规划的总数是 {total}，名单里读到 {found} 个{also}",
            remedy="名单找全再导入；确实只有一部分的加 --partial；项目里的总数有误就改那里的宣布总数",
            severity=severity,
        )
