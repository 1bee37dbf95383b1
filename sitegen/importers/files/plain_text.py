"""Files that are text and nothing else, in whichever encoding people save them."""

from pathlib import Path

from sitegen.findings import Finding, Severity
from sitegen.importers.files.bounds import TooLargeError, check_html, check_size, check_text, too_large
from sitegen.importers.files.markup import looks_like_markup


def plain_text(file: Path) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of `file` and what is to be said of its encoding; None, with the reason, without one."""
    path = file.as_posix()
    try:
        check_size(file)
    except TooLargeError as error:
        return None, (too_large(path, error),)
    content = file.read_bytes()
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            (check_html if looks_like_markup(text) else check_text)(text)
        except TooLargeError as error:
            return None, (too_large(path, error),)
        return text, () if encoding.startswith("utf-8") else (_guessed(path, encoding),)
    return None, (_unknown(path),)


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "gb18030")


def _guessed(path: str, encoding: str) -> Finding:
    return Finding(
        path,
        "encoding",
        f"文件不是 UTF-8，已按 {encoding.upper()} 读取",
        "看一看下面的县名有没有乱码；没有就不必改",
        severity=Severity.WARNING,
    )


def _unknown(path: str) -> Finding:
    return Finding(
        path,
        "encoding-error",
        "文件既不是 UTF-8，也不是 UTF-16 或 GB18030 编码，读不出文字",
        "用记事本打开原文，另存为 UTF-8 的 .txt；或者把文字重新复制粘贴一次",
    )
