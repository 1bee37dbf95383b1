"""Reading a text file strictly: UTF-8 without byte-order mark, lines ending in a line feed."""

from collections.abc import Iterator
from pathlib import Path

from sitegen.findings import Finding

_BOM = "\ufeff"


def read_text(file: Path, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Text of `file` with faults of form mended, and those faults; None when it is not UTF-8 at all.

    `path` is the file's name in findings.
    """
    content = file.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_encoding_finding(path, content, error.start),)
    mended = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return mended, tuple(_form_findings(path, text))


def _encoding_finding(path: str, content: bytes, offset: int) -> Finding:
    line_start = content.rfind(b"\n", 0, offset) + 1
    return Finding(
        path=path,
        line=content.count(b"\n", 0, offset) + 1,
        column=len(content[line_start:offset].decode("utf-8")) + 1,
        code="encoding-error",
        message=f"文件不是 UTF-8 编码（读不出字节 0x{content[offset]:02X}），像是{_guess(content)}",
        remedy="另存为 UTF-8（不带 BOM）：Excel 选“CSV UTF-8”，记事本在“另存为”里选编码 UTF-8",
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
            path=path,
            line=1,
            column=1,
            code="byte-order-mark",
            message="文件开头有字节序标记（BOM）",
            remedy="另存为不带 BOM 的 UTF-8",
        )
    if "\r" in text:
        yield Finding(
            path=path,
            line=text.count("\n", 0, text.index("\r")) + 1,
            code="line-ending",
            message="换行符是 Windows 或旧 Mac 的（CRLF 或 CR）",
            remedy="把换行符改成 LF（编辑器右下角可以切换）",
        )
    if text and not text.endswith(("\n", "\r")):
        yield Finding(
            path=path,
            line=text.count("\n") + 1,
            code="final-newline",
            message="文件最后一行没有换行",
            remedy="在文件末尾加一个换行",
        )
