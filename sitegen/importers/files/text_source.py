"""Upstream texts as lines, each with its number; table cells are parted by tabs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.exceptions import UsageError
from sitegen.findings import Finding
from sitegen.importers.files.markup import looks_like_markup, read_markup


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLine:
    """One line, paragraph or table row of an upstream file."""

    number: int
    """Counted from 1: line of a text, paragraph or row of a document, line of a PDF's text layer."""
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """Text that a reader of the file would not take for a part of it: crossed out or hidden."""

    number: int
    """Line in which it stands, counted as those of the file."""
    text: str
    how: str
    """What was done to it, in Chinese."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceText:
    """What a file says, line by line, and what could not be read of it."""

    path: str
    """Name of the file in findings."""
    lines: tuple[SourceLine, ...]
    findings: tuple[Finding, ...] = ()
    headings: tuple[SourceLine, ...] = ()
    """What stands over lines without being one: names of sheets, heads and feet of pages; each with the
    number of the first line that it stands over."""
    marked: tuple[Marked, ...] = ()


_STRUCK = re.compile(r"<(s|del|strike)\b[^<>]{0,200}>(.{0,1000}?)</\1\s*>|~~(.{1,1000}?)~~", re.IGNORECASE)
"""Crossed out in Markdown, or in tags that were pasted into a text."""
CROSSED_OUT = "加了删除线"


def source_from_text(text: str, path: str, findings: tuple[Finding, ...] = ()) -> SourceText:
    """Lines of `text`; HTML and Markdown tables become rows with tabs."""
    mended = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f")
    if looks_like_markup(mended):
        return _source_from_markup(mended, path, findings)
    lines = tuple(
        SourceLine(number=number, text=line)
        for number, line in _number_of_newlines(list(enumerate(mended.split("\n"), 1)))
    )
    marked = (
        Marked(number=line.number, text=match[2] or match[3], how=CROSSED_OUT)
        for line in lines
        for match in _STRUCK.finditer(line.text)
    )
    return SourceText(path=path, lines=lines, findings=findings, marked=tuple(marked))


def _source_from_markup(text: str, path: str, findings: tuple[Finding, ...]) -> SourceText:
    page = read_markup(text)
    return SourceText(
        path=path,
        lines=tuple(SourceLine(number=number, text=line) for number, line in _number_of_newlines(page.lines)),
        findings=findings,
        headings=(SourceLine(number=1, text=page.title),) if page.title else (),
        marked=tuple(Marked(number=number, text=marked, how=how) for number, marked, how in page.marked),
    )


def library_missing(name: str) -> UsageError:
    """Error for a library of the extra `import` that is not installed."""
    return UsageError(
        f"读这种文件需要 {name}，还没有安装。重新安装本程序并带上 import 一项：在项目文件夹里 "
        "uv sync --extra import，或 pip install '.[import]'"
    )


def _number_of_newlines(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Line numbers as an editor shows them: a form feed begins no line of its own."""
    extra = 0
    for number, line in lines:
        if line.startswith("\f"):
            extra += 1
        yield number - extra, line
