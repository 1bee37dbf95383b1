"""Schools as rows of the file that a county hands in."""

from collections.abc import Mapping, Sequence

from sitegen.assessment.form import school_schema
from sitegen.assessment.judging import Assessment, judge
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.quantities import values
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
