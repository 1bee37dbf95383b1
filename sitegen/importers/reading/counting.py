"""Declared counts against the names that were read."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.findings import Finding, Severity
from sitegen.importers.reading.characters import compact
from sitegen.importers.reading.entries import Entry, Heading, Reading, finding_at
from sitegen.importers.reading.segments import Segment
from sitegen.importers.reading.tokens import number_value
from sitegen.importers.reading.words import Level

_HAN = "[〇零一二两三四五六七八九十百千]+"
_N = rf"(?P<n>[0-9]+|{_HAN})"
_UNIT = r"个(?:县级行政单位|县级单位|县|市|区|旗|单位|地(?!级))"
_VERBS = "公布|认定|确定|命名|授予|批准|同意|通过|决定对|达到|评为|入选|予以"
_TOTALS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"等{_N}{_UNIT}",
        rf"(?:合计|总计|共计|总数)[:为]?{_N}(?:个|$)",
        rf"(?:{_VERBS}|将|对|共有?|以下|以上|下列)[^0-9,。;、:]{{0,24}}?{_N}{_UNIT}",
        rf"{_N}{_UNIT}[^。;]{{0,40}}?(?:{_VERBS}|名单)",
        rf"名单[(]共?{_N}(?:个[^)]{{0,10}})?[)]",
        rf"^[(]?(?:以上)?共(?:有|计)?{_N}个[^)]{{0,10}}[)]?$",
    )
)
"""How a text declares the number of its names; the first kind of sentence that it holds decides."""
_OTHER_NUMBERS = re.compile(
    "累计|截至|截止|目前|至今|至此|迄今|历年|此前|已有|其中|占|均以|均有|各有|位列|位居|排名|地级市|计划|规划|力争|到20[0-9]{2}年|每年|上一批|前[一二三四五六七八九十0-9]+批"
)
"""A clause with these states another number than that of its own list."""
_OF_ANOTHER_TIME = re.compile(
    "累计|截至|截止|目前|至今|至此|迄今|历年|此前|已有|计划|规划|力争|到20[0-9]{2}年|每年|上一批|地级市|20[0-9]{2}年.*20[0-9]{2}年"
)
_PROVINCE_COUNT = re.compile(rf"{_N}(?:{_UNIT}|个(?=[)]|$))")
_TOO_FEW = "看有没有漏读的行（加 --verbose 列出忽略了什么），或名单是否完整"
_TOO_MANY = "看多出来的是不是这一批的，不是就从文件里删去；这个数说的不是这份名单，就删去那一句"
_NEAR = 12
"""Characters between a province and the number that is said of it."""


def declared_totals(segments: Sequence[Segment]) -> tuple[tuple[int, int], ...]:
    """Totals that the prose declares, as (number, line): “认定甲县等188个县”, “决定对三百二十六个县予以公布”.

    A clause that counts anything else, 其中, 累计, 截至, or the names of one province, declares none.
    """
    clauses = [
        (clause, segment)
        for segment in segments
        for clause in re.split("[。;!?]|,(?=其中|累计|截至|目前|至此)", segment.compact)
        if not _OTHER_NUMBERS.search(clause)
    ]
    for pattern in _TOTALS:
        found = [
            (_number(match["n"]), segment.line.number)
            for clause, segment in clauses
            for match in pattern.finditer(clause)
            if pattern is _TOTALS[0] or not _counts_province(segment, clause[: match.start("n")])
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _counts_province(segment: Segment, before: str) -> bool:
    """True when a province is named before the number: 江苏省共有33个县."""
    return any(word.text in before for word in segment.known if Level.PROVINCE in word.levels)


def _number(text: str) -> int:
    return number_value(text.replace("两", "二"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What the project knows of the number of names in a batch or plan."""

    total: int | None
    """As declared; None when no total is."""
    held: int
    """Names with those that the project holds already."""
    is_partial: bool
    """True when the list may lack names."""
    others: frozenset[int] = frozenset()
    """Other numbers that a text may say of it: those of the provinces that the list names."""
    most: int = 0
    """Names that the one city of the list may have: the text may count more of them than it names."""

    def is_told(self, number: int) -> bool:
        """True for a number that agrees with what the project knows, or of which it knows nothing."""
        return self.total is None or number in (self.total, self.held, *self.others) or number <= self.most


