"""`SHA256SUMS` files: reading the list, and the sums of what is to be checked."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from sitegen.findings import Finding

# As sha256sum writes it: the sum, two blanks or a blank and an asterisk, and the name.
_LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
_CHUNK = 1 << 20
MOST_BYTES = 8 << 20
"""No list of ours comes near this size; a longer one is not read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SumList:
    """What a list says, and what is wrong with it."""

    sums: Mapping[str, str]
    """Hexadecimal SHA-256 by file name, relative to the list's folder, with forward slashes."""
    findings: tuple[Finding, ...]


def read_sums(content: bytes, path: str) -> SumList:
    """The list in `content`, which findings call `path`."""
    sums: dict[str, str] = {}
    findings = []
    for number, line in enumerate(content.decode("utf-8", errors="replace").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        name = match[2] if match else ""
        if match is None:
            findings.append(_finding(path, number, line, "checksum-line", "不是“校验值  文件名”的形式"))
        elif not is_safe(name):
            findings.append(_finding(path, number, name, "unsafe-path", "文件名指到了文件夹外面，不予理会"))
        elif name in sums:
            findings.append(_finding(path, number, name, "duplicate-line", "这个文件名列了两次"))
        else:
            sums[name] = match[1].lower()
    return SumList(sums=sums, findings=tuple(findings))


def is_safe(name: str) -> bool:
    """True for a relative path that stays in its folder, on every system."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and not set(name) & set("\\:\0")


def sum_of(chunks: Iterator[bytes]) -> str:
    """Hexadecimal SHA-256 of a content that comes in pieces."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """The content of an open file, piece by piece."""
    while chunk := file.read(_CHUNK):
        yield chunk


def _finding(path: str, line: int, value: str, code: str, message: str) -> Finding:
    return Finding(path, code, message, "重新下载 SHA256SUMS", line=line, value=value[:200])
