"""Where the list is: its segments, and everything else with the rule that ignores it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sitegen.findings import Finding
from sitegen.importers.reading.characters import CleanLine
from sitegen.importers.reading.region_findings import (
    has_year_columns,
    overlooked,
    stray,
    stray_before,
    unexplained,
    year_columns,
)
from sitegen.importers.reading.segments import Segment, is_broken
from sitegen.importers.reading.table_headers import is_table_header
from sitegen.importers.reading.tokens import Kind
from sitegen.importers.reading.words import SUFFIXES, Vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignored:
    """Text that is no part of the list, and why."""

    line: int
    text: str
    rule: str

    def finding(self, path: str, code: str, message: str, remedy: str) -> Finding:
        """What is wrong with it."""
        return Finding(path, code, message, remedy, line=self.line, value=self.text[:60])


@dataclass(kw_only=True)
class Sifted:
    """Lines that are read on, and what was left out of them or not understood."""

    lines: list[CleanLine] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def ignore(self, line: CleanLine, rule: str, text: str | None = None) -> None:
        """Leave `text`, or the whole of `line`, out by the rule of this name."""
        left_out = line.text.strip() if text is None else text
        self.ignored.append(Ignored(line=line.number, text=left_out, rule=rule))


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A source divided into the list and the rest."""

    before: tuple[Segment, ...]
    """Prose before the list: title, number and body of the notice."""
    listed: tuple[Segment, ...]
    after: tuple[Segment, ...]
    ignored: tuple[Ignored, ...]
    findings: tuple[Finding, ...]


_PAGE = re.compile(
    r"-+[0-9]+-+|第[0-9]+页[,/]?[(]?(共[0-9]+页)?[)]?|[0-9]+/[0-9]+页?|-[0-9]+|共[0-9]+页|(?i:page|p\.)[0-9]+((of|/)[0-9]+)?"
)
_STAMP = re.compile(
    r"(?:https?:|file:|www\.|mailto:)\S*|\d{1,2}/\d{1,2}/\d{2,4},?(?:\d{1,2}:\d{2}(?:[AaPp][Mm])?)?|(?:打印|发布|更新|下载)?(?:时间|日期)?:?20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?"
    r"(?:\d{1,2}:\d{2}(?::\d{2})?)?(?:印发)?|\d{1,2}:\d{2}(?::\d{2})?"
)
_FOOT = re.compile(
    r"(?:抄送|主送|抄报|校对|责任编辑|责编|编辑|来源|作者|审核)[:].*|.*20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发"
)
_BUTTON = re.compile(
    "(?:打印|打印本页|关闭|关闭窗口|返回|返回顶部|首页|分享|收藏|上一页|下一页|上一篇|下一篇|字体:?|大中小|阅读全文|点赞|评论)+"
)
_REMARK = re.compile(
    r"[(\[【]?(注|备注|说明|续表|续上表|续|[接承转续见][上下]一?页|(?:上接|下转|见)第?[0-9]*[页版]|未完待续|此页无正文|此件主动公开|以下无正文)([:)\]】].*)?[)\]】]?"
)
_INNER_TITLE = "名单中间的标题"
AFTER = "名单之后的文字"
REMARK = "注释"
_MARKS = re.compile(r"[\s|:\-=_*~`#>]+")


def _is_page_number(segment: Segment) -> bool:
    return bool(_PAGE.fullmatch(segment.compact))


def _is_rule(segment: Segment) -> bool:
    return bool(_MARKS.fullmatch(segment.line.text))


def _is_remark(segment: Segment) -> bool:
    return bool(_REMARK.fullmatch(segment.compact))


def _is_title(segment: Segment) -> bool:
    return segment.has_prose and not segment.compact.endswith("。") and len(segment.compact) <= 60


_RULES: tuple[tuple[str, Callable[[Segment], bool]], ...] = (
    ("页码", _is_page_number),
    ("分隔线", _is_rule),
    ("表头", is_table_header),
    (REMARK, _is_remark),
)
"""Text that is ignored wherever it stands."""

_INNER_RULES = (("网址、日期或时间", _STAMP), ("抄送、印发、来源一类", _FOOT), ("网页上的按钮", _BUTTON))
"""Text that is ignored amid the list; outside of it, dates tell of the notice."""


