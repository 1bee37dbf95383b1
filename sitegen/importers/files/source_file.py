"""Upstream files: which kind each is, and its text."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sitegen.characters import LAYOUT, Refused, endless_number, refused
from sitegen.exceptions import UsageError
from sitegen.findings import Finding
from sitegen.importers.files.bounds import TooLargeError, check_headings, check_lines, check_size, too_large
from sitegen.importers.files.plain_text import plain_text
from sitegen.importers.files.text_source import SourceText, source_from_text

SUFFIXES = (".txt", ".md", ".tsv", ".csv", ".html", ".htm", ".docx", ".xlsx", ".pdf")
_BREAKS = "\v\f\r\x85"
"""Control characters that stand for the end of a line or page."""


def read_source(file: Path) -> SourceText:
    """The text of `file`, whose ending tells its kind, and each line with a character that is refused.

    What word processors and web pages put in for layout is read over. Raises UsageError for kinds that
    cannot be read.
    """
    source = _read(file)
    if endless := tuple(_endless(source)):
        return replace(source, lines=(), findings=(*source.findings, *endless))
    return replace(source, findings=(*source.findings, *_refused(source)))


def _endless(source: SourceText) -> Iterator[Finding]:
    for line in source.lines:
        if message := endless_number(line.text):
            yield Finding(source.path, "long-number", message, "对照原文改好再导入", line=line.number)


def _refused(source: SourceText) -> Iterator[Finding]:
    for line in source.lines:
        faults = (item for item in refused(line.text) if not _is_layout(item))
        if first := next(faults, None):
            yield Finding(
                source.path,
                first.kind.code,
                first.message,
                "对照原文改好这个字再导入；只是排版留下的，删去",
                line=line.number,
                column=first.offset + 1,
            )


def _is_layout(item: Refused) -> bool:
    return item.kind in LAYOUT or item.character in _BREAKS


def _read(file: Path) -> SourceText:
    """The text of `file`, or the finding that says why there is none."""
    path = file.as_posix()
    try:
        check_size(file)
        source = _read_kind(file, path, file.suffix.lower())
        check_lines([line.text for line in source.lines])
        check_headings([line.text for line in source.headings])
        return source
    except UsageError:
        raise
    except TooLargeError as error:
        return SourceText(path=path, lines=(), findings=(too_large(path, error),))
    except Exception as error:  # noqa: BLE001
        # What the libraries of formats raise on a damaged or crafted file cannot be listed.
        return SourceText(path=path, lines=(), findings=(_damaged(path, error),))


def _damaged(path: str, error: Exception) -> Finding:
    message = f"文件读不出来：已损坏、有密码，或用了读不懂的写法（{type(error).__name__}）"
    remedy = "用 Word、WPS、Excel 或阅读器打开，另存一份再导入；或把文字复制到记事本，存为 UTF-8 的 .txt"
    return Finding(path, "encoding-error", message, remedy)


def _read_kind(file: Path, path: str, suffix: str) -> SourceText:
    if suffix not in SUFFIXES:
        raise UsageError(
            f"不认识文件 {file.name} 的格式。可读 {'、'.join(SUFFIXES)}；"
            "旧格式 .doc、.xls、.wps 请先另存为 .docx 或 .xlsx，图片请先转成文字。"
        )
    if suffix == ".docx":
        from sitegen.importers.files.docx_source import read_docx

        return read_docx(file, path)
    if suffix == ".xlsx":
        from sitegen.importers.files.xlsx_source import read_xlsx

        return read_xlsx(file, path)
    if suffix == ".pdf":
        from sitegen.importers.files.pdf_source import read_pdf

        return read_pdf(file, path)
    return _read_text(file, path)


def _read_text(file: Path, path: str) -> SourceText:
    text, findings = plain_text(file)
    if text is None:
        return SourceText(path=path, lines=(), findings=findings)
    return source_from_text(_with_tabs(text) if file.suffix.lower() == ".csv" else text, path, findings)


def _with_tabs(text: str) -> str:
    """A table of comma-separated values with tabs between its cells; every line stays a line."""
    rows = (next(csv.reader([line]), []) for line in text.splitlines())
    return "\n".join("\t".join(cell.replace("\t", " ") for cell in row) for row in rows)
