"""Reading a text file strictly: UTF-8 without byte-order mark, lines ending in a line feed."""

from collections.abc import Iterator
from errno import EACCES, EFBIG, EISDIR
from pathlib import Path

from sitegen.characters import character_findings, first_refused, mended
from sitegen.findings import Finding
from sitegen.plain_file import plain_bytes

_BOM = "\ufeff"
_LARGEST = 16_000_000
"""Bytes of one text file; the largest of ours has some 0.3 MB, ten times the places have 3."""
_MOST_LINES = 40_000
"""Lines of one text file; the largest of ours has 2,909, ten times the places have 29,081."""


def read_text(file: Path, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Text of `file` with faults of form mended, and those faults; None when it cannot be read at all.

    `path` is the file's name in findings.
    """
    text, faults = decoded_text(file, path)
    if text is None:
        return None, faults
    mended = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return mended, tuple(_form_findings(path, text))


def decoded_text(file: Path, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Text of `file` as it stands; None, with the reason, when there is none in UTF-8."""
    try:
        content = plain_bytes(file, _LARGEST)
        if (lines := max(content.count(b"\n"), content.count(b"\r"))) > _MOST_LINES:
            return None, (_too_long(path, lines),)
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return None, (_encoding_finding(path, content, error.start),)
    except OSError as error:
        return None, (_unreadable(path, error),)


def readable(text: str, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Text with the characters mended that can be, and a finding for each line that holds others.

    None when there is a character that only its author can mend.
    """
    findings = tuple(character_findings(path, text))
    if not findings:
        return text, ()
    whole = mended(text)
    return (whole if first_refused(whole) is None else None), findings


def _too_long(path: str, lines: int) -> Finding:
    message = f"文件有 {lines} 行，最多 {_MOST_LINES} 行"
    return Finding(path, "file-size", message, "删去多余的行；是别处的内容贴错了，就从版本库恢复")


def _unreadable(path: str, error: OSError) -> Finding:
    if isinstance(error, FileNotFoundError):
        return Finding(path, "missing-file", "没有这个文件", "建立这个文件；CONTRIBUTING 里有样例")
    reasons = {EACCES: "没有读它的权限", EISDIR: "它不是文件，是文件夹或别的东西", EFBIG: error.strerror}
    return Finding(
        path,
        "file-unreadable",
        f"文件读不出来：{reasons.get(error.errno or 0) or error.strerror or error}",
        "换成内容完整、自己读得到的文件，或从版本库恢复",
    )


def _encoding_finding(path: str, content: bytes, offset: int) -> Finding:
    line_start = content.rfind(b"\n", 0, offset) + 1
    return Finding(
        path,
        "encoding-error",
        f"文件不是 UTF-8 编码（读不出字节 0x{content[offset]:02X}），像是{_guess(content)}",
        "另存为 UTF-8（不带 BOM）：Excel 选“CSV UTF-8”，记事本在“另存为”里选编码 UTF-8",
        line=content.count(b"\n", 0, offset) + 1,
        column=len(content[line_start:offset].decode("utf-8")) + 1,
    )


def _guess(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return " UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "别的编码"
    return " GBK（ANSI）"


def _form_findings(path: str, text: str) -> Iterator[Finding]:
    if text.startswith(_BOM):
        yield Finding(
            path,
            "byte-order-mark",
            "文件开头有字节序标记（BOM）",
            "另存为不带 BOM 的 UTF-8",
            line=1,
            column=1,
        )
    if "\r" in text:
        yield Finding(
            path,
            "line-ending",
            "换行符是 Windows 或旧 Mac 的（CRLF 或 CR）",
            "把换行符改成 LF（编辑器右下角可以切换）",
            line=text.count("\n", 0, text.index("\r")) + 1,
        )
    if text and not text.endswith(("\n", "\r")):
        yield Finding(
            path, "final-newline", "文件最后一行没有换行", "在文件末尾加一个换行", line=text.count("\n") + 1
        )