def find_region(segments: Sequence[Segment], vocabulary: Vocabulary, path: str) -> Region:
    """Divide `segments` into what stands before, in and after the list."""
    repeated = _repeated(segments)
    numbers = _running_numbers(segments)
    plain: list[Segment] = []
    ignored: list[Ignored] = []
    for segment in segments:
        rule = _rule_for(segment, repeated, numbers)
        if rule:
            ignored.append(_ignored(segment, rule))
        else:
            plain.append(segment)
    start, end = _bounds(plain, vocabulary)
    before, inside, after = plain[:start], plain[start:end], plain[end:]
    listed: list[Segment] = []
    findings: list[Finding] = []
    for segment in inside:
        if rule := next((rule for rule, text in _INNER_RULES if text.fullmatch(segment.compact)), None):
            ignored.append(_ignored(segment, rule))
        elif _belongs(segment) or segment.may_name:
            listed.append(segment)
        elif _is_title(segment) and not segment.counties:
            ignored.append(_ignored(segment, _INNER_TITLE))
        else:
            findings.append(unexplained(segment, path))
    findings += [year_columns(segment, path) for segment in before if has_year_columns(segment)]
    ignored += [_ignored(segment, "名单之前的文字") for segment in before]
    ignored += [_ignored(segment, AFTER) for segment in after]
    findings += stray_before(before, path, inside)
    findings += stray(after, path, inside)
    findings += [overlooked(item, path) for item in before if len(item.counties) > 1 or _is_row(item)]
    findings += [overlooked(segment, path) for segment in after if segment.counties]
    return Region(
        before=tuple(before),
        listed=tuple(listed),
        after=tuple(after),
        ignored=tuple(sorted(ignored, key=lambda item: item.line)),
        findings=tuple(findings),
    )


def _is_row(segment: Segment) -> bool:
    """True for a row of a table that names a county."""
    return bool(segment.counties) and "\t" in segment.line.text.strip()


def year_titles(region: Region, path: str) -> Iterator[Finding]:
    """Titles amid the table of a plan that name a year and were not read as its heading."""
    for item in region.ignored:
        if item.rule == _INNER_TITLE and re.search("20[0-9]{2}年", item.text):
            yield Finding(
                path,
                "year-title",
                "表中间的这一行有年份，却不像是下面名称的年份，没有读懂",
                "是下面名称的年份就改成“2025年”单独一行；和名单无关的，从文件里删去",
                line=item.line,
                value=item.text[:40],
            )


def _rule_for(segment: Segment, repeated: frozenset[str], numbers: frozenset[int]) -> str | None:
    for rule, applies in _RULES:
        if applies(segment):
            return rule
    if segment.line.number in numbers:
        return "独立成行的页码或序号"
    return "重复的页眉页脚" if segment.compact in repeated else None


def _repeated(segments: Sequence[Segment]) -> frozenset[str]:
    """Prose that stands more than once."""
    counted = frozenset((Kind.COUNT, Kind.NUMBERING))
    texts = Counter(
        segment.compact
        for segment in segments
        if not segment.is_list and not counted & {token.kind for token in segment.tokens}
    )
    return frozenset(
        text for text, times in texts.items() if times > 1 and len(text) > 3 and text[-1] not in SUFFIXES
    )


def _running_numbers(segments: Sequence[Segment]) -> frozenset[int]:
    """Lines that hold one bare number, when those numbers run on: 1, 2, 3."""
    alone = [
        (segment.line.number, int(segment.compact))
        for segment in segments
        if segment.compact.isascii() and segment.compact.isdecimal() and len(segment.compact) <= 3
    ]
    values = [value for _, value in alone]
    runs_on = bool(values) and values == list(range(values[0], values[0] + len(values)))
    return frozenset(line for line, _ in alone) if runs_on else frozenset()


def _belongs(segment: Segment) -> bool:
    return segment.is_list or segment.is_neutral or segment.is_fragment


def _bounds(segments: Sequence[Segment], vocabulary: Vocabulary) -> tuple[int, int]:
    """First and last-but-one position of the list; (n, n) when there is none."""
    total = len(segments)
    places = [index for index, segment in enumerate(segments) if segment.is_list]
    starts = [index for index in places if _goes_on(segments[index + 1 : index + 4])]
    if not places:
        return total, total
    start = starts[0] if starts else places[0]
    while start and (_is_lead(segments[start - 1]) or is_broken(segments, start - 1, vocabulary)):
        start -= 1
    end = max(index for index, segment in enumerate(segments) if segment.is_list or segment.has_names) + 1
    while end < total and (segments[end].is_neutral or _is_rest(segments, end, vocabulary)):
        end += 1
    return start, end


def _is_rest(segments: Sequence[Segment], index: int, vocabulary: Vocabulary) -> bool:
    """True for what a break has parted from the list's last names."""
    unitlike = segments[index].is_fragment and all(
        word.text[-1] in SUFFIXES for word in segments[index].words
    )
    return unitlike or is_broken(segments, index, vocabulary)


def _goes_on(following: Sequence[Segment]) -> bool:
    """True when most of what follows is list, or nothing follows."""
    listed = sum(_belongs(segment) for segment in following)
    return 2 * listed >= len(following)


def _is_lead(segment: Segment) -> bool:
    """A heading with a count or number that is no known name, and years, still belong to the list."""
    kinds = {token.kind for token in segment.tokens}
    return (bool(kinds & {Kind.COUNT, Kind.NUMBERING}) and segment.is_fragment) or (
        segment.is_neutral and Kind.YEAR in kinds
    )


def _ignored(segment: Segment, rule: str) -> Ignored:
    return Ignored(line=segment.line.number, text=segment.line.text.strip(), rule=rule)
