"""Upstream files: which kind each is, and its text."""

from pathlib import Path

from sitegen.exceptions import UsageError
from sitegen.findings import Finding, Severity
from sitegen.importers.text_source import SourceText, source_from_text

SUFFIXES = (".txt", ".md", ".tsv", ".csv", ".html", ".htm", ".docx", ".xlsx", ".pdf")


def read_source(file: Path) -> SourceText:
    """The text of `file`, whose ending tells its kind; raises UsageError for kinds that cannot be read."""
    path, suffix = file.as_posix(), file.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(
            f"不认识文件 {file.name} 的格式。可读 {'、'.join(SUFFIXES)}；"
            "旧格式 .doc、.xls、.wps 请先另存为 .docx 或 .xlsx，图片请先转成文字。"
        )
    if suffix == ".docx":
        from sitegen.importers.docx_source import read_docx

        return read_docx(file, path)
    if suffix == ".xlsx":
        from sitegen.importers.xlsx_source import read_xlsx

        return read_xlsx(file, path)
    if suffix == ".pdf":
        from sitegen.importers.pdf_source import read_pdf

        return read_pdf(file, path)
    return _read_text(file, path)


def _read_text(file: Path, path: str) -> SourceText:
    content = file.read_bytes()
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        findings = () if encoding.startswith("utf-8") else (_encoding_finding(path, encoding),)
        return source_from_text(text, path, findings)
    finding = Finding(
        path=path,
        code="encoding-error",
        message="文件既不是 UTF-8，也不是 UTF-16 或 GB18030 编码，读不出文字",
        remedy="用记事本打开原文，另存为 UTF-8 的 .txt；或者把文字重新复制粘贴一次",
    )
    return SourceText(path=path, lines=(), findings=(finding,))


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "gb18030")


def _encoding_finding(path: str, encoding: str) -> Finding:
    return Finding(
        path=path,
        code="encoding",
        message=f"文件不是 UTF-8，已按 {encoding.upper()} 读取",
        remedy="看一看下面的县名有没有乱码；没有就不必改",
        severity=Severity.WARNING,
    )
