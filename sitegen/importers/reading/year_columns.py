"""Tables with a column for each year, of names or of √: read column by column, the year in front."""

import re
from collections.abc import Iterator, Sequence

from sitegen.importers.reading.cells import cells_of, joined, texts_of
from sitegen.importers.reading.characters import CleanLine, compact
from sitegen.importers.reading.list_region import Sifted
from sitegen.importers.reading.region_findings import year_columns
from sitegen.importers.reading.segments import segment_of
from sitegen.importers.reading.table_headers import is_column_title, is_table_header
from sitegen.importers.reading.tokens import number_value
from sitegen.importers.reading.words import Vocabulary
from sitegen.importers.reading.year_findings import (
    odd_mark,
    span_of_years,
    without_year,
    wrong_total,
)

_TITLE = re.compile(
    r"[(\[]?(20[0-9]{2})年?度?[)\]]?([^0-9~至到-]{0,16}?)(?:\(?([0-9]{1,3})[个家]?[^0-9()]{0,8}\)?)?"
)
_RANGE = re.compile(r".*20[0-9]{2}年?[-~至到]20[0-9]{2}年?.*")
_YES = re.compile("[√✓✔☑✅●★■◆▲是有通过VvYy1]+")
_NO = re.compile("[-×✗✘xX否无/0]+")
_TOTAL = re.compile("(?:合计|总计|共计|总数|个数|数量|县数|数目|计划数|小计)(?:\\(?[个家]\\)?)?")
_REMARK = re.compile("备注|说明|注")
_SPACED = re.compile(r" *(?:([^\s0-9]{1,8}) +)?20[0-9]{2} *年?(?: +20[0-9]{2} *年?)+ *")
"""Years over columns between spaces, a title before them or none."""


def in_order_of_years(lines: Sequence[CleanLine], vocabulary: Vocabulary, path: str) -> Sifted:
    """`lines` with every table that has a year over each column turned into one block for each year."""
    laid = Sifted()
    position = 0
    while position < len(lines):
        rows, end = _table(lines, position, vocabulary)
        if len(rows) > 1:
            _Table(rows, vocabulary, path, laid).lay()
        elif _is_spaced(lines[position]) and end < len(lines):
            laid.findings.append(year_columns(segment_of(lines[position], vocabulary), path))
        else:
            laid.lines.append(lines[position])
        position = end
    return laid


def _table(lines: Sequence[CleanLine], start: int, vocabulary: Vocabulary) -> tuple[list[CleanLine], int]:
    """The rows of the table whose heading stands at `start`, and where it ends; none for any other line."""
    spaced = _is_spaced(lines[start])
    width = len(lines[start].text.replace("年", " ").split()) if spaced else 0
    head = _tabbed(lines[start]) if spaced else lines[start]
    if not _is_head(head) or segment_of(head, vocabulary).counties:
        return [], start + 1
    rows = [head]
    for line in lines[start + 1 :]:
        if _ends(line, vocabulary) or _is_head(line):
            break
        if spaced and len(line.text.split()) != width:
            return [], start + 1
        rows.append(_tabbed(line) if spaced else line)
    return rows, start + len(rows)


def _is_spaced(line: CleanLine) -> bool:
    match = _SPACED.fullmatch(line.text)
    return match is not None and "\t" not in line.text and (match[1] is None or is_column_title(match[1]))


def _is_head(line: CleanLine) -> bool:
    """True for two years, a year and a span of years to its right, or two such spans."""
    years = [year for year, _ in _years(line)]
    first = next((index for index, year in enumerate(years) if year), len(years))
    spans = [index for index, cell in enumerate(line.text.split("\t")) if _is_span(cell)]
    behind = first < len(years) and any(index > first for index in spans)
    return len(set(years) - {0}) > 1 or behind or len(spans) > 1


def _is_span(cell: str) -> bool:
    return bool(_RANGE.fullmatch(compact(cell)))


