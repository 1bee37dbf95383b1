"""Years as they may be printed, 二〇二五年, 2025 alone in a cell, brought to the one form 2025年."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.importers.reading.characters import CleanLine

HAN_YEAR = re.compile("[二2][〇○◯零0][〇○◯零一二三四五六七八九0-9]{2}(?= ?年)")
_DIGITS = str.maketrans("〇○◯零一二三四五六七八九", "0000123456789")
_BARE = re.compile(r"(?<![^\t])( *)(20[1-4][0-9])( *)(?![^\t])")
_LEADING = re.compile(r"^ *20[1-4][0-9](?= *:| +[\u3400-\u9fff])")
_YEAR_TITLES = frozenset(
    f"{what}{unit}"
    for unit in ("年份", "年度", "时间")
    for what in ("", "认定", "规划", "通过", "评估", "计划")
)


def with_digits(line: CleanLine) -> CleanLine:
    """二〇二五年 → 2025年; as many characters as before."""
    return replace(line, text=HAN_YEAR.sub(lambda match: match[0].translate(_DIGITS), line.text))


def marked_years(lines: Sequence[CleanLine], by_year: bool) -> Iterator[CleanLine]:
    """Every year that stands alone in a cell with 年 behind it.

    In the table of a plan, that is any number from 2010 to 2049, also at the head of a line; elsewhere
    only one under a heading such as 年份, since rows may be numbered that high.
    """
    column: int | None = None
    for line in lines:
        cells = ["".join(cell.split()) for cell in line.text.split("\t")]
        titles = [index for index, cell in enumerate(cells) if cell in _YEAR_TITLES]
        column = titles[0] if titles else column
        yield _marked(line, column, by_year)


def _marked(line: CleanLine, column: int | None, by_year: bool) -> CleanLine:
    found = [
        match.end(2)
        for match in _BARE.finditer(line.text)
        if by_year or line.text.count("\t", 0, match.start()) == column
    ]
    if by_year and not found and (match := _LEADING.match(line.text)):
        found = [match.end()]
    for place in reversed(found):
        line = replace(
            line,
            text=f"{line.text[:place]}年{line.text[place:]}",
            columns=(*line.columns[:place], line.columns[place - 1], *line.columns[place:]),
            printed=f"{line.printed[:place]}年{line.printed[place:]}",
        )
    return line
