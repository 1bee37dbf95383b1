"""Files as counties keep them: understood, or answered with one clear finding."""

from pathlib import Path
from typing import Any

import pytest

from sitegen.assessment.form import school_schema
from sitegen.findings import Severity, has_errors
from sitegen.importers.school_file import found_in, read_schools
from tests.support.odd_files import CASES, content_of

COLUMNS = ("extra-label", "missing-label")
"""Warnings that nearly every file gives."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_is_understood_or_answered_with_one_finding(case: dict[str, Any]) -> None:
    found = found_in(content_of(case), school_schema())
    errors = [fault for fault in found.faults if fault.severity is Severity.ERROR]
    if "fault" in case:
        line, column, words = case["fault"]
        assert [(fault.line, fault.column) for fault in errors] == [(line, column)]
        assert words in errors[0].message
        assert errors[0].remedy
    else:
        assert errors == []
        assert len(found.rows) == len(case["schools"])
        for row, cells in zip(found.rows, case["schools"], strict=True):
            assert {name: row[name] for name in cells} == cells
    notes = [
        fault.message
        for fault in found.faults
        if fault.severity is Severity.WARNING and fault.code not in COLUMNS
    ]
    assert len(notes) == len(case.get("notes", ()))
    assert all(words in note for words, note in zip(case.get("notes", ()), notes, strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_understood_satisfies_the_schema(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "schools").write_bytes(content_of(case))
    schools, findings = read_schools(tmp_path / "schools", "schools", school_schema())
    assert has_errors(findings) is ("fault" in case)
    assert len(schools) == len(case.get("schools", ()))
