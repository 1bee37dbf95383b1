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
