"""Where the list is: its segments, and everything else with the rule that ignores it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.findings import Finding
from sitegen.importers.segments import Segment, is_broken
from sitegen.importers.tokens import Kind
from sitegen.importers.words import SUFFIXES, Vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignored:
    """Text that is no part of the list, and why."""

    line: int
    text: str
    rule: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A source divided into the list and the rest."""

    before: tuple[Segment, ...]
    """Prose before the list: title, number and body of the notice."""
    listed: tuple[Segment, ...]
    after: tuple[Segment, ...]
    ignored: tuple[Ignored, ...]
    findings: tuple[Finding, ...]


_HEADER_WORDS = frozenset(
    (
        *("序号", "编号", "省", "省份", "省级", "省市", "省区市", "省自治区直辖市", "所属省", "所在省"),
        *("市", "地市", "地级市", "设区市", "市级", "市州", "州市", "地州市", "市地州盟", "地区"),
        *(
            "所属市",
            "所在市",
            "所在地市",
            "县",
            "县名",
            "县区",
            "区县",
            "县市区",
            "县级单位",
            "单位",
            "单位名称",
        ),
        *("县市区名称", "县市区名单", "县区名称", "县级行政单位", "县级行政单位名称", "名称", "名单"),
        *("数量", "个数", "县数", "数目", "总数", "小计", "合计", "通过县数", "备注"),
        *("年份", "年度", "认定年份", "规划年份", "通过年份", "评估年份"),
    )
)
_REST_OF_NAME = frozenset("省市县区地州盟旗")
_PAGE = re.compile(r"-+[0-9]+-+|第[0-9]+页(共[0-9]+页)?|[0-9]+/[0-9]+|-[0-9]+|共[0-9]+页")
_REMARK = re.compile(
    r"[(\[【]?(注|备注|说明|续表|续上表|续|接上页|转下页|此页无正文|此件主动公开|以下无正文)([:)\]】].*)?[)\]】]?"
)
_MARKS = re.compile(r"[\s|:\-=_*~`#>]+")


def _is_page_number(segment: Segment) -> bool:
    return bool(_PAGE.fullmatch(segment.compact))


def _is_rule(segment: Segment) -> bool:
    return bool(_MARKS.fullmatch(segment.line.text))


def _is_table_header(segment: Segment) -> bool:
    cells = [re.sub(r"[\s()、,“”\"'*/_#]", "", cell) for cell in re.split(r"\t|\s{2,}", segment.line.text)]
    words = [re.sub(r"[()、,“”\"'*/_#]", "", cell) for cell in segment.line.text.split()]
    return _all_header(cells) or _all_header(words)


def _all_header(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    # A lone 县 or 市 is the rest of a name broken over two lines.
    known = bool(filled) and all(cell in _HEADER_WORDS for cell in filled)
    return known and (len(filled) > 1 or not set(filled[0]) <= _REST_OF_NAME)


def _is_remark(segment: Segment) -> bool:
    return bool(_REMARK.fullmatch(segment.compact))


def _is_title(segment: Segment) -> bool:
    return segment.has_prose and not segment.compact.endswith("。") and len(segment.compact) <= 60


_RULES: tuple[tuple[str, Callable[[Segment], bool]], ...] = (
    ("页码", _is_page_number),
    ("分隔线", _is_rule),
    ("表头", _is_table_header),
    ("注释", _is_remark),
)
"""Text that is ignored wherever it stands."""


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
        if _belongs(segment) or segment.may_name:
            listed.append(segment)
        elif _is_title(segment) and not segment.counties:
            ignored.append(_ignored(segment, "名单中间的标题"))
        else:
            findings.append(_unexplained(segment, path))
    findings += [_year_columns(segment, path) for segment in before if _has_year_columns(segment)]
    ignored += [_ignored(segment, "名单之前的文字") for segment in before]
    ignored += [_ignored(segment, "名单之后的文字") for segment in after]
    findings += [_overlooked(segment, path) for segment in before if len(segment.counties) > 1]
    findings += [_overlooked(segment, path) for segment in after if segment.counties]
    return Region(
        before=tuple(before),
        listed=tuple(listed),
        after=tuple(after),
        ignored=tuple(sorted(ignored, key=lambda item: item.line)),
        findings=tuple(findings),
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


def _unexplained(segment: Segment, path: str) -> Finding:
    return Finding(
        path=path,
        line=segment.line.number,
        column=_first_column(segment),
        value=_shortened(segment),
        code="unexplained-text",
        message="名单中间的这一行读不懂：不是省、市、县的名称，也不是可以忽略的页眉、页码或注释",
        remedy="和名单无关的，从文件里删去这一行；是名单的，改成“南京市：玄武区、鼓楼区”的样子",
    )


def _overlooked(segment: Segment, path: str) -> Finding:
    names = "、".join(word.text for word in segment.counties[:3])
    return Finding(
        path=path,
        line=segment.line.number,
        column=_first_column(segment),
        value=_shortened(segment),
        code="names-outside-list",
        message=f"名单之外的文字里有 {len(segment.counties)} 个县名（{names}……），没有读入",
        remedy="是名单的一部分就移到名单里，改成“南京市：玄武区、鼓楼区”的样子；不是就删去这一行",
    )


def _has_year_columns(segment: Segment) -> bool:
    years = sum(token.kind is Kind.YEAR for token in segment.tokens)
    return years > 1 and (years > 2 or "\t" in segment.line.text) and not segment.has_prose


def _year_columns(segment: Segment, path: str) -> Finding:
    return Finding(
        path=path,
        line=segment.line.number,
        column=_first_column(segment),
        value=_shortened(segment),
        code="year-columns",
        message="表格按年份分列，看不出哪个名称属于哪一年",
        remedy="改成一年一段，如“2024年”一行之后列出名称；认定名单只留这一批的那一列",
    )


def _first_column(segment: Segment) -> int:
    text = segment.line.text
    return segment.line.columns[len(text) - len(text.lstrip())]


def _shortened(segment: Segment, limit: int = 40) -> str:
    text = segment.line.text.strip()
    return text if len(text) <= limit else f"{text[:limit]}……"


def shown_ignored(ignored: Sequence[Ignored]) -> Iterator[str]:
    """One line for each ignored text."""
    for item in ignored:
        yield f"第 {item.line} 行 [{item.rule}] {item.text}"
