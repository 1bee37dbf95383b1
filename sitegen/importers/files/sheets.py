"""Sheets of a workbook or table file, as its readers hand them on."""

from dataclasses import dataclass

Line = tuple[int, tuple[str, ...]]
"""Number of a line or row, from 1, and its cells."""

MOST_SHEETS = 100
"""Of a workbook."""


class UnreadableError(Exception):
    """A file without a table; `code` says why: damaged, too-large and so on."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class MissingSheetError(UnreadableError):
    """A workbook that names a sheet and does not hold it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the whole of a text."""

    name: str
    lines: tuple[Line, ...]
    is_hidden: bool = False
    hidden_lines: frozenset[int] = frozenset()
    """Numbers of rows that are filtered away or hidden."""
    hidden_columns: frozenset[int] = frozenset()
    """Numbers of columns that are hidden, from 1."""
    struck: tuple[tuple[int, str], ...] = ()
    """Rows, and what of one of their cells is crossed out."""
    headings: tuple[str, ...] = ()
    """What stands at the head and foot of pages."""
    comments: tuple[tuple[str, str], ...] = ()
    """Cells with a comment, as A1, and what it says."""
    covered: frozenset[tuple[int, int]] = frozenset()
    """Rows and columns, from 1, of cells that a merged one covers: what they hold is not seen."""
