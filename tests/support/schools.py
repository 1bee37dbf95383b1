"""Schools as rows of the file that a county hands in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from sitegen.assessment.form import school_schema
from sitegen.assessment.judging import Assessment, judge
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.quantities import values
from sitegen.assessment.report import PrintedAddition
from sitegen.assessment.schools import School
from sitegen.datasets.reader import Row
from sitegen.importers.school_file import school_of

FIELDS = school_schema().field_names
SUFFICIENT = {
    "primary_pupils": "1000",
    "primary_college_teachers": "12",
    "primary_bachelor_teachers": "40",
    "primary_key_teachers": "15",
    "primary_arts_teachers": "12",
    "teaching_area": "6000",
    "indoor_sports_area": "500",
    "outdoor_sports_area": "9000",
    "equipment": "260",
    "multimedia_classrooms": "30",
}
"""A primary school of 1,000 pupils that meets everything."""


def row(name: str = "甲小学", kind: str = "小学", **cells: str) -> Mapping[str, str]:
    """A row with every field; what is not given is empty."""
    return {**dict.fromkeys(FIELDS, ""), "school": name, "kind": kind, **cells}


def made(cells: Mapping[str, str]) -> School:
    """The school of a row."""
    return school_of(Row(line=1, cells=cells))


def assess(schools: Sequence[School], profile: Profile, switches: Switches) -> Assessment:
    """What one reading of the method says of a county."""
    return judge(schools, values(schools, profile, switches), profile, switches)


MEANS = {
    "1.1": "{}_bachelor_teachers",
    "1.2": "{}_key_teachers",
    "1.3": "{}_arts_teachers",
    "1.4": "teaching_area",
    "1.5": "outdoor_sports_area",
    "1.6": "equipment",
    "1.7": "multimedia_classrooms",
}
"""Where a county writes down what was added of an indicator."""


def with_added(
    rows: Sequence[Mapping[str, str]], additions: Iterable[PrintedAddition]
) -> list[Mapping[str, str]]:
    """The rows as the county would write them once everything is there."""
    better = {cells["school"]: dict(cells) for cells in rows}
    for item in additions:
        field = MEANS[item["indicator"]].format({"小学": "primary", "初中": "junior", "": ""}[item["stage"]])
        cells = better[item["school"]]
        cells[field] = f"{Decimal(cells[field]) + Decimal(item['amount'])}"
    return list(better.values())


def with_a_step_less(additions: Sequence[PrintedAddition]) -> Iterator[list[PrintedAddition]]:
    """The additions without one of them, and with one step less of it, for each of them."""
    for place, item in enumerate(additions):
        others = [*additions[:place], *additions[place + 1 :]]
        yield others
        step = Decimal("0.01") if item["unit"] == "万元" else Decimal(1)
        if Decimal(item["amount"]) > step:
            yield [*others, {**item, "amount": f"{Decimal(item['amount']) - step}"}]
