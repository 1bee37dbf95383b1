"""What stands in and around a list and could not be read."""

import re
from collections.abc import Sequence

from sitegen.findings import Finding, Severity
from sitegen.importers.reading.segments import Segment
from sitegen.importers.reading.tokens import Kind

_AROUND = re.compile(
    "[0-9]|抄送|主送|印发|日期|时间|来源|编辑|责编|记者|作者|审核|校对|完[)]?$|联系|公开|附|网|版权|[上下][一]?[篇条页]|打印|关闭|"
    "分享|阅读|浏览|点击|扫|二维码|微信|公众号|声明|标题|正文|返回|首页|收藏|评论|字体|[部厅局委院会社报办]$|^注|公告|公示|通报|特此|章"
)
"""What short lines before and after a list hold: signatures, dates, and what stands around a page's text."""
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
    last = inside[-1].line.number if inside else 0
    return [
        _finding(
            segment,
            path,
            "unexplained-text",
            "名单后面的这几个字读不懂，没有读入：可能是印错的名称",
            "是名称就对照原文改正；和名单无关的，从文件里删去",
            severity=Severity.ERROR if 0 <= segment.line.number - last <= 1 else Severity.WARNING,
        )
        for segment in segments
        if inside and segment.is_fragment and not segment.counties and not _AROUND.search(segment.compact)
    ]


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
    text = segment.line.text
    column = segment.line.columns[len(text) - len(text.lstrip())]
    value = text.strip() if len(text.strip()) <= _LIMIT else f"{text.strip()[:_LIMIT]}……"
    line = segment.line.number
    return Finding(path, code, message, remedy, line=line, column=column, value=value, severity=severity)
