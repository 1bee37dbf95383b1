"""Cells of one school that cannot all be true, or hardly can."""

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

_MOST_EQUIPMENT = 20
"""10,000 yuan for each pupil: a hundred times what is asked; money in yuan is far above it, no school is."""


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


def improbable(row: Row) -> Iterator[tuple[str, str, str, str]]:
    """As `contradictions`, of what is most likely in another unit than the column's."""
    pupils = sum(int(row[name]) for name in PUPILS.values() if row[name])
    if pupils and row["equipment"] and Decimal(row["equipment"]) > pupils * _MOST_EQUIPMENT:
        message = f"{row['school']}：合每名学生{_MOST_EQUIPMENT}万元以上，像是按元填的"
        remedy = "这一列的单位是万元：按元填的，列名写成“教学仪器设备值（元）”；确实是万元的，不必改"
        yield "equipment", "school-equipment", message, remedy


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
