"""Bytes of a file that is one: no pipe, no device, nothing so large that reading it never ends."""

from errno import EFBIG, EISDIR
from pathlib import Path
from stat import S_ISREG

LARGEST = 64_000_000
"""Bytes of one file of a project; the largest of ours has some 4 MB."""


def plain_bytes(path: Path, most: int = LARGEST) -> bytes:
    """What stands in a plain file of at most `most` bytes; raises OSError for anything else."""
    status = path.stat()
    if not S_ISREG(status.st_mode):
        raise IsADirectoryError(EISDIR, "不是普通文件")
    if status.st_size > most:
        raise OSError(EFBIG, f"文件大过 {most // 1_000_000} MB")
    return path.read_bytes()
