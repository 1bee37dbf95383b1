"""Text layer of a .pdf file, line by line."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.findings import Finding, Severity
from sitegen.importers.files.bounds import TooLargeError, check_pages
from sitegen.importers.files.pdf_bounds import LIMITS, Work
from sitegen.importers.files.text_source import SourceText, library_missing, source_from_text

if TYPE_CHECKING:
    from pypdf import PdfReader


def read_pdf(file: Path, path: str) -> SourceText:
    """Lines of `file`; a page without text is a finding, since its names would be missed."""
    try:
        from pypdf import PdfReader, apply_configuration, get_configuration
        from pypdf.errors import LimitReachedError, PyPdfError
    except ImportError as error:
        raise library_missing("pypdf") from error
    try:
        with _remarks() as remarks, apply_configuration(get_configuration().with_overwrites(**LIMITS)):
            pages = list(_pages(PdfReader(file)))
    except LimitReachedError as error:
        raise TooLargeError("文件里有一段展开后太大，不像一份名单") from error
    except (PyPdfError, ValueError, KeyError):
        return SourceText(path=path, lines=(), findings=(_unreadable(path),))
    empty = [number for number, text in enumerate(pages, 1) if not text.strip()]
    findings = [_empty_finding(path, empty, len(pages))] if empty else []
    if remarks:
        findings.append(_odd_finding(path))
    return source_from_text("\f".join(pages), path, tuple(findings))


@contextmanager
def _remarks() -> Iterator[list[str]]:
    """What the library says of a file that it reads all the same: each may be a text that it passed over."""
    remarks: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: remarks.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pypdf")
    logger.addHandler(handler)
    propagated, logger.propagate = logger.propagate, False
    try:
        yield remarks
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated


def _pages(reader: "PdfReader") -> Iterator[str]:
    check_pages(len(reader.pages))
    work = Work()
    for page in reader.pages:
        work.add(page)
        yield page.extract_text()


def _empty_finding(path: str, empty: list[int], total: int) -> Finding:
    if len(empty) == total:
        message = "这个 PDF 没有文字层，多半是扫描件，读不出一个字"
    else:
        message = f"第 {'、'.join(map(str, empty))} 页没有文字层，这些页上的名字会漏掉"
    return Finding(
        path,
        "no-text-layer",
        message,
        "先用文字识别（OCR）软件转成文字并逐字校对，存为 .txt 再导入；空白页请从 PDF 中删去",
    )


def _odd_finding(path: str) -> Finding:
    return Finding(
        path,
        "odd-pdf",
        "这个 PDF 有不合规范的写法，有的字也许没有读出来",
        "对照原文逐行核对读出的名单；或用阅读器打开，把文字复制到 .txt 再导入",
        severity=Severity.WARNING,
    )


def _unreadable(path: str) -> Finding:
    return Finding(
        path,
        "encoding-error",
        "文件打不开：它不是 PDF，有密码，或已损坏",
        "用阅读器打开，把文字复制到记事本，存为 UTF-8 的 .txt 再导入",
    )
