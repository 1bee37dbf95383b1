"""Splitting CSV text into cells without losing where each of them stands."""

from collections.abc import Iterator
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

    @property
    def is_blank(self) -> bool:
        """True when no cell holds anything but spaces."""
        return not any(cell.strip() for cell in self.cells)


def split_records(text: str) -> Iterator[Record]:
    """Records of `text`, whose lines end in a line feed (RFC 4180 quoting, comma as separator)."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    number = 0
    while number < len(lines):
        line = lines[number]
        if _QUOTE not in line:
            yield _plain(number + 1, line)
            number += 1
        else:
            record, used = _quoted(number + 1, lines[number:])
            yield record
            number += used


def _plain(number: int, line: str) -> Record:
    cells = tuple(line.split(","))
    columns, start = [], 1
    for cell in cells:
        columns.append(start)
        start += len(cell) + 1
    return Record(line=number, cells=cells, columns=tuple(columns))


def _quoted(number: int, lines: list[str]) -> tuple[Record, int]:
    """Record that begins in `lines[0]`, which holds quotes, and how many lines it takes."""
    cells: list[str] = []
    columns: list[int | None] = []
    row = position = 0
    while True:
        columns.append(position + 1 if row == 0 else None)
        cell, row, position, fault = _cell(lines, row, position)
        if fault:
            return _broken(number, lines[0], fault), 1
        cells.append(cell)
        if position == len(lines[row]):
            return Record(line=number, cells=tuple(cells), columns=tuple(columns)), row + 1
        position += 1


def _cell(lines: list[str], row: int, position: int) -> tuple[str, int, int, str | None]:
    """Cell at a position, the row and position just behind it, and a fault of its quotes."""
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
            parts += lines[row][position:], "\n"
            row, position = row + 1, 0
            if row == len(lines):
                return "", 0, 0, "引号没有配对"
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
