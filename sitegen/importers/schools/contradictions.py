"""Cells of one school that cannot all be true."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sitegen.assessment.schools import Kind, Stage
from sitegen.datasets.reader import Row

PREFIXES = {Stage.PRIMARY: "primary", Stage.JUNIOR: "junior"}
SENIOR = "高中"
PUPILS: Mapping[str, str] = {
    Stage.PRIMARY: "primary_pupils",
    Stage.JUNIOR: "junior_pupils",
    SENIOR: "senior_pupils",
}
LEVELS: Mapping[Kind, tuple[str, ...]] = {
    Kind.PRIMARY: (Stage.PRIMARY,),
    Kind.TEACHING_POINT: (Stage.PRIMARY,),
    Kind.JUNIOR: (Stage.JUNIOR,),
    Kind.COMPLETE: (Stage.JUNIOR, SENIOR),
    Kind.VOCATIONAL: (Stage.JUNIOR,),
    Kind.NINE_YEAR: (Stage.PRIMARY, Stage.JUNIOR),
    Kind.TWELVE_YEAR: (Stage.PRIMARY, Stage.JUNIOR, SENIOR),
    Kind.SPECIAL: (),
}
"""Levels that a kind of school must tell the pupils of: those of 高中 share its rooms and grounds."""


def contradictions(row: Row) -> Iterator[tuple[str, str, str, str]]:
    """The field, a code, what is wrong, and what to do."""
    for level in PUPILS:
        if fault := _pupils_fault(row, level):
            yield fault
    whole, indoor = row["teaching_area"], row["indoor_sports_area"]
    if whole and indoor and Decimal(indoor) > Decimal(whole):
        message = f"{row['school']}：室内体育用房面积大过教学及辅助用房面积"
        remedy = "教学及辅助用房面积要含室内体育用房；对照统计表改"
        yield "indoor_sports_area", "school-area", message, remedy


def _pupils_fault(row: Row, level: str) -> tuple[str, str, str, str] | None:
    kind, name = Kind(row["kind"]), PUPILS[level]
    pupils = row[name]
    if level in LEVELS[kind] and not pupils:
        message = f"{row['school']}是{kind}，没有写{level}在校生数"
        return name, "school-pupils", message, "写上在校生数；确实没有学生的写0"
    if level not in LEVELS[kind] and kind is not Kind.SPECIAL and pupils not in ("", "0"):
        message = f"{row['school']}是{kind}，却写了{level}在校生数"
        return name, "school-pupils", message, "改办学类型，或把这一格留空"
    return None
