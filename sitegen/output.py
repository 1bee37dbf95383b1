"""Writing a set of files: the folder is replaced as a whole, or left as it was."""

import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sitegen.exceptions import InternalError

_TEXT = re.compile(
    r".*(\.(html|xml|atom|svg|js|json|geojson|jsonld|css|csv|md|txt|ics|cff|yaml)|/SHA256SUMS|_headers)"
)
"""Paths of the text files of a site."""
_CONTROLS = bytes({*range(0x20)} - {0x9, 0xA, 0xD})
_NOWHERE = ("\ufffe".encode(), "\uffff".encode())
"""The two noncharacters that XML 1.0 leaves out; lone surrogates are no UTF-8 at all."""


def pretty_json(value: object) -> bytes:
    """JSON as people can read it: two spaces, UTF-8, keys in the order given, a final line end."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


_NO_NAMES = frozenset({"", ".", ".."})
"""Parts of a path that are no names: it would be absolute, name a folder, or leave the output folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutputFile:
    """One file of the site: a relative path with forward slashes, and its bytes."""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        """Refuse a path that could leave the output folder."""
        if "\\" in self.path or not _NO_NAMES.isdisjoint(self.path.split("/")):
            raise InternalError(f"unsafe output path: {self.path!r}")


def write(files: Iterable[OutputFile], target: Path) -> int:
    """Replace folder `target` by `files` and return how many there are.

    Everything is first written beside `target`; only then are the folders exchanged, so a failure
    (full disk, interruption) leaves the old folder whole. A file whose bytes have not changed is
    linked from the old folder instead of being written again.
    """
    staging = target.with_name(f".{target.name}.new")
    retired = target.with_name(f".{target.name}.old")
    _recover(target, retired)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        count = _write_all(files, staging, target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _exchange(staging, target, retired)
    return count


def _recover(target: Path, retired: Path) -> None:
    """Bring back the old folder if an earlier exchange was cut off between its two steps."""
    if retired.exists() and not target.exists():
        retired.rename(target)
    shutil.rmtree(retired, ignore_errors=True)


def _write_all(files: Iterable[OutputFile], staging: Path, old: Path) -> int:
    seen: set[str] = set()
    folders: set[str] = set()
    staging.mkdir(parents=True)
    for file in files:
        if file.path in seen:
            raise InternalError(f"two files want the path {file.path!r}")
        seen.add(file.path)
        folder = os.path.dirname(file.path)
        if folder not in folders:
            (staging / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        _refuse_broken(file)
        _place(file.content, staging / file.path, old / file.path)
    return len(seen)


def _refuse_broken(file: OutputFile) -> None:
    """The last line of defence: no text file holds what XML 1.0 forbids, which input was checked for."""
    if not _TEXT.fullmatch(file.path):
        return
    try:
        file.content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InternalError(f"{file.path!r} is not UTF-8: {error}") from error
    kept = file.content.translate(None, _CONTROLS)
    if len(kept) < len(file.content) or any(code in file.content for code in _NOWHERE):
        raise InternalError(f"{file.path!r} holds a character that XML forbids")


def _place(content: bytes, path: Path, old: Path) -> None:
    try:
        if old.stat().st_size == len(content) and old.read_bytes() == content:
            os.link(old, path)
            return
    except OSError:
        pass
    path.write_bytes(content)


def _exchange(staging: Path, target: Path, retired: Path) -> None:
    if target.exists():
        target.rename(retired)
    try:
        staging.rename(target)
    except BaseException:
        if retired.exists():
            retired.rename(target)
        raise
    shutil.rmtree(retired, ignore_errors=True)
