"""A county's schools, out of the file that it keeps them in."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from sitegen.assessment.schools import Kind, School, Stage, StagePart
from sitegen.datasets.descriptor import Schema
from sitegen.datasets.faults import row_fault
from sitegen.datasets.reader import Row, Table, table_of
from sitegen.datasets.validation import validate_tables
from sitegen.findings import Finding, has_errors, in_order
from sitegen.importers.school_sheet import school_records

_STAGES: Mapping[Kind, tuple[Stage, ...]] = {
    Kind.PRIMARY: (Stage.PRIMARY,),
    Kind.TEACHING_POINT: (Stage.PRIMARY,),
    Kind.JUNIOR: (Stage.JUNIOR,),
    Kind.COMPLETE: (Stage.JUNIOR,),
    Kind.VOCATIONAL: (Stage.JUNIOR,),
    Kind.NINE_YEAR: (Stage.PRIMARY, Stage.JUNIOR),
    Kind.TWELVE_YEAR: (Stage.PRIMARY, Stage.JUNIOR),
    Kind.SPECIAL: (),
}
"""Stages that a kind of school must tell the pupils of."""
_PREFIXES = {Stage.PRIMARY: "primary", Stage.JUNIOR: "junior"}


def read_schools(file: Path, path: str, schema: Schema) -> tuple[tuple[School, ...], tuple[Finding, ...]]:
    """The schools in `file`, named `path` in findings, and what is wrong; none if there is an error.

    Raises UsageError for a kind of file that is not read.
    """
    records, findings = school_records(file, path, schema)
    if not has_errors(findings) and not records:
        findings.append(Finding(path, "no-rows", "表头下面没有一所学校", "一所学校写一行"))
    table, faults = table_of(records, "schools", path, schema)
    found = [*findings, *faults]
    if not has_errors(found):
        found += [fault.finding for fault in validate_tables({table.name: table}, lambda *_: None)]
    if not has_errors(found):
        found += _contradictions(table)
    ordered = in_order(found)
    return (() if has_errors(ordered) else tuple(school_of(row) for row in table.rows)), ordered


def _contradictions(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        for stage in Stage:
            if fault := _pupils_fault(row, stage):
                name, message, remedy = fault
                yield row_fault(table, row, name, "school-pupils", message, remedy).finding
        whole, indoor = _number(row, "teaching_area"), _number(row, "indoor_sports_area")
        if whole is not None and indoor is not None and indoor > whole:
            message = f"{row['school']}：室内体育用房面积大过教学及辅助用房面积"
            remedy = "教学及辅助用房面积要含室内体育用房；对照统计表改"
            yield row_fault(table, row, "indoor_sports_area", "school-area", message, remedy).finding


def _pupils_fault(row: Row, stage: Stage) -> tuple[str, str, str] | None:
    """The field, what is wrong with its pupils, and what to do."""
    kind, name = Kind(row["kind"]), f"{_PREFIXES[stage]}_pupils"
    pupils = _whole(row, name)
    if stage in _STAGES[kind] and pupils is None:
        return name, f"{row['school']}是{kind}，没有写{stage}在校生数", "写上在校生数；确实没有学生的写0"
    if stage not in _STAGES[kind] and kind is not Kind.SPECIAL and pupils:
        return name, f"{row['school']}是{kind}，却写了{stage}在校生数", "改办学类型，或把这一格留空"
    return None


def school_of(row: Row) -> School:
    """The school of a row that is free of faults."""
    return School(
        name=row["school"],
        kind=Kind(row["kind"]),
        parts={stage: _part(row, stage) for stage in Stage if _whole(row, f"{_PREFIXES[stage]}_pupils")},
        senior_pupils=_whole(row, "senior_pupils") or 0,
        teaching_area=_number(row, "teaching_area"),
        indoor_sports_area=_number(row, "indoor_sports_area"),
        outdoor_sports_area=_number(row, "outdoor_sports_area"),
        nearby_sports_area=_number(row, "nearby_sports_area") or Fraction(0),
        equipment=_number(row, "equipment"),
        multimedia_classrooms=_whole(row, "multimedia_classrooms"),
    )


def _part(row: Row, stage: Stage) -> StagePart:
    prefix = _PREFIXES[stage]
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
