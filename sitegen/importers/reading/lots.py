"""Lots of a plan, 第一批: they say nothing of the year that stands beside them, and are left out."""

import re
from collections.abc import Sequence

from sitegen.importers.reading.cells import blanked
from sitegen.importers.reading.characters import CleanLine
from sitegen.importers.reading.list_region import Sifted

_LOT = re.compile(r"(?<![^\t ])第[一二三四五六七八九十0-9]{1,3}批次?(?= *(?:[\t:(]|20[1-4][0-9]年|$))")
_YEAR = re.compile(r" *(\()20[1-4][0-9]年[^()]{0,6}(\))")
_TITLE = re.compile(r"(?:(?<=\t)|^) *(?:认定|规划|计划|创建)?批次 *(?=\t|$)")


def without_lots(lines: Sequence[CleanLine]) -> Sifted:
    """`lines` without their lots: 第一批（2025年） is 2025年."""
    judged = Sifted()
    for line in lines:
        found = [(match, _YEAR.match(line.text, match.end())) for match in _LOT.finditer(line.text)]
        spans = [span for match, year in found for span in (match.span(), *_brackets(year))]
        spans += [match.span() for match in _TITLE.finditer(line.text) if "\t" in line.text]
        for match, _ in found:
            judged.ignore(line, "批次，年份另外写明", match[0])
        judged.lines.append(blanked(line, spans) if spans else line)
    return judged


def _brackets(year: re.Match[str] | None) -> list[tuple[int, int]]:
    return [year.span(1), year.span(2)] if year else []
