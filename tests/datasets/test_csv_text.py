"""Splitting CSV text: cells as the standard library reads them, with lines and columns besides."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.datasets.csv_text import split_records

CELLS = st.text(alphabet='ab,"\n 县', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_of_the_standard_library(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    records = list(split_records(buffer.getvalue()))
    assert [list(record.cells) for record in records] == rows
    assert all(record.fault is None for record in records)


def test_lines_count_those_inside_quotes() -> None:
    records = list(split_records('a,b\n"x\ny\nz",1\nc,d\n'))
    assert [record.line for record in records] == [1, 2, 5]
    assert records[1].columns == (1, None)
    assert records[2].columns == (1, 3)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('a,"b', "引号没有配对"),
        ('a"b,c', "引号只能括住整个格子，不能出现在中间"),
        ('"a"b,c', "右引号后面必须是逗号或行末"),
    ],
)
def test_a_fault_of_quotes_costs_one_line(line: str, fault: str) -> None:
    records = list(split_records(f"{line}\nc,d\n"))
    assert [record.fault for record in records] == [fault, None]
    assert records[1].cells == ("c", "d")


class CountedLines(list[str]):
    """Lines that count how often one of them is taken."""

    taken = 0

    def __getitem__(self, index: object) -> object:  # type: ignore[override]
        found = super().__getitem__(index)  # type: ignore[index]
        self.taken += len(found) if isinstance(index, slice) else 1
        return found


class CountedText(str):
    """A text whose lines are counted."""

    lines: CountedLines

    def split(self, *arguments: object, **options: object) -> CountedLines:  # type: ignore[override]
        self.lines = CountedLines(super().split(*arguments, **options))  # type: ignore[arg-type]
        return self.lines


@pytest.mark.parametrize(
    "line",
    ['"a",b\n', '"a\nb",c\n', 'a,"b""c"\n', '"a"b,c\n', 'a"b\n', '"""\n', '"a,b\n', '"a\n""\n', 'x,"\n\n\n'],
    ids=ascii,
)
def test_work_grows_with_the_lines_and_no_faster(line: str) -> None:
    def work(count: int) -> int:
        text = CountedText(line * count)
        assert list(split_records(text))
        return text.lines.taken

    assert work(2000) <= 2 * work(1000) + 20
    assert work(1000) <= 1000 * 20 * line.count("\n")


def test_a_cell_that_is_never_closed_is_looked_through_once() -> None:
    text = CountedText('"a\n' + '""\n' * 1000 + "b,c\n" * 1000)
    assert sum(record.fault is not None for record in split_records(text)) == 1
    assert text.lines.taken < 20_000


@given(st.text(alphabet='ab,"\n', max_size=40))
def test_every_character_of_a_cell_knows_its_place(text: str) -> None:
    lines = text.split("\n")
    for record in split_records(text):
        for index, cell in enumerate(record.cells):
            for offset, character in enumerate(cell):
                line, column = record.place(index, offset)
                assert column is not None
                assert (lines[line - 1] + "\n")[column - 1] == character
