"""Columns and marks that say what became of each name: 通过 and 未通过, 优质均衡 and 基本均衡.

What says that a name was certified is read and left out; whatever says something else, or cannot be told,
is an error with the name beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sitegen.findings import Finding
from sitegen.importers.reading.cells import blanked, spans_of, texts_of
from sitegen.importers.reading.characters import CleanLine, compact
from sitegen.importers.reading.list_region import Sifted
from sitegen.importers.reading.segments import segment_of
from sitegen.importers.reading.table_headers import is_column_title
from sitegen.importers.reading.verdicts import (
    OTHER_VERDICT,
    is_nothing,
    is_own_batch,
    is_own_verdict,
    is_yes,
    other_verdict,
)
from sitegen.importers.reading.words import Vocabulary

_ASKS = re.compile(
    "(?:是否[^\t]{1,10}|称号|(?:评估|验收|认定|审核|督导|督导评估|最终|复核)*"
    "(?:结果|结论|意见|情况|状态|等级|等次|类别|类型|性质)|种类|级别|备注|说明)"
)
"""Titles of columns whose cells tell the verdict."""
_WHEN = re.compile("(?:认定|通过|公布|批准)(?:时间|日期|年月)|(?:认定|公布|评估|所属)?批次")
"""Those whose cells are to be of the batch; in a plan they are read for their years."""
_REMARK = re.compile("备注|说明")
_UNIT = re.compile("市辖区|县级市|自治县|自治旗|县|旗|区|市|功能区|开发区")
"""What a column of kinds may tell beside the verdict."""
_MARK = re.compile(r"(?<![^\t (,:-])[^\t ():、,;。]{2,16}(?![^\t ):、,;。])")
_HEADING = re.compile(r"\s*(?:\(?[一二三四五六七八九十0-9]{1,3}[)、.]*)?\s*([^\s、.:()]{2,16})\s*:?\s*")
_HAN = re.compile("[\u3400-\u9fff]")
_LONGEST_TITLE = 16
_REMEDY = "只留下这一批认定的名称，去掉没有通过、撤销、暂缓、公示、别的年份和基本均衡的，再导入"
_EMPTY = (
    "对照原文：是合并的单元格，取消合并，每一行都照填；这一栏说的是别的年份、别的批次，整栏删去；"
    "确实空着、不是这一批认定的，去掉这一行"
)


def without_verdicts(
    lines: Sequence[CleanLine], vocabulary: Vocabulary, path: str, year: int | None, batch: str = ""
) -> Sifted:
    """`lines` without cells and marks that are a verdict; `year` is that of the `batch`, None for a plan."""
    reader = _Reader(vocabulary, path, year, batch)
    for line in lines:
        reader.line(line)
    return reader.judged


class _Reader:
    """Goes through the lines of one text; knows the heading of the table that it is in."""

    def __init__(self, vocabulary: Vocabulary, path: str, year: int | None, batch: str) -> None:
        self.vocabulary, self.path, self.year, self.batch = vocabulary, path, year, batch
        self.judged = Sifted()
        self.titles: dict[int, str] = {}
        """Titles of columns that tell the verdict, by number."""

    def line(self, line: CleanLine) -> None:
        """Read one line."""
        names = [word.text for word in segment_of(line, self.vocabulary).counties]
        if "\t" not in line.text:
            self.titles = {}
        elif not names and (titles := _titles(line, self.year)):
            self.titles = self.titles | titles
            self._title_row(line, titles)
            return
        spans = [*self._cells(line, names), *(self._marks(line) if names else self._heading(line))]
        self._keep(blanked(line, spans))

    def _title_row(self, line: CleanLine, titles: Mapping[int, str]) -> None:
        """The rest of a row of titles is read on; nothing is when it is titles too."""
        rest = blanked(line, [span for i, span in enumerate(spans_of(line)) if i in titles])
        if all(not cell.strip() or is_column_title(cell) for cell in rest.text.split("\t")):
            self.judged.ignore(line, "表头")
        else:
            self._keep(rest)

    def _cells(self, line: CleanLine, names: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Cells below titles that tell the verdict."""
        if not self.titles or not _HAN.search(line.text):
            return
        spans = list(spans_of(line))
        inside = {index: self._names_in(line, *spans[index]) for index in self.titles if index < len(spans)}
        outside = [name for name in names if not any(name in found for found in inside.values())]
        for index, title in sorted(self.titles.items(), key=lambda item: not OTHER_VERDICT.search(item[1])):
            start, end = spans[index] if index < len(spans) else (len(line.text), len(line.text))
            text = compact(line.text[start:end])
            if found := inside.get(index):
                if OTHER_VERDICT.search(title):
                    self._other(line, start, found, title)
            elif self._is_told(line, start, title, text, outside) and text:
                yield start, end

    def _is_told(self, line: CleanLine, start: int, title: str, text: str, names: Sequence[str]) -> bool:
        """True for a cell that is a verdict, or should be one; tells what is wrong with it."""
        if OTHER_VERDICT.search(title):
            if text and not is_nothing(text):
                self._other(line, start, names, title)
        elif self._is_certified(title, text) or _UNIT.fullmatch(text):
            self._ignore(line, text, title)
        elif _REMARK.fullmatch(title) and not other_verdict(text, self.year):
            return False
        elif text or (names and not self._is_judged(line)):
            self._other(line, start, names, f"{title}：{text or '（空的）'}", _REMEDY if text else _EMPTY)
        return True

    def _is_certified(self, title: str, text: str) -> bool:
        if self.batch and title.endswith("批次"):
            return is_own_batch(text, self.batch)
        return is_own_verdict(text, self.year) or (not _REMARK.fullmatch(title) and is_yes(text))

    def _marks(self, line: CleanLine) -> Iterator[tuple[int, int]]:
        """Verdicts that stand alone in a cell, between spaces, in brackets or before a colon."""
        for match in _MARK.finditer(line.text):
            start, end = match.span()
            if line.text.count("\t", 0, start) in self.titles or self.vocabulary.levels(match[0]):
                continue
            is_bracketed = line.text[start - 1 : start] == "(" and line.text[end : end + 1] == ")"
            # Behind one name of many, 已认定 may mean earlier.
            is_earlier = is_bracketed and match[0].startswith("已")
            if is_own_verdict(match[0], self.year) and not is_earlier:
                self._ignore(line, match[0], "")
            elif (is_earlier or other_verdict(match[0], self.year)) and not self._names_in(line, start, end):
                before = self._names_in(line, 0, start)
                names = before[-1:] if is_bracketed else self._names_in(line, 0, len(line.text))
                self._other(line, start, names, match[0])
            else:
                continue
            after = line.text[end : end + 1] in (":", ",")
            tied = line.text[start - 1 : start] in (":", "-", ",") and not after
            yield (start - 1, end + 1) if is_bracketed else (start - tied, end + after)

    def _heading(self, line: CleanLine) -> Iterator[tuple[int, int]]:
        """A line that says nothing but that what follows was certified: 一、通过."""
        match = _HEADING.fullmatch(line.text)
        if match and self.year and is_own_verdict(match[1], self.year):
            self._ignore(line, line.text.strip(), "")
            yield 0, len(line.text)

    def _names_in(self, line: CleanLine, start: int, end: int) -> list[str]:
        return [word.text for word in segment_of(line.part(start, end), self.vocabulary).counties]

    def _keep(self, line: CleanLine) -> None:
        if not line.is_blank:
            self.judged.lines.append(line)

    def _ignore(self, line: CleanLine, text: str, title: str) -> None:
        rule = f"“{title}”一栏" if title else "名称旁边写明已经认定的字"
        self.judged.ignore(line, rule, text)

    def _is_judged(self, line: CleanLine) -> bool:
        return any(item.line == line.number for item in self.judged.findings)

    def _other(
        self, line: CleanLine, start: int, names: Sequence[str], said: str, remedy: str = _REMEDY
    ) -> None:
        about = f"“{'、'.join(names[:3])}{'等' if len(names) > 3 else ''}”" if names else "这一行"
        self.judged.findings.append(
            Finding(
                self.path,
                "other-verdict",
                f"{about}写着“{said}”，不能作为这一批认定的读入",
                remedy,
                line=line.number,
                column=line.columns[start] if start < len(line.columns) else None,
                value=" ".join(line.text.split())[:60],
            )
        )


def _titles(line: CleanLine, year: int | None) -> dict[int, str]:
    """Titles of a row of titles that tell the verdict; empty for any other row.

    In a plan 国家认定 stands over years.
    """
    cells = texts_of(line)
    if max(map(len, cells)) > _LONGEST_TITLE:
        return {}
    return {
        index: cell
        for index, cell in enumerate(cells)
        if cell and (_ASKS.fullmatch(cell) or OTHER_VERDICT.search(cell) or (year and _is_of_batch(cell)))
    }


def _is_of_batch(title: str) -> bool:
    return bool(_WHEN.fullmatch(title)) or is_own_verdict(title)
