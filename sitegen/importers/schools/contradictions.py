"""Cells of one school that cannot all be true."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sitegen.assessment.schools import Kind, Stage
from sitegen.datasets.reader import Row

PREFIXES = {Stage.PRIMARY: "primary", Stage.JUNIOR: "junior"}
STAGES: Mapping[Kind, tuple[Stage, ...]] = {
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


def contradictions(row: Row) -> Iterator[tuple[str, str, str, str]]:
    """The field, a code, what is wrong, and what to do."""
    for stage in Stage:
        if fault := _pupils_fault(row, stage):
            yield fault
    whole, indoor = row["teaching_area"], row["indoor_sports_area"]
    if whole and indoor and Decimal(indoor) > Decimal(whole):
        message = f"{row['school']}：室内体育用房面积大过教学及辅助用房面积"
        remedy = "教学及辅助用房面积要含室内体育用房；对照统计表改"
        yield "indoor_sports_area", "school-area", message, remedy


def _pupils_fault(row: Row, stage: Stage) -> tuple[str, str, str, str] | None:
    kind, name = Kind(row["kind"]), f"{PREFIXES[stage]}_pupils"
    pupils = row[name]
    if stage in STAGES[kind] and not pupils:
        message = f"{row['school']}是{kind}，没有写{stage}在校生数"
        return name, "school-pupils", message, "写上在校生数；确实没有学生的写0"
    if stage not in STAGES[kind] and kind is not Kind.SPECIAL and pupils not in ("", "0"):
        message = f"{row['school']}是{kind}，却写了{stage}在校生数"
        return name, "school-pupils", message, "改办学类型，或把这一格留空"
    return None
