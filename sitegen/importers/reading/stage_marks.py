"""Words under the years of a plan's table, 国评 and 省评: a mark where they name the stage asked for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.importers.reading.cells import blanked, spans_of, texts_of
from sitegen.importers.reading.characters import CleanLine, compact
from sitegen.importers.reading.list_region import Sifted
from sitegen.importers.reading.segments import segment_of
from sitegen.importers.reading.words import Vocabulary
from sitegen.model.plans import Stage

EARLIER = "earlier"
"""What prefectures and counties do themselves: no plan of the data has this stage."""
_DONE = "(?:认定|评估认定|评估|评|检查|检|督导评估认定|督导评估|督导|验收|复核|推荐)"
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (Stage.NATIONAL, re.compile(f"(?:通过|接受|迎接?)?国家?级?{_DONE}?")),
    (Stage.PROVINCIAL, re.compile(f"(?:通过|接受|迎接?|申报)?省级?{_DONE}?")),
    (EARLIER, re.compile(f"(?:通过|接受|迎接?)?[市州县区](?:级{_DONE}?|{_DONE})|(?:县级)?自[评查]|申报")),
)
_ANY = re.compile("通过(?:认定|验收|评估)?|达标|认定")
"""What says of any stage that it is reached."""
_BETWEEN = re.compile("[、,/和及;+]")
_YEAR = re.compile(r"[(\[]?20[1-4][0-9]年?度?[)\]]?[^0-9]{0,8}")
_MARK = "√"


def with_marks(lines: Sequence[CleanLine], vocabulary: Vocabulary, stage: str | None, named: str) -> Sifted:
    """`lines` with √ for words under a year that name `stage`, called `named`, and none for other stages."""
    judged = Sifted()
    years: frozenset[int] = frozenset()
    for line in lines:
        cells = texts_of(line)
        over = frozenset(index for index, cell in enumerate(cells) if _YEAR.fullmatch(cell))
        if len(cells) == 1 or len(over) > 1:
            years = over if len(over) > 1 else frozenset()
        elif years and segment_of(line, vocabulary).counties:
            line = _marked(line, years, stage, named, judged)
        judged.lines.append(line)
    return judged


def _marked(
    line: CleanLine, years: frozenset[int], stage: str | None, named: str, judged: Sifted
) -> CleanLine:
    for index, (start, end) in enumerate(spans_of(line)):
        text = compact(line.text[start:end])
        if index not in years or not text:
            continue
        stages = {stage_of(word) for word in _BETWEEN.split(text)}
        if _ANY.fullmatch(text) or (stage and stage in stages and None not in stages):
            line = _with_mark(line, start, end)
        elif stage and None not in stages:
            line = blanked(line, [(start, end)])
            judged.ignore(line, f"不是{named}的年份", text)
    return line


def stage_of(word: str) -> str | None:
    """The stage that a word names, 国评; None for any other word."""
    return next((stage for stage, words in _WORDS if words.fullmatch(word)), None)


def _with_mark(line: CleanLine, start: int, end: int) -> CleanLine:
    rest = " " * (end - start - 1)
    return replace(line, text=f"{line.text[:start]}{_MARK}{rest}{line.text[end:]}")
