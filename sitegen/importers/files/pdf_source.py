"""Text layer of a .pdf file, line by line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.findings import Finding
from sitegen.importers.files.bounds import check_content, check_pages
from sitegen.importers.files.text_source import SourceText, library_missing, source_from_text

if TYPE_CHECKING:
    from pypdf import PdfReader


def read_pdf(file: Path, path: str) -> SourceText:
    """Lines of `file`; a page without text is a finding, since its names would be missed."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise library_missing("pypdf") from error
    try:
        pages = list(_pages(PdfReader(file)))
    except (PyPdfError, ValueError, KeyError):
        return SourceText(path=path, lines=(), findings=(_unreadable(path),))
    empty = [number for number, text in enumerate(pages, 1) if not text.strip()]
    findings = (_empty_finding(path, empty, len(pages)),) if empty else ()
    return source_from_text("\f".join(pages), path, findings)


def _pages(reader: "PdfReader") -> Iterator[str]:
    check_pages(len(reader.pages))
    size = 0
    for page in reader.pages:
        contents = page.get_contents()
        size += len(contents.get_data()) if contents else 0
        check_content(size)
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


def _unreadable(path: str) -> Finding:
    return Finding(
        path,
        "encoding-error",
        "文件打不开：它不是 PDF，有密码，或已损坏",
        "用阅读器打开，把文字复制到记事本，存为 UTF-8 的 .txt 再导入",
    )
