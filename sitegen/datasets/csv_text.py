"""Splitting CSV text into cells without losing where each of them stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_QUOTE = '"'


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One record of a CSV text."""

    line: int
    """Physical line on which it begins, counted from 1."""
    cells: tuple[str, ...]
    columns: tuple[int | None, ...]
    """Where each cell begins in its line, counted from 1; None after a line break inside quotes."""
    fault: str | None = None
    """What is wrong with the quotes, in Chinese; None when nothing is."""
    starts: tuple[tuple[int, int, bool], ...] = ()
    """Line and column of the first character of each cell, and whether quotes are around it; none in a
    record without quotes."""

    def place(self, index: int, offset: int) -> tuple[int, int | None]:
        """Line and column of the character at `offset` of a cell."""
        if not self.starts:
            column = self.columns[index]
            return self.line, None if column is None else column + offset
        line, column, is_quoted = self.starts[index]
        before = self.cells[index][:offset]
        breaks = before.count("\n")
        tail = before.rpartition("\n")[2]
        width = len(tail) + (tail.count(_QUOTE) if is_quoted else 0)
        return line + breaks, width + (1 if breaks else column)

    @property
    def is_blank(self) -> bool:
        """True when no cell holds anything but spaces."""
        return not any(cell.strip() for cell in self.cells)


def split_records(text: str) -> Iterator[Record]:
    """Records of `text`, whose lines end in a line feed (RFC 4180 quoting, comma as separator).

    Each line is looked at a fixed number of times, however many quotes there are.
    """
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    number = 0
    last_quote = max((index for index, line in enumerate(lines) if _QUOTE in line), default=-1)
    while number < len(lines):
        if _QUOTE not in lines[number]:
            yield _plain(number + 1, lines[number])
            number += 1
        else:
            record, number = _quoted(lines, number, last_quote)
            yield record


def _plain(number: int, line: str) -> Record:
    cells = tuple(line.split(","))
    columns, start = [], 1
    for cell in cells:
        columns.append(start)
        start += len(cell) + 1
    return Record(line=number, cells=cells, columns=tuple(columns))


def _quoted(lines: Sequence[str], first: int, last_quote: int) -> tuple[Record, int]:
    """Record that begins in line `first`, which holds quotes, and the number of the line behind it."""
    cells: list[str] = []
    starts: list[tuple[int, int, bool]] = []
    row, position = first, 0
    while True:
        is_quoted = lines[row].startswith(_QUOTE, position)
        starts.append((row + 1, position + 1 + is_quoted, is_quoted))
        cell, row, position, fault = _cell(lines, row, position, last_quote)
        if fault:
            return _broken(first + 1, lines[first], fault), first + 1
        cells.append(cell)
        if position == len(lines[row]):
            columns = tuple(column - quoted if line == first + 1 else None for line, column, quoted in starts)
            record = Record(line=first + 1, cells=tuple(cells), columns=columns, starts=tuple(starts))
            return record, row + 1
        position += 1


def _cell(lines: Sequence[str], row: int, position: int, last_quote: int) -> tuple[str, int, int, str | None]:
    """Cell at a position, the row and position just behind it, and a fault of its quotes.

    No quote stands behind line `last_quote`, so a cell that is still open there is never closed.
    """
    line = lines[row]
    if not line.startswith(_QUOTE, position):
        end = line.find(",", position)
        end = len(line) if end < 0 else end
        fault = "引号只能括住整个格子，不能出现在中间" if _QUOTE in line[position:end] else None
        return line[position:end], row, end, fault
    parts: list[str] = []
    position += 1
    while True:
        end = lines[row].find(_QUOTE, position)
        if end < 0:
            if row >= last_quote:
                return "", 0, 0, "引号没有配对"
            parts += lines[row][position:], "\n"
            row, position = row + 1, 0
        elif lines[row].startswith(_QUOTE, end + 1):
            parts.append(lines[row][position : end + 1])
            position = end + 2
        else:
            parts.append(lines[row][position:end])
            closed = end + 1 == len(lines[row]) or lines[row][end + 1] == ","
            return "".join(parts), row, end + 1, None if closed else "右引号后面必须是逗号或行末"


def _broken(number: int, line: str, fault: str) -> Record:
    record = _plain(number, line)
    return Record(line=number, cells=record.cells, columns=record.columns, fault=fault)
