"""Counties at the edge of a rule, with what the rule's own words say of them. Worked out by hand."""

from collections.abc import Mapping
from typing import Any

from tests.support.schools import SUFFICIENT, row

USUAL = {
    "degree": "college",
    "split": "weights-2015",
    "sports": "indoor-is-sports",
    "deviation": "weighted-population",
    "rounding": "exact",
}


def _case(name: str, verdict: str, *changes: Mapping[str, str], **switches: str) -> dict[str, Any]:
    rows = [{**row(f"学校{number}"), **SUFFICIENT, **cells} for number, cells in enumerate(changes, 1)]
    return {"name": name, "rows": rows, "switches": {**USUAL, **switches}, "verdict": verdict}


EDGES = (
    _case("exactly at the threshold", "met", {"multimedia_classrooms": "23"}),
    _case("one room below, at 95.7%", "met", {"multimedia_classrooms": "22"}),
    # 2.3 of 1,000 pupils are 23 rooms, 85% of them 19.55.
    _case("20 rooms are 87%", "met", {"multimedia_classrooms": "20"}),
    _case("19 rooms are 82.6%", "unmet", {"multimedia_classrooms": "19"}),
    # 3,825 m² are exactly 85% of 4.5 m² for 1,000 pupils; 0.85 × 4.5 is 3.8249999999999997 in floating point.
    _case("85% to the last square centimetre", "met", {"teaching_area": "4325"}),
    _case("a square centimetre below 85%", "unmet", {"teaching_area": "4324.9999"}),
    # 839 teachers for 20,000 pupils are 4.195, which is 4.1949999… in floating point.
    _case(
        "4.195 rounds up to 4.20",
        "met",
        {
            "primary_pupils": "20000",
            "primary_college_teachers": "0",
            "primary_bachelor_teachers": "839",
            "primary_key_teachers": "200",
            "primary_arts_teachers": "170",
            "teaching_area": "95000",
            "indoor_sports_area": "0",
            "outdoor_sports_area": "150000",
            "equipment": "4000",
            "multimedia_classrooms": "460",
        },
        rounding="two-decimals",
    ),
    # Equipment at 1,000 ± 500 times 4: the coefficient is exactly a half.
    _case("a coefficient of exactly 0.50", "met", {"equipment": "200"}, {"equipment": "600"}),
    _case("a yuan more than a half", "unmet", {"equipment": "200"}, {"equipment": "600.0001"}),
    _case(
        "0.50001 rounds to 0.50",
        "met",
        {"equipment": "200"},
        {"equipment": "600.0001"},
        rounding="two-decimals",
    ),
    # (a − b) / (a + b) = 0.505 for 1.505 and 0.495: rounds up to 0.51.
    _case(
        "0.505 rounds up to 0.51",
        "unmet",
        {"equipment": "247.5"},
        {"equipment": "752.5"},
        rounding="two-decimals",
    ),
    _case("0.505 is more than 0.50", "unmet", {"equipment": "247.5"}, {"equipment": "752.5"}),
    _case("one school differs from none", "met", {}),
    _case("one school has no sample deviation and needs none", "met", {}, deviation="plain-sample"),
    _case("all alike", "met", {}, {}, {}),
    _case("no pupils: nothing is asked", "unknown", {"primary_pupils": "0"}),
    _case("a school without pupils beside one with", "met", {}, {"primary_pupils": "0", "equipment": "0"}),
    _case(
        "nothing at all of one indicator",
        "unmet",
        {"primary_arts_teachers": "0"},
        {"primary_arts_teachers": "0"},
    ),
    _case("a missing cell", "unknown", {"equipment": ""}),
    _case("a missing cell beside a failure", "unmet", {"equipment": "", "primary_key_teachers": "0"}),
    _case("two missing cells may still be met", "unknown", {"equipment": "", "teaching_area": ""}),
    _case("one missed and one missing", "unknown", {"equipment": "", "multimedia_classrooms": "22"}),
    _case(
        "two missed and one missing",
        "unmet",
        {"equipment": "", "multimedia_classrooms": "22", "primary_arts_teachers": "8"},
    ),
    _case("an empty field outside counts as nothing", "met", {"nearby_sports_area": ""}),
    # 52 teachers, 12 of them with a college degree: 4.0 of 4.2 if only bachelors count.
    _case("college teachers do not count", "met", {}, degree="bachelor"),
    _case(
        "college teachers do not count, and rooms are short too",
        "unmet",
        {"multimedia_classrooms": "22"},
        degree="bachelor",
    ),
    # 7,300 m² outside and 500 inside: 7.8 or 7.3 of 7.5.
    _case(
        "the gym saves the grounds",
        "met",
        {"outdoor_sports_area": "7300", "multimedia_classrooms": "22"},
    ),
    _case(
        "the gym counts as rooms",
        "unmet",
        {"outdoor_sports_area": "7300", "multimedia_classrooms": "22"},
        sports="indoor-is-teaching",
    ),
    _case("a teaching point of 49", "unknown", {"kind": "教学点", "primary_pupils": "49"}),
    _case(
        "a teaching point of 50",
        "unmet",
        {"kind": "教学点", "primary_pupils": "50", "multimedia_classrooms": "0"},
    ),
    _case("a special school is not asked", "unknown", {"kind": "特殊教育学校"}),
    # Alike in all but size, the small school twice as rich: weighted 0.2 of the mean, plain a third.
    _case("plain and weighted agree here", "met", {}, {"equipment": "520"}, deviation="plain-population"),
    # 200 and 600 differ by half of their mean; as a sample by 0.7071.
    _case("as a sample", "unmet", {"equipment": "200"}, {"equipment": "600"}, deviation="plain-sample"),
)