def count_findings(reading: Reading, path: str, *, is_partial: bool = False) -> Iterator[Finding]:
    """Every declared count of a province, prefecture or year is the number of names under it.

    A part of a list may hold fewer: a warning then.
    """
    for finding, is_fewer in _count_findings(reading, path):
        if is_fewer and is_partial:
            yield replace(finding, severity=Severity.WARNING)
        elif is_fewer:
            yield replace(finding, remedy=f"{finding.remedy}；只有一部分的加 --partial")
        else:
            yield finding


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
            finding = finding_at(
                path,
                count.token,
                "count-mismatch",
                f"{label}写明 {count.value} 个，读到 {len(entries)} 个：{names or '无'}",
                "对照原文数一数：看有没有漏字、断行，或少了一个顿号",
                value=compact(count.token.text),
            )
            yield finding, len(entries) < count.value


def _empty_finding(heading: Heading, path: str, level: str) -> Finding:
    return finding_at(
        path,
        heading,
        "heading-without-names",
        f"{level}“{heading.text}”下面没有县名",
        "对照原文补上；若只是正文里提到，删去这几个字",
    )


def _against(expected: Expected, number: int) -> str:
    if expected.is_told(number):
        return ""
    others = "、".join(str(other) for other in sorted(expected.others))
    return f"；项目里这一批或这份规划是 {expected.total} 个" + (
        f"，名单里的省是 {others} 个" if others else ""
    )


def province_counts(segments: Sequence[Segment], names: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """What prose says of the provinces called `names`, 其中江苏省33个县: name, number and line."""
    for segment in segments:
        for clause in re.split("[。;!?,]", segment.compact):
            start = 0
            for match in () if _OF_ANOTHER_TIME.search(clause) else _PROVINCE_COUNT.finditer(clause):
                before = clause[start : match.start()]
                start = match.end()
                named = [name for name in names if name in before]
                longest = max(named, key=len, default="")
                near = before.rpartition(longest)[2] if longest else ""
                is_one = all(name in longest for name in named)
                if longest and is_one and len(near) <= _NEAR and not re.search("[县市区旗州]", near):
                    yield longest, _number(match["n"]), segment.line.number


def total_findings(
    declared: Sequence[tuple[int, int]], reading: Reading, path: str, expected: Expected
) -> Iterator[Finding]:
    """The text's total, the project's total and the number of names agree; no list names more."""
    found = len(reading.entries)
    severity = Severity.WARNING if expected.is_partial else Severity.ERROR
    totals = [*declared, *((count.value, count.token.line) for count in reading.totals)]
    for number, line in dict(totals).items():
        is_less = number < found and number not in expected.others
        if number != found:
            yield Finding(
                path,
                "total-mismatch",
                f"文中写明共 {number} 个，名单里读到 {found} 个" + _against(expected, number),
                (_TOO_MANY if is_less else _TOO_FEW)
                + ("" if expected.is_told(number) else "；对照原文的总数，项目里的有误就先改那里的"),
                line=line,
                value=str(number),
                severity=severity if expected.is_told(number) and not is_less else Severity.ERROR,
            )
    total, held = expected.total, expected.held
    if total is None:
        return
    also = f"，连同项目已有的共 {held} 个" if held != found else ""
    if held > total:
        yield Finding(
            path,
            "total-mismatch",
            f"这一批或这份规划的总数是 {total}，名单里读到 {found} 个{also}，超过了总数",
            "对照原文：看有没有不属于这一批的名称，或项目里有不该有的；"
            "名单改过的加 --replace；总数有误就改那里的宣布总数",
            value=str(total),
        )
    elif total not in dict(totals) and total != (held if expected.is_partial else found):
        part = (
            "其余的找到以后再导入" if expected.is_partial else "名单找全再导入；确实只有一部分的加 --partial"
        )
        yield Finding(
            path,
            "total-mismatch",
            f"项目里这一批或这份规划的总数是 {total}，名单里读到 {found} 个{also}",
            f"{part}；项目里的总数有误就改那里的宣布总数",
            value=str(total),
            severity=severity,
        )
