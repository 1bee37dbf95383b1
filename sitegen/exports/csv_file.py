r"""CSV files, plain and for Excel.

Plain: UTF-8 without a byte order mark, `\n`, quotes only where RFC 4180 needs them, cells as they are in
the datasets. For Excel: the same rows with a byte order mark and `\r\n`, so that Excel reads Chinese, under
a header of Chinese titles, and with the cells that Excel would run made inert.

The rule for inert cells: a cell whose first character, spaces and line breaks aside, is `=`, `+`, `-`, `@` or
a full-width form of one of them, or that begins with a tab or a line break, gets an apostrophe in front,
unless the whole cell is a plain number such as `-3.5`. So does a cell that Excel would take for another
date or for a month than it shows: `2025-1`, `02-28`, `1/3`, `Jan-25`, not `2025-03-14`.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from sitegen.datasets.writer import quoted

BOM = b"\xef\xbb\xbf"

_DANGER = r"(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
_MONTH = "(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)"
_DATED = (
    rf"\s*(?:[0-9]{{4}}[-/][0-9]{{1,2}}|[0-9]{{1,2}}[-/][0-9]{{1,2}}(?:[-/](?:[0-9]{{2}}){{1,2}})?"
    rf"|[0-9]{{1,2}}[-/][0-9]{{4}}|{_MONTH}[- ][0-9]{{1,4}}|[0-9]{{1,2}}[- ]{_MONTH}(?:[- ][0-9]{{2,4}})?)\s*"
)
_CHANGED = re.compile(rf"{_DANGER}|{_DATED}\Z")
# In a whole record whose cells have no comma:
_QUOTES = re.compile(r'["\r\n]')
_QUOTES_OR_CHANGED = re.compile(rf'["\r\n]|(?:^|,)(?:{_DANGER}|{_DATED}(?:,|\Z))')
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def inert(cell: str) -> str:
    """The cell as the Excel file holds it: never a formula, nor a text that becomes a date."""
    if _CHANGED.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def plain_line(cells: Iterable[str]) -> bytes:
    """One record of a plain file, with its line end."""
    return f"{_record(cells, _QUOTES, quoted)}\n".encode()


def excel_line(cells: Iterable[str]) -> bytes:
    """One record of a file for Excel, with its line end."""
    return f"{_record(cells, _QUOTES_OR_CHANGED, _quoted_and_inert)}\r\n".encode()


def csv_file(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A plain file: field names, then rows."""
    return b"".join((plain_line(names), *map(plain_line, rows)))


def excel_csv_file(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A file for Excel: field titles, then rows."""
    return b"".join((BOM, excel_line(titles), *map(excel_line, rows)))


def _record(cells: Iterable[str], unusual: re.Pattern[str], written: Callable[[str], str]) -> str:
    """The cells joined, each as `written`, which only matters where the record has something `unusual`."""
    cells = tuple(cells)
    joined = ",".join(cells)
    if joined.count(",") == len(cells) - 1 and not unusual.search(joined):
        return joined
    return ",".join(map(written, cells))


def _quoted_and_inert(cell: str) -> str:
    return quoted(inert(cell))