def _ends(line: CleanLine, vocabulary: Vocabulary) -> bool:
    """True for prose after a table."""
    segment = segment_of(line, vocabulary)
    prose = segment.has_prose or line.text.rstrip().endswith("。") or "注:" in segment.compact
    return prose and "\t" not in line.text.strip()


def _tabbed(line: CleanLine) -> CleanLine:
    """Items between spaces as cells; as many characters as before, or fewer."""
    items = re.finditer(r"20[0-9]{2} *年?|\S+", line.text)
    return joined(line, [line.part(*item.span()) for item in items])


def _years(line: CleanLine) -> Iterator[tuple[int, str]]:
    """Year over each column with the count printed there; 0 for any other cell."""
    for text in texts_of(line):
        match = _TITLE.fullmatch(text)
        yield (int(match[1]), match[3] or "") if match else (0, "")


class _Table:
    """One table, laid out once."""

    def __init__(self, rows: Sequence[CleanLine], vocabulary: Vocabulary, path: str, laid: Sifted) -> None:
        self.head, self.rows = cells_of(rows[0]), rows[1:]
        self.vocabulary, self.path, self.laid = vocabulary, path, laid
        self.years = list(_years(rows[0]))
        self.spans = {index for index, cell in enumerate(self.head) if _is_span(cell.text)}
        self.first = min(index for index, (year, _) in enumerate(self.years) if year or index in self.spans)
        self.blocks: dict[int, list[CleanLine]] = {year: [] for year, _ in self.years if year}
        self.totals: list[CleanLine] = []
        self.carried: dict[int, CleanLine] = {}

    def lay(self) -> None:
        """Put the table into the order of reading."""
        for row in self.rows:
            if is_table_header(segment_of(row, self.vocabulary)):
                self.laid.ignore(row, "表头")
            else:
                self._row(row, cells_of(row))
        for year, lines in self.blocks.items():
            columns = [index for index, (over, _) in enumerate(self.years) if over == year]
            counts = [self.years[index][1] for index in columns]
            title = self.head[columns[0]]
            self.laid.lines.append(_made(title, f"{year}年"))
            if all(counts):
                self.laid.lines.append(_made(title, f"({sum(map(number_value, counts))}个)"))
            self.laid.lines += lines
        self.laid.lines += self.totals

    def _row(self, row: CleanLine, cells: Sequence[CleanLine]) -> None:
        labels = self._labels(cells)
        filled = [
            (self._year(index), cell)
            for index, cell in enumerate(cells)
            if index >= self.first and not cell.is_blank
        ]
        if any(_TOTAL.fullmatch(compact(label.text)) for label in labels):
            self._count_row(filled)
            return
        named = 0
        marked = [cell for year, cell in filled if year and _YES.fullmatch(compact(cell.text))]
        for year, cell in filled:
            text = compact(cell.text)
            if year is None:
                self._other_column(cell, cells, labels, named)
            elif marked and _NO.fullmatch(text):
                self.laid.ignore(cell, "表示“否”的记号")
            elif _YES.fullmatch(text) or (text.isdecimal() and not labels):
                self._marked(year, cell, labels, bool(labels))
                named += 1
            elif _NO.fullmatch(text):
                self.laid.ignore(cell, "空格的记号")
            elif self._is_no_name(cell, labels):
                self.laid.findings.append(odd_mark(self.path, cell))
            else:
                self.blocks[year].append(_joined([*labels, cell]))
                named += len(segment_of(cell, self.vocabulary).words)
        spans = [cell for index, cell in enumerate(cells) if index in self.spans and not cell.is_blank]
        self._check_empty(row, labels, [*(cell for year, cell in filled if year), *spans])

    def _is_no_name(self, cell: CleanLine, labels: Sequence[CleanLine]) -> bool:
        """Neither characters nor digits, or something else than a name in the row of a county."""
        if not re.search(r"[\u3400-\u9fff0-9]", cell.text):
            return True
        is_row = any(segment_of(label, self.vocabulary).counties for label in labels)
        return is_row and not segment_of(cell, self.vocabulary).known

    def _marked(self, year: int, cell: CleanLine, labels: Sequence[CleanLine], named: bool) -> None:
        """A √, or a number in a row without name."""
        self.blocks[year].append(_joined(labels) if named else _made(cell, f"{compact(cell.text)}个"))

    def _check_empty(self, row: CleanLine, labels: Sequence[CleanLine], filled: Sequence[CleanLine]) -> None:
        """A row that names a county and marks no year is not passed over."""
        if all(_NO.fullmatch(compact(cell.text)) for cell in filled):
            names = [label for label in labels if segment_of(label, self.vocabulary).counties]
            if names:
                self.laid.findings.append(without_year(self.path, names[-1]))
            elif labels:
                self.laid.ignore(row, "没有填写的行")

    def _labels(self, cells: Sequence[CleanLine]) -> list[CleanLine]:
        """Cells before the years: places, carried down where a merged cell leaves them empty."""
        labels = []
        for index in range(self.first):
            cell = cells[index] if index < len(cells) else None
            if cell is None or cell.is_blank:
                if index in self.carried:
                    labels.append(self.carried[index])
                continue
            if compact(cell.text).isdecimal() or is_column_title(cell.text):
                self.laid.ignore(cell, "行首的序号或栏目")
                if not _TOTAL.fullmatch(compact(cell.text)):
                    continue
            labels.append(cell)
            self.carried = {place: kept for place, kept in self.carried.items() if place < index}
            if not segment_of(cell, self.vocabulary).counties and not _TOTAL.fullmatch(compact(cell.text)):
                self.carried[index] = cell
        return labels

    def _year(self, index: int) -> int | None:
        """Year of a column; one without a title lies under the merged title to its left."""
        for place in range(min(index, len(self.years) - 1), -1, -1):
            if self.years[place][0]:
                return self.years[place][0]
            if index < len(self.head) and not self.head[place].is_blank:
                return None
        return None

    def _count_row(self, filled: Sequence[tuple[int | None, CleanLine]]) -> None:
        for year, cell in filled:
            if year:
                self.blocks[year].append(_made(cell, f"{compact(cell.text)}个"))
            else:
                self.totals.append(_made(cell, f"合计:{compact(cell.text)}"))

    def _other_column(
        self, cell: CleanLine, cells: Sequence[CleanLine], labels: Sequence[CleanLine], named: int
    ) -> None:
        """A column that is no year: a row's total, which is checked, a remark, or a span of years."""
        index = next(i for i, item in enumerate(cells) if item is cell)
        title = compact(self.head[index].text) if index < len(self.head) else ""
        text = compact(cell.text)
        if _TOTAL.fullmatch(title) and text.isdecimal():
            if number_value(text) != named:
                self.laid.findings.append(wrong_total(self.path, cell, text, named))
            self.laid.ignore(cell, "一行的合计，已核对")
        elif _RANGE.fullmatch(title) and not _NO.fullmatch(text):
            is_mark = labels and _YES.fullmatch(text)
            self.laid.findings.append(span_of_years(self.path, labels[-1] if is_mark else cell, title))
        elif _REMARK.search(title) or not segment_of(cell, self.vocabulary).counties:
            self.laid.ignore(cell, f"“{title}”一栏")
        else:
            self.laid.findings.append(span_of_years(self.path, cell, title))


def _made(cell: CleanLine, text: str) -> CleanLine:
    """`text` where `cell` stands."""
    return CleanLine(number=cell.number, text=text, columns=(cell.column,) * len(text), printed=text)


def _joined(cells: Sequence[CleanLine]) -> CleanLine:
    """Cells as one row, without the spaces around them."""
    stripped = []
    for cell in cells:
        start = len(cell.text) - len(cell.text.lstrip(" "))
        stripped.append(cell.part(start, start + len(cell.text.strip(" "))))
    return joined(cells[-1], stripped)
