"""Tables of plans with a column for each stage: only what stands under the stage asked for is read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.findings import Finding
from sitegen.importers.reading.cells import blanked, cells_of, joined, spans_of, texts_of
from sitegen.importers.reading.characters import CleanLine
from sitegen.importers.reading.list_region import Sifted
from sitegen.importers.reading.segments import segment_of
from sitegen.importers.reading.stage_marks import EARLIER, stage_of
from sitegen.importers.reading.words import Vocabulary
from sitegen.model.plans import Stage

_NATIONAL = re.compile("国家|国[评检验]|教育部")
_WHAT = "(?:申报|评估|验收|督导|自评|复核|推荐|创建|迎检|达标|认定|年份|年度|时间)"
_PROVINCIAL = re.compile(f"省级?.{{0,8}}{_WHAT}|省[评检验]")
_EARLIER = re.compile(f"(?:市|州|县|区)级?.{{0,8}}{_WHAT}|(?:市|州|县|区)[评检验]|申报|自评|自查")
_BARE = {
    "国家": Stage.NATIONAL,
    "国家级": Stage.NATIONAL,
    "省级": Stage.PROVINCIAL,
    "市级": EARLIER,
    "县级": EARLIER,
}
"""Titles that name a stage only over years: elsewhere they stand over places."""
_CELL = re.compile(r"(20[1-4][0-9])年?(度|底|年底|前|上半年|下半年|[0-9]{1,2}月(?:底|前)?)?")
_RUN = re.compile(r"20[1-4][0-9]年? +20[1-4][0-9]年?(?= |$)")
_LONGEST_TITLE = 24


def of_stage(
    lines: Sequence[CleanLine], vocabulary: Vocabulary, path: str, stage: str | None, named: str
) -> Sifted:
    """`lines` without the cells of other stages than `stage`; rows whose year cannot be told are errors.

    `named` is what people call the stage.
    """
    reader = _Reader(vocabulary, path, stage, named)
    for line in lines:
        reader.line(line)
    return reader.judged


class _Reader:
    def __init__(self, vocabulary: Vocabulary, path: str, stage: str | None, named: str) -> None:
        self.vocabulary, self.path, self.stage, self.named = vocabulary, path, stage, named
        self.judged = Sifted()
        self.titles: dict[int, str] = {}
        self.is_head = False

    def line(self, line: CleanLine) -> None:
        """Read one line: a title, a row, or prose."""
        segment = segment_of(line, self.vocabulary)
        if "\t" not in line.text:
            self.titles, self.is_head = {}, False
            if segment.counties and _RUN.search(line.text):
                self._unsettled(line, [word.text for word in segment.counties])
        elif not segment.counties and _is_head(line):
            self._title(line)
            if self._is_stages(line):
                self.judged.ignore(line, "表头")
                return
        else:
            self.is_head = False
            line = self._row(line, [word.text for word in segment.counties])
        self.judged.lines.append(line)

    def _title(self, line: CleanLine) -> None:
        """A row of titles; one right below another goes on with it."""
        cells = {index: text for index, text in enumerate(texts_of(line)) if text}
        self.titles = (
            {index: self.titles.get(index, "") + cells.get(index, "") for index in {*self.titles, *cells}}
            if self.is_head
            else cells
        )
        self.is_head = True

    def _is_stages(self, line: CleanLine) -> bool:
        """True for titles that only name stages, below the years of a table."""
        return all(stage_of(text) for text in texts_of(line) if text)

    def _row(self, line: CleanLine, names: Sequence[str]) -> CleanLine:
        """What is read of a row; of names, year, names, year the year before its names."""
        spans = list(spans_of(line))
        years = {
            index: match[1] for index, text in enumerate(texts_of(line)) if (match := _CELL.fullmatch(text))
        }
        stages = dict(self._stages(years))
        other = {index for index, stage in stages.items() if stage != self.stage}
        away = [spans[i] for i in sorted(other) if i < len(spans) and line.text[slice(*spans[i])].strip()]
        left = {index: year for index, year in years.items() if index not in other}
        if away and (len(other) == len(stages) or self.stage is None):
            self._unsettled(line, names)
            return line
        cells = [
            index
            for index, span in enumerate(spans)
            if segment_of(line.part(*span), self.vocabulary).counties
        ]
        if names and len(left) > max(1, len(cells)) and len(set(left.values())) > 1:
            self._unsettled(line, names)
        for start, end in away:
            self.judged.ignore(line, f"不是{self.named}的一栏", line.text[start:end].strip())
        line = _without_months(blanked(line, away), [spans[index] for index in left])
        return _years_first(line, list(left)) if _is_in_pairs(cells, list(left)) else line

    def _stages(self, years: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        """Stage of each column whose title names one."""
        for index, title in self.titles.items():
            if _NATIONAL.search(title) and (title not in _BARE or index in years):
                yield index, Stage.NATIONAL
            elif _PROVINCIAL.search(title):
                yield index, Stage.PROVINCIAL
            elif _EARLIER.search(title):
                yield index, EARLIER
            elif index in years and (stage := next((_BARE[end] for end in _BARE if title.endswith(end)), "")):
                yield index, stage

    def _unsettled(self, line: CleanLine, names: Sequence[str]) -> None:
        self.judged.findings.append(
            Finding(
                self.path,
                "several-years",
                f"“{'、'.join(names[:3]) or '这一行'}”的年份看不出是不是{self.named}的",
                f"只留下{self.named}的那一栏，或在栏目名里写明“{self.named}”；别的阶段另用 --stage 导入",
                line=line.number,
                value=" ".join(line.text.split())[:60],
            )
        )


def _is_in_pairs(names: Sequence[int], years: Sequence[int]) -> bool:
    """True for names, year, names, year: two tables beside each other."""
    order = sorted((*names, *years))
    return len(years) > 1 and order == [index for pair in zip(names, years, strict=False) for index in pair]


def _years_first(line: CleanLine, years: Sequence[int]) -> CleanLine:
    cells, order, start = cells_of(line), [], 0
    for year in years:
        order += [cells[year], *(cell for cell in cells[start:year] if not cell.text.strip().isdecimal())]
        start = year + 1
    return joined(line, [*order, *cells[start:]])


def _is_head(line: CleanLine) -> bool:
    cells = texts_of(line)
    return max(map(len, cells)) <= _LONGEST_TITLE and not any(map(_CELL.fullmatch, cells))


def _without_months(line: CleanLine, spans: Sequence[tuple[int, int]]) -> CleanLine:
    """`line` with 2022年 for 2022年10月 in the cells at `spans`."""
    text, printed = list(line.text), list(line.printed)
    for start, end in spans:
        for place in range(line.text.find("年", start, end) + 1 or end, end):
            text[place] = printed[place] = " "
    return replace(line, text="".join(text), printed="".join(printed))
