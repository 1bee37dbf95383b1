"""Zip files with the same bytes on every run: nothing in them but names and contents."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from sitegen.exceptions import InternalError

CHECKSUMS = "SHA256SUMS"

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format can hold; a real one would differ from run to run."""
_UNIX = 3
_REGULAR_FILE = 0o100644 << 16
_LEVEL = 6


def zip_file(contents: Mapping[str, bytes]) -> bytes:
    """Archive of `contents` by file name, and of their checksums; raises InternalError on a name not ASCII.

    Old tools on Windows read other names in the code page of the machine.
    """
    files = {**contents, CHECKSUMS: checksum_file(contents.items())}
    return archive_file({name: files[name] for name in sorted(files)})


def archive_file(files: Mapping[str, bytes]) -> bytes:
    """Archive of exactly these files, in their order; raises InternalError on a name not ASCII."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(_entry(name), content, zipfile.ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()


def repacked(archive: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same files in the same order, in an archive that says nothing of the machine that made it.

    `changes` makes the new content of a file, by its name.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    return archive_file(files | {name: change(files[name]) for name, change in (changes or {}).items()})


class Stamp(NamedTuple):
    """What catalogue and checksums say of a file."""

    path: str
    """Under the folder of the downloads."""
    size: int
    """In bytes."""
    sha256: str
    """Hexadecimal."""

    @classmethod
    def of(cls, path: str, content: bytes) -> "Stamp":
        """The stamp of a file that is at hand."""
        return cls(path, len(content), hashlib.sha256(content).hexdigest())


def checksum_file(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Checksums by file name, as `sha256sum -c` reads them."""
    return checksum_lines(Stamp.of(name, content) for name, content in files)


def checksum_lines(files: Iterable[Stamp]) -> bytes:
    """The same for files that are known by their stamps."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files)).encode()


def _entry(name: str) -> zipfile.ZipInfo:
    if not name.isascii():
        raise InternalError(f"file name in a zip is not ASCII: {name!r}")
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    entry.external_attr = _REGULAR_FILE
    return entry
