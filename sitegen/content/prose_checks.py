"""What prose may not hold: links that lead nowhere, characters in disguise, more than anybody would read."""

import re
import sys
from collections.abc import Iterator
from html import unescape

from sitegen.characters import Kind, first_refused
from sitegen.findings import Finding

_LINK_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
_LONGEST = 30_000
"""Characters of a document."""
_MOST_MARKS = {"[": 300, "\n:": 100}
"""Opening brackets, and definitions, of one paragraph."""
_ENTITY = re.compile(r"&(?:#x0*([0-9a-f]{1,8})|#0*([0-9]{1,9})|[a-z0-9]{2,32});?", re.IGNORECASE)


def prose_findings(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """What is wrong with prose that begins on `first_line` of the file named `path`."""
    yield from _bounds(text, path, first_line)
    yield from _links(text, path, first_line)
    yield from _entities(text, path, first_line)


def _links(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """Every link is a site URL, or of the web, or a place on the same page."""
    for number, line in enumerate(text.splitlines(), start=first_line):
        for match in _LINK_TARGET.finditer(line):
            target = match.group(1) or match.group(2)
            if not target.startswith(("/", "#", "http://", "https://")) or re.match(r"/[/\\]", target):
                remedy = "站内页面从 / 写起，例如 /data/；外部页面写 https:// 开头的完整地址"
                yield Finding(path, "link-target", "链接的地址不可用", remedy, line=number, value=target)


def _entities(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """No character reference of HTML stands for a character that text may not hold.

    Spaces that do not break are allowed in this form, for it can be seen.
    """
    for number, line in enumerate(text.split("\n"), start=first_line):
        for match in _ENTITY.finditer(line):
            first = first_refused(_character(match))
            if first and first.kind is not Kind.SPACE:
                yield Finding(path, first.kind.code, first.message, first.remedy, line=number, value=match[0])


def _bounds(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """Prose is not longer, and has not more marks in a paragraph, than anybody would read.

    Markdown looks from each opening bracket for its end, so work grows with their square, and reads
    each definition inside of the one before.
    """
    if len(text) > _LONGEST:
        message = f"正文有 {len(text)} 个字，最多 {_LONGEST} 个"
        remedy = "分成几页写；是别处的内容贴错了，就放回原处"
        yield Finding(path, "prose-size", message, remedy, line=first_line)
    line = first_line
    for paragraph in re.split(r"(\n[ \t]*(?=\n))", text):
        for mark, most in _MOST_MARKS.items():
            if (found := paragraph.count(mark)) > most:
                message = f"一段里有 {found} 个“{mark.strip()}”，最多 {most} 个"
                first = line + paragraph[: paragraph.index(mark)].count("\n")
                yield Finding(path, "prose-size", message, "用空行分成几段", line=first)
        line += paragraph.count("\n")


def _character(entity: re.Match[str]) -> str:
    """What a character reference stands for: U+FFFD where there is no such character."""
    if not (entity[1] or entity[2]):
        return unescape(entity[0])
    code = int(entity[1], 16) if entity[1] else int(entity[2])
    return chr(code) if code <= sys.maxunicode else "\ufffd"
