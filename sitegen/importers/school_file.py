"""A county's schools, out of the file that it keeps them in."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from sitegen.assessment.form import wordings
from sitegen.assessment.schools import Kind, School, Stage, StagePart
from sitegen.datasets.descriptor import Schema
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.validation import validate_tables
from sitegen.findings import Finding, has_errors
from sitegen.importers.files.bounds import MOST_BYTES
from sitegen.importers.files.sheets import UnreadableError
from sitegen.importers.schools.contradictions import PREFIXES
from sitegen.importers.schools.found import Fault, Found
from sitegen.importers.schools.opening import readings
from sitegen.importers.schools.reasons import reasons
from sitegen.importers.schools.table import schools_of

_CODES = {
    **dict.fromkeys(("required", "enum", "outside", "negative", "range", "too-long"), "constraint-error"),
    **dict.fromkeys(("number", "percent", "date", "formula"), "type-error"),
    "damaged": "encoding-error",
}
"""The names that such findings have everywhere."""


def read_schools(file: Path, path: str, schema: Schema) -> tuple[tuple[School, ...], tuple[Finding, ...]]:
    """The schools in `file`, named `path` in findings, and what is wrong; none if there is an error."""
    found = _found_in_file(file, schema)
    findings = [_finding(fault, path) for fault in found.faults]
    if not has_errors(findings):
        rows = tuple(replace(row, table="schools", path=path) for row in found.rows)
        table = Table(name="schools", path=path, schema=schema, rows=rows)
        findings += [fault.finding for fault in validate_tables({table.name: table}, lambda *_: None)]
    schools = () if has_errors(findings) else tuple(school_of(row) for row in found.rows)
    return schools, tuple(findings)


def _found_in_file(file: Path, schema: Schema) -> Found:
    if file.stat().st_size > MOST_BYTES:
        return _unreadable("too-large")
    return found_in(file.read_bytes(), schema)


def found_in(content: bytes, schema: Schema) -> Found:
    """Rows and faults in the bytes of a file; of a text as that mark parts it under which it has a header."""
    found: list[Found] = []
    try:
        for sheets in readings(content):
            found.append(schools_of(sheets, schema, wordings()))
            if not any(fault.code == "missing-header" for fault in found[-1].faults):
                return found[-1]
    except UnreadableError as error:
        return _unreadable(error.code)
    return found[0]


def _unreadable(code: str) -> Found:
    message, remedy = reasons()[code]
    return Found(faults=[Fault(code=code, message=message, remedy=remedy)])


def _finding(fault: Fault, path: str) -> Finding:
    return Finding(
        path,
        _CODES.get(fault.code, fault.code),
        fault.message,
        fault.remedy,
        line=fault.line,
        field=fault.column or None,
        value=fault.value or None,
        severity=fault.severity,
    )


def school_of(row: Row) -> School:
    """The school of a row that is free of faults."""
    return School(
        name=row["school"],
        kind=Kind(row["kind"]),
        parts={stage: _part(row, stage) for stage in Stage if _whole(row, f"{PREFIXES[stage]}_pupils")},
        senior_pupils=_whole(row, "senior_pupils") or 0,
        teaching_area=_number(row, "teaching_area"),
        indoor_sports_area=_number(row, "indoor_sports_area"),
        outdoor_sports_area=_number(row, "outdoor_sports_area"),
        nearby_sports_area=_number(row, "nearby_sports_area") or Fraction(0),
        equipment=_number(row, "equipment"),
        multimedia_classrooms=_whole(row, "multimedia_classrooms"),
    )


def _part(row: Row, stage: Stage) -> StagePart:
    prefix = PREFIXES[stage]
    return StagePart(
        pupils=int(row[f"{prefix}_pupils"]),
        college_teachers=_whole(row, "primary_college_teachers") if stage is Stage.PRIMARY else None,
        bachelor_teachers=_whole(row, f"{prefix}_bachelor_teachers"),
        key_teachers=_whole(row, f"{prefix}_key_teachers"),
        arts_teachers=_whole(row, f"{prefix}_arts_teachers"),
    )


def _whole(row: Row, name: str) -> int | None:
    return int(row[name]) if row[name] else None


def _number(row: Row, name: str) -> Fraction | None:
    return Fraction(row[name]) if row[name] else None
