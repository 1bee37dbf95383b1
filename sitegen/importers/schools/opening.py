"""Bytes of a file as sheets: what it is, its first bytes tell, and not its name."""

import csv
import io
import re
from collections.abc import Iterator

from sitegen.importers.files.bounds import MOST_BYTES, MOST_COLUMNS
from sitegen.importers.files.sheets import Line, Sheet, UnreadableError
from sitegen.importers.files.workbook import Wanted, sheets_of_workbook
from sitegen.importers.schools.cells import cleaned
from sitegen.importers.schools.reasons import MOST_CHARACTERS, MOST_ROWS, MOST_TEXT

MARKS = "\t,;"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")
_MARKUP = re.compile(r"\s*<(\?xml|!doctype|html|head|meta|table|body)", re.IGNORECASE)


def readings(content: bytes) -> Iterator[list[Sheet]]:
    """The sheets; of a text once for each mark that may part its cells, the likeliest first.

    Raises UnreadableError where there is no table.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableError("too-large")
    if content.startswith(b"PK\x03\x04"):
        yield sheets_of_workbook(content, Wanted(cleaned=cleaned, most_rows=MOST_ROWS))
        return
    if content.startswith(_OLD):
        raise UnreadableError("password" if _ENCRYPTED in content else "old-format")
    if content.startswith((*_PICTURES, b"PK")):
        raise UnreadableError("not-a-table")
    text = _decoded(content)
    if len(text) > MOST_TEXT:
        raise UnreadableError("too-large")
    if not text.strip():
        raise UnreadableError("empty")
    if _MARKUP.match(text):
        raise UnreadableError("markup")
    head = text[:10_000]
    for mark in sorted(MARKS, key=head.count, reverse=True):
        yield [Sheet(name="", lines=tuple(_lines(text, mark)))]


def _decoded(content: bytes) -> str:
    encodings = ["utf-8-sig", "gb18030"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableError("encoding-error")


def _lines(text: str, mark: str) -> Iterator[Line]:
    reader, before = csv.reader(io.StringIO(text, newline=""), delimiter=mark), 0
    try:
        for cells in reader:
            _check(cells, before)
            yield before + 1, tuple(map(cleaned, cells))
            before = reader.line_num
    except csv.Error as error:
        raise UnreadableError("quotes") from error


def _check(cells: list[str], before: int) -> None:
    if len(cells) > MOST_COLUMNS or before >= MOST_ROWS:
        raise UnreadableError("too-large")
    if any(len(cell) > MOST_CHARACTERS for cell in cells):
        raise UnreadableError("quotes")
