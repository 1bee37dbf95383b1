"""Which column of a county's table holds which field: headings of one line, two or three, with units."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from sitegen.assessment.form import Wordings, key_of
from sitegen.importers.files.sheets import Line
from sitegen.importers.schools.cells import plain

HEADER_WITHIN = 50
_MOST_SECONDS = 2
_BRACKETS = re.compile(r"\(([^()]*)\)")
_DIGIT = re.compile(r"[0-9]")
_PER = re.compile(r"[/%每]|生均")


class Column(NamedTuple):
    """A column that is known, and how far its unit moves the decimal point."""

    place: int
    name: str
    moved: int
    heading: str
    other_unit: str
    """A unit that is not the one asked for; empty if there is none."""


class Heading(NamedTuple):
    """The header of a sheet."""

    line: int
    """Its number in the file."""
    last: int
    """Place of its last line among the lines."""
    width: int
    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    """Headings of columns that are none of the form's."""


def heading_of(lines: Sequence[Line], words: Wordings, needed: frozenset[str]) -> Heading | None:
    """The first line, with those that belong to it, that names the needed fields."""
    for place in range(min(len(lines), HEADER_WITHIN)):
        found = _heading(lines, place, words)
        if needed <= {column.name for column in found.columns}:
            return found
    return None


def _heading(lines: Sequence[Line], place: int, words: Wordings) -> Heading:
    number, head = lines[place]
    above = _carried(lines[place - 1][1]) if place else ()
    singles = {_named(cell, words) for cell in head}
    seconds = _seconds(lines, place, words) if "school" in singles else []
    below = ["".join(texts) for texts in zip_longest(*seconds, fillvalue="")]
    width = max(len(head), len(below))
    columns, unknown = [], []
    for at in range(width):
        texts = [_at(above, at), _at(head, at), _at(below, at)]
        carried = _at(_carried(head), at) if texts[2] else texts[1]
        column = _column(at, texts, carried, words)
        if column:
            columns.append(column)
        elif shown := "".join(texts[1:]):
            unknown.append(shown)
    return Heading(number, place + len(seconds), len(head), tuple(columns), tuple(unknown))


def _seconds(lines: Sequence[Line], place: int, words: Wordings) -> list[Sequence[str]]:
    """Cells of the lines below the header that belong to it."""
    found: list[Sequence[str]] = []
    for _, cells in lines[place + 1 : place + 1 + _MOST_SECONDS]:
        if not _is_second(cells, lines[place][1], words):
            break
        found.append(cells)
    return found


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _carried(cells: Sequence[str]) -> list[str]:
    """Cells in which what spans several columns stands in each of them."""
    found: list[str] = []
    for cell in cells:
        found.append(cell or (found[-1] if found else ""))
    return found


def _is_second(cells: Sequence[str], head: Sequence[str], words: Wordings) -> bool:
    """True for a second line of headings or units: no number in it, and nothing below 学校 and 办学类型."""
    own = {_named(cell, words): place for place, cell in reversed(list(enumerate(head)))}
    beneath = [_at(cells, own[name]) for name in ("school", "kind") if name in own]
    return (
        any(cells) and not any(beneath) and not any(_DIGIT.search(_without_brackets(cell)) for cell in cells)
    )


def _without_brackets(text: str) -> str:
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", text)).replace("m2", "")


def _named(text: str, words: Wordings) -> str:
    return words.fields.get(key_of(text), "")


def _column(at: int, texts: Sequence[str], carried: str, words: Wordings) -> Column | None:
    """The column whose heading stands in up to three lines, the widest words first."""
    above, head, below = texts
    orders = ((above, carried, below), (carried, below), (below, carried), (above, head), (head, above))
    for parts in (*orders, (head,), (below,)):
        heading = "".join(parts)
        if not all(parts):
            continue
        name, unit = _split(heading, words)
        if name:
            units = [unit, *_bracketed("".join(texts[1:])), *([plain(below)] if parts == (head,) else [])]
            return _with_unit(at, name, "".join(texts[1:]), [item for item in units if item], words)
    return None


def _split(heading: str, words: Wordings) -> tuple[str, str]:
    """The field that a heading names, and the unit at its end: 教学仪器设备值/元."""
    key = key_of(heading)
    if key in words.fields:
        return words.fields[key], ""
    for unit in words.every_unit:
        rest = key.removesuffix(unit)
        if rest != key and rest in words.fields:
            return words.fields[rest], unit
    return "", ""


def _bracketed(text: str) -> Iterator[str]:
    for found in _BRACKETS.finditer(unicodedata.normalize("NFKC", text)):
        yield re.sub(r"^单位[:]?", "", plain(found[1]))


def _with_unit(at: int, name: str, heading: str, units: Sequence[str], words: Wordings) -> Column:
    known: Mapping[str, int] = words.units.get(name, {})
    moved, other = 0, ""
    for unit in units:
        if unit in known:
            moved = known[unit]
        elif known and (unit in words.every_unit or _PER.search(unit)):
            other = unit
    return Column(at, name, moved, heading, other)
