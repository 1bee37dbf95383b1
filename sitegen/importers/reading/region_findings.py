"""What stands in and around a list and could not be read."""

import re
from collections.abc import Sequence

from sitegen.findings import Finding, Severity
from sitegen.importers.reading.segments import Segment
from sitegen.importers.reading.tokens import Kind
from sitegen.model.names import is_zone_name

_AROUND = re.compile(
    "[0-9]|抄送|主送|印发|日期|时间|来源|编辑|责编|记者|作者|审核|校对|完[)]?$|联系|公开|附|网|版权|[上下][一]?[篇条页]|打印|关闭|"
    "分享|阅读|浏览|点击|扫|二维码|微信|公众号|声明|标题|正文|返回|首页|收藏|评论|字体|[部厅局委院会社报办日]$|^注|公告|公示|通报|特此|章"
)
"""What short lines before and after a list hold: signatures, dates, and what stands around a page's text."""
_ROW = re.compile("[^:。]{2,16}:[^:。]{2,24}")
"""A heading with something behind it, as lists have them: 西咸新区:沣东新城."""
_COUNTED = re.compile(r"\((?:共)?[0-9]{1,3}个?[^()0-9]{0,8}\)|^\(?[0-9]{1,3}[)、.]")
"""A count or an ordinal of such a row: the only digits in it."""
_ABOUT = re.compile(
    "索引|分类|主题|机构|类别|单位|名称|发文|体裁|有效|关键词|信息|栏目|目录|部门|范围|状态|语种"
)
"""What pages print before a text of the text itself: 发布机构：教育部."""
_SHORT = 24
"""Characters of a line right behind a list that may be a name; prose is longer, or a sentence."""
_LIMIT = 40
"""Characters of a line that a finding shows."""


def unexplained(segment: Segment, path: str) -> Finding:
    """A line amid the list that is nothing known."""
    return _finding(
        segment,
        path,
        "unexplained-text",
        "名单中间的这一行读不懂：不是省、市、县的名称，也不是可以忽略的页眉、页码或注释",
        "和名单无关的，从文件里删去这一行；是名单的，改成“南京市：玄武区、鼓楼区”的样子",
    )


def stray(segments: Sequence[Segment], path: str, inside: Sequence[Segment]) -> list[Finding]:
    """Short text after the list that is nothing known: an error right behind it, where it may be a name."""
    if not inside:
        return []
    last = inside[-1].line.number
    return [
        _finding(
            segment,
            path,
            "unexplained-text",
            "名单后面的这几个字读不懂，没有读入：可能是印错的名称",
            "是名称就对照原文改正；和名单无关的，从文件里删去",
            severity=Severity.ERROR if _is_near(segment, last) else Severity.WARNING,
        )
        for segment in segments
        if _may_name(segment, is_near=_is_near(segment, last))
    ]


def stray_before(segments: Sequence[Segment], path: str, inside: Sequence[Segment]) -> list[Finding]:
    """Rows before the list that were not read: right before it, or with a place in their heading."""
    found = []
    next_line = inside[0].line.number if inside else 0
    for segment in reversed(segments if inside else ()):
        is_near = 0 <= next_line - segment.line.number <= 1
        if _is_row(segment) and (is_near or _names_place(segment)):
            found.append(segment)
        if is_near:
            next_line = segment.line.number if segment in found else 0
    return [
        _finding(
            segment,
            path,
            "unexplained-text",
            "名单前面的这一行读不懂，没有读入：可能是印错的，或没有写全的名称",
            "是名单的，对照原文改成“南京市：玄武区、鼓楼区”的样子；和名单无关的，从文件里删去",
        )
        for segment in reversed(found)
    ]


def _is_row(segment: Segment) -> bool:
    text = _COUNTED.sub("", segment.compact)
    known = segment.has_prose or segment.counties or _AROUND.search(text) or _ABOUT.search(text)
    return not known and bool(_ROW.fullmatch(text))


def _names_place(segment: Segment) -> bool:
    """True for a known place, or a zone, before the colon."""
    head = segment.compact.partition(":")[0]
    return is_zone_name(head) or any(word.text in head for word in segment.known)


def _is_near(segment: Segment, last: int) -> bool:
    return 0 <= segment.line.number - last <= 1


def _may_name(segment: Segment, *, is_near: bool) -> bool:
    """True for what looks like names, or like a row of a list, and is nothing that pages hold."""
    if _is_row(segment):
        return True
    if segment.counties or segment.has_prose or not segment.words or _AROUND.search(segment.compact):
        return False
    is_short = is_near and len(segment.compact) <= _SHORT and not segment.compact.endswith("。")
    return segment.is_fragment or is_short


def overlooked(segment: Segment, path: str) -> Finding:
    """Names of counties outside the list."""
    names = "、".join(word.text for word in segment.counties[:3])
    return _finding(
        segment,
        path,
        "names-outside-list",
        f"名单之外的文字里有 {len(segment.counties)} 个县名（{names}……），没有读入",
        "是名单的一部分就移到名单里，改成“南京市：玄武区、鼓楼区”的样子；不是就删去这一行",
    )


def has_year_columns(segment: Segment) -> bool:
    """True for a line of years without prose."""
    years = sum(token.kind is Kind.YEAR for token in segment.tokens)
    return years > 1 and (years > 2 or "\t" in segment.line.text) and not segment.has_prose


def year_columns(segment: Segment, path: str) -> Finding:
    """Finding for years over columns whose rows do not tell to which of them a name belongs."""
    return _finding(
        segment,
        path,
        "year-columns",
        "表格按年份分列，看不出哪个名称属于哪一年",
        "改成一年一段，如“2024年”一行之后列出名称；认定名单只留这一批的那一列",
    )


def _finding(
    segment: Segment, path: str, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> Finding:
    line, text = segment.line, segment.line.text.strip()
    value = text if len(text) <= _LIMIT else f"{text[:_LIMIT]}……"
    return Finding(
        path, code, message, remedy, line=line.number, column=line.column, value=value, severity=severity
    )
