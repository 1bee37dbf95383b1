"""Whether a file is what its name says: the last line of defence before anything is published."""

import io
import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from sitegen.exceptions import BrokenFileError
from sitegen.publication.calendar_structure import check_calendar

_TEXT = re.compile(
    r".*(\.(html|xml|atom|svg|js|json|geojson|jsonld|css|csv|md|txt|ics|cff|yaml)|/SHA256SUMS|_headers)"
)
"""Paths of the text files of a site."""
_CONTROLS = bytes({*range(0x20)} - {0x9, 0xA, 0xD})
_NOWHERE = ("\ufffe".encode(), "\uffff".encode())
"""The two noncharacters that XML 1.0 leaves out; lone surrogates are no UTF-8 at all."""
_WORKBOOK = "xl/workbook.xml"
_SUM = re.compile(rb"[0-9a-f]{64} [ *][^\n]+\n")
"""One line of a list of sums, as `sha256sum` writes and reads it."""


def refuse_broken(path: str, content: bytes, file: Path) -> None:
    """Raise BrokenFileError unless `content`, which `file` holds, is sound for the kind that `path` is.

    A text is UTF-8 without what XML forbids; XML, SVG and Atom are well-formed; JSON parses without NaN;
    a calendar's parts are closed; every file of a zip has its checksum; every XML part of a workbook is
    well-formed; every part of a PNG has its checksum; every line of a list of sums is one;
    SQLite finds its own file whole.
    """
    try:
        if _TEXT.fullmatch(path):
            _check_text(content)
        if check := _CHECKS.get(path.rpartition("/")[2].rpartition(".")[2]):
            check(content)
        if path.endswith(".sqlite"):
            _check_database(file)
    except (ValueError, KeyError, expat.ExpatError, zipfile.BadZipFile, zlib.error, sqlite3.Error) as error:
        raise BrokenFileError(f"{path!r} is broken: {error}") from error


def _check_text(content: bytes) -> None:
    content.decode("utf-8")
    if len(content.translate(None, _CONTROLS)) < len(content) or any(code in content for code in _NOWHERE):
        raise ValueError("it holds a character that XML forbids")


def _check_xml(content: bytes) -> None:
    expat.ParserCreate().Parse(content, True)


def _check_json(content: bytes) -> None:
    json.loads(content, parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _check_zip(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if (broken := archive.testzip()) is not None:
            raise ValueError(f"wrong checksum of {broken!r}")


def _check_workbook(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if b"<sheet " not in archive.read(_WORKBOOK):
            raise ValueError("a workbook without sheets")
        for name in archive.namelist():
            _check_xml(archive.read(name))


def _check_png(content: bytes) -> None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        raise ValueError("no PNG")
    at, kind = 8, b""
    while kind != b"IEND":
        end = at + 8 + int.from_bytes(content[at : at + 4])
        kind = content[at + 4 : at + 8]
        if zlib.crc32(content[at + 4 : end]).to_bytes(4) != content[end : end + 4]:
            raise ValueError(f"wrong checksum of {kind!r}")
        at = end + 4
    if at != len(content):
        raise ValueError("something follows the picture")


def _check_sums(content: bytes) -> None:
    if not re.fullmatch(rb"(?:%b)+" % _SUM.pattern, content):
        raise ValueError("a line that is no sum")


def _check_database(file: Path) -> None:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchall()
    finally:
        connection.close()
    if found != [("ok",)]:
        raise ValueError(f"integrity_check finds {found[:3]}")


_CHECKS: dict[str, Callable[[bytes], None]] = {
    **dict.fromkeys(("xml", "svg", "atom"), _check_xml),
    **dict.fromkeys(("json", "geojson", "jsonld"), _check_json),
    "ics": check_calendar,
    "xlsx": _check_workbook,
    "png": _check_png,
    "zip": _check_zip,
    "SHA256SUMS": _check_sums,
}
