"""Upstream texts as lines, each with its number; table cells are parted by tabs."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.exceptions import UsageError
from sitegen.findings import Finding
from sitegen.importers.files.markup import looks_like_markup, plain_lines


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLine:
    """One line, paragraph or table row of an upstream file."""

    number: int
    """Counted from 1: line of a text, paragraph or row of a document, line of a PDF's text layer."""
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceText:
    """What a file says, line by line, and what could not be read of it."""

    path: str
    """Name of the file in findings."""
    lines: tuple[SourceLine, ...]
    findings: tuple[Finding, ...] = ()


def source_from_text(text: str, path: str, findings: tuple[Finding, ...] = ()) -> SourceText:
    """Lines of `text`; HTML and Markdown tables become rows with tabs."""
    mended = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f")
    lines = list(enumerate(mended.split("\n"), 1))
    if looks_like_markup(mended):
        lines = list(plain_lines(mended))
    numbered = _number_of_newlines(lines)
    return SourceText(
        path=path,
        lines=tuple(SourceLine(number=number, text=line) for number, line in numbered),
        findings=findings,
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
