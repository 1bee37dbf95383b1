"""Years as they may be printed, 二〇二五年, 2025 alone in a cell, 2025.12, brought to the one form 2025年."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.importers.reading.cells import texts_of
from sitegen.importers.reading.characters import CleanLine

_HAN_YEAR = re.compile("[二2][〇○◯零0][〇○◯零一二三四五六七八九0-9]{2}(?= ?年| *(?![^\t]))")
"""Before 年, or at the end of a cell."""
_DIGITS = str.maketrans("〇○◯零一二三四五六七八九", "0000123456789")
_BARE = re.compile(r"(?<![^\t])( *)(20[1-4][0-9])( *)(?![^\t])")
_LEADING = re.compile(r"^ *20[1-4][0-9](?= *:| +[\u3400-\u9fff])")
_BRACKETED = re.compile(r"\(20[1-4][0-9](?=\) *(?:[、,;。\t]|$))")
_SHORT = re.compile(r"(?<![^\t]) *(?=[1-4][0-9]年(?:度|底|末)? *(?![^\t]))")
_DATED = re.compile(r"(?<![^\t])( *20[1-4][0-9])([./-](?:0?[1-9]|1[0-2])(?:[./-][0-9]{1,2})?)( *)(?![^\t])")
_YEAR_TITLES = frozenset(
    f"{what}{unit}"
    for unit in ("年份", "年度", "时间")
    for what in ("", "认定", "规划", "通过", "评估", "计划")
)


def with_digits(line: CleanLine) -> CleanLine:
    """二〇二五年 → 2025年; as many characters as before."""
    return replace(line, text=_HAN_YEAR.sub(lambda match: match[0].translate(_DIGITS), line.text))


def marked_years(lines: Sequence[CleanLine], by_year: bool) -> Iterator[CleanLine]:
    """Every year that stands alone in a cell with 年 behind it.

    In the table of a plan, that is any number from 2010 to 2049, also at the head of a line or in brackets
    behind a name, 25年 and 2025.12; elsewhere only one under a heading such as 年份, since rows may be
    numbered that high.
    """
    column: int | None = None
    for line in lines:
        titles = [index for index, text in enumerate(texts_of(line)) if text in _YEAR_TITLES]
        column = titles[0] if titles else column
        yield _in_plan(line) if by_year else _in_column(line, column)


def _in_plan(line: CleanLine) -> CleanLine:
    line = replace(line, text=_DATED.sub(_year_of, line.text))
    line = _with(line, [match.end() for match in _SHORT.finditer(line.text)], "20")
    found = [match.end(2) for match in _BARE.finditer(line.text)]
    found += [match.end() for match in _BRACKETED.finditer(line.text)]
    if not found and (match := _LEADING.match(line.text)):
        found = [match.end()]
    return _with(line, found, "年")


def _in_column(line: CleanLine, column: int | None) -> CleanLine:
    found = [
        match.end(2)
        for match in _BARE.finditer(line.text)
        if line.text.count("\t", 0, match.start()) == column
    ]
    return _with(line, found, "年")


def _year_of(match: re.Match[str]) -> str:
    """2025.12 as 2025年 and spaces."""
    return f"{match[1]}年{' ' * (len(match[2]) - 1)}{match[3]}"


def _with(line: CleanLine, places: Sequence[int], added: str) -> CleanLine:
    """`line` with `added` at each of `places`."""
    for place in sorted(places, reverse=True):
        column = line.columns[max(place - 1, 0)]
        line = replace(
            line,
            text=f"{line.text[:place]}{added}{line.text[place:]}",
            columns=(*line.columns[:place], *[column] * len(added), *line.columns[place:]),
            printed=f"{line.printed[:place]}{added}{line.printed[place:]}",
        )
    return line
