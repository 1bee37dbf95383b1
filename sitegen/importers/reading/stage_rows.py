"""Names of plans behind a word for a stage, 国评：甲县；省评：乙县: only those of the stage asked for."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.importers.reading.cells import blanked
from sitegen.importers.reading.characters import CleanLine
from sitegen.importers.reading.list_region import Sifted
from sitegen.importers.reading.segments import segment_of
from sitegen.importers.reading.stage_marks import stage_of
from sitegen.importers.reading.words import Vocabulary

_WORD = re.compile(r"(?:(?<=年)|(?<=年度)|(?<![^\s;,。:()、]))([\u3400-\u9fff]{2,8})(?:名单)? *(:|\t)")
_YEAR = re.compile("20[0-9]{2} *年?")
_YEAR_BEFORE = re.compile("20[0-9]{2} *年度?[ ,:]*$")
_Mark = tuple[re.Match[str], str]


def of_stage_rows(
    lines: Sequence[CleanLine], vocabulary: Vocabulary, stage: str | None, named: str
) -> Sifted:
    """`lines` without the names that stand behind words for other stages than `stage`, called `named`.

    Before a colon a word stands over what follows, up to the next; in a cell, over its whole row, and over
    the rows below that leave this cell empty.
    """
    judged = Sifted()
    over: str | None = None
    for line in lines:
        marks = list(_marks(line)) if stage and segment_of(line, vocabulary).counties else []
        over = _of_row(line, marks, over)
        if over:
            others = [_of_other_row(line, marks, vocabulary)] if over != stage else []
        elif any(_is_unsettled(line, *pair) for pair in pairwise(marks)):
            # Left as it is, the words are no names: errors.
            marks, others = [], []
        else:
            others = list(_others(line, marks, stage))
        for start, end in others:
            judged.ignore(line, f"不是{named}的名称", line.text[start:end].strip())
        spans = [(match.start(), match.end() - (match[2] == "\t")) for match, _ in marks]
        left = blanked(line, [*spans, *others]) if spans or others else line
        if not left.is_blank:
            judged.lines.append(left)
    return judged


def _marks(line: CleanLine) -> Iterator[_Mark]:
    for match in _WORD.finditer(line.text):
        if found := stage_of(match[1]):
            yield match, found


def _of_row(line: CleanLine, marks: Sequence[_Mark], over: str | None) -> str | None:
    """The stage of a whole row: the one word in its cells, or the word above its empty first cell."""
    cells = {found for match, found in marks if match[2] == "\t"}
    if len(cells) == 1 and len(cells) == len({found for _, found in marks}):
        return cells.pop()
    return over if over and not marks and line.text.startswith(("\t", " ")) and "\t" in line.text else None


def _of_other_row(line: CleanLine, marks: Sequence[_Mark], vocabulary: Vocabulary) -> tuple[int, int]:
    """All of a row of another stage but the year before it, which may stand over rows below."""
    start = marks[0][0].start() if marks else 0
    is_over = not segment_of(line.part(0, start), vocabulary).counties
    return start if is_over else 0, len(line.text)


def _year_start(line: CleanLine, match: re.Match[str]) -> int:
    """Where the year right before a word begins, or the word itself."""
    year = _YEAR_BEFORE.search(line.text, 0, match.start())
    return year.start() if year else match.start()


def _has_year(line: CleanLine, match: re.Match[str]) -> bool:
    return _year_start(line, match) < match.start() or bool(_YEAR.match(line.text, match.end()))


def _is_unsettled(line: CleanLine, mark: _Mark, following: _Mark) -> bool:
    """True when a year behind one word could stand over the names behind the next."""
    inside = line.text[mark[0].end() : _year_start(line, following[0])]
    return bool(_YEAR.search(inside)) and not _has_year(line, following[0])


def _others(line: CleanLine, marks: Sequence[_Mark], stage: str | None) -> Iterator[tuple[int, int]]:
    """What stands behind words for other stages; a year before two of them stands over both."""
    for place, (match, found) in enumerate(marks):
        following = marks[place + 1][0] if place + 1 < len(marks) else None
        if found != stage:
            is_own = following is None or _has_year(line, following)
            start = _year_start(line, match) if is_own else match.start()
            yield start, _year_start(line, following) if following else len(line.text)
