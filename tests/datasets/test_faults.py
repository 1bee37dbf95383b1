"""Folding of findings: many of one kind in one column become one."""

import pytest

from sitegen.datasets.faults import fold_repeats, line_ranges
from sitegen.findings import Finding


def finding(line: int) -> Finding:
    return Finding(path="a.csv", line=line, field="x", code="type-error", message="不对", remedy="改")


def test_a_few_findings_stand_alone() -> None:
    few = [finding(line) for line in range(2, 7)]
    assert fold_repeats(few) == few


def test_many_findings_become_one_at_the_first_line() -> None:
    (folded,) = fold_repeats(finding(line) for line in (9, 2, 3, 4, 5, 7))
    assert folded.line == 2
    assert folded.message == "不对（同样的有 6 处：第 2–5、7、9 行）"


@pytest.mark.parametrize(
    ("lines", "words"),
    [([3], "第 3 行"), ([4, 3], "第 3–4 行"), ([1, 3, 5], "第 1、3、5 行"), ([2, 2], "第 2 行")],
)
def test_lines_in_words(lines: list[int], words: str) -> None:
    assert line_ranges(lines) == words
