"""Bytes of a file that is one, and parts of an archive: nothing of which reading would never end."""

from errno import EFBIG, EISDIR
from pathlib import Path
from stat import S_ISREG
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

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


def plain_parts(archive: ZipFile) -> list[ZipInfo]:
    """Parts of an archive of which no more is unpacked than it states; raises BadZipFile for others.

    Python unpacks what is packed as in LZMA or BZIP2 whole, whatever the archive states.
    """
    parts = archive.infolist()
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise BadZipFile("压缩方法不是 Excel、Word 和浏览器都认得的那种")
    return parts
