"""YAML composed within limits: plain values only, no deeper, longer or stranger than files of ours are."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from sitegen.characters import Kind, Refused, first_refused
from sitegen.findings import Finding
from sitegen.library_words import why

DEEPEST = 30
"""How many lists and mappings may stand inside each other."""
LONGEST = 20_000
"""Characters of one value."""
_MOST = 50_000
"""Values, lists and mappings of one file."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDE_COLON = re.compile(r"(?:- )?\s*([A-Za-z_]+)\uff1a")
_SURROGATE = re.compile(r"\\(?:u|U0000)(d[89a-f][0-9a-f]{2})", re.IGNORECASE)
_STANDARD_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
)


def compose(text: str, path: str, first_line: int = 1) -> tuple[yaml.Node | None, tuple[Finding, ...]]:
    """The node of a YAML text that begins on `first_line` of file `path`, and its faults.

    With faults there is no node: nesting, length, anchors, tags and the characters of every key and
    value, escapes resolved, are judged before anything is built. An empty text has neither.
    """
    try:
        faults = tuple(_faults(text, path, first_line))
        return (None, faults) if faults else (yaml.compose(text, Loader=_Loader), ())
    except yaml.MarkedYAMLError as error:
        return None, (_syntax_finding(path, text, error, first_line),)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return None, (_unreadable(path, first_line, 1, str(error)),)


def _faults(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """What is wrong with the events of `text`; nothing follows on what makes reading on unsafe."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=_Loader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        fatal = _fatal(event, depth, number)
        fault, mark = fatal or _fault(event), event.start_mark
        if fault and mark:
            code, message, remedy = fault
            yield Finding(path, code, message, remedy, line=mark.line + first_line, column=mark.column + 1)
        if fatal:
            return


def _fatal(event: yaml.Event, depth: int, number: int) -> tuple[str, str, str] | None:
    if getattr(event, "anchor", None):
        return "yaml-feature", "用了锚点和别名（& 和 *）", "把内容照写一遍"
    if depth > DEEPEST:
        return "yaml-depth", f"列表和键一层套一层，超过了 {DEEPEST} 层", "按样例的层数写"
    if number > _MOST:
        return "yaml-size", f"一个文件里的值超过了 {_MOST} 个", "检查是不是把别的文件贴了进来"
    return None


def _fault(event: yaml.Event) -> tuple[str, str, str] | None:
    tag = getattr(event, "tag", None)
    if tag and tag != "!" and tag not in _STANDARD_TAGS:
        return "yaml-feature", f"用了标签 {tag}", "去掉标签，只写普通的值"
    if not isinstance(event, yaml.ScalarEvent):
        return None
    if len(event.value) > LONGEST:
        return "yaml-length", f"一个值有 {len(event.value)} 个字，最多 {LONGEST} 个", "删短，或分成几项写"
    first = first_refused(event.value)
    return (first.kind.code, f"转义写成的字符：{first.message}", first.remedy) if first else None


def _syntax_finding(path: str, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Finding:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return _unreadable(path, first_line, 1, error.problem or "")
    lines = text.split("\n")
    for index in (mark.line - 1, mark.line):
        if 0 <= index < len(lines) and (match := _WIDE_COLON.match(lines[index].lstrip())):
            return Finding(
                path,
                "yaml-syntax",
                "键后面是全角冒号“：”",
                f"改为英文冒号加一个空格，“{match[1]}: ”",
                line=index + first_line,
                column=lines[index].index("\uff1a") + 1,
                field=match[1],
            )
    line = lines[mark.line] if mark.line < len(lines) else ""
    if match := _SURROGATE.search(line):
        lone = Refused(offset=0, character=chr(int(match[1], 16)), kind=Kind.SURROGATE)
        return Finding(
            path,
            lone.kind.code,
            f"转义写成的字符：{lone.message}",
            lone.remedy,
            line=mark.line + first_line,
            column=match.start() + 1,
        )
    return _unreadable(path, mark.line + first_line, mark.column + 1, error.problem or "")


def _unreadable(path: str, line: int, column: int, problem: str) -> Finding:
    return Finding(
        path,
        "yaml-syntax",
        f"YAML 写法有误{why(problem)}",
        "检查这一行和上一行的缩进、冒号后的空格和引号；缩进用空格，不用制表符",
        line=line,
        column=column,
    )
