"""More than 200 counties: numpy's verdict, and at the edges the rule's own words."""

import json
from typing import Any

import numpy as np
import pytest

from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.report import Report, report
from tests.assessment.edges import EDGES
from tests.assessment.expected import CASES, THRESHOLDS, TooNearError, judge, random_cases, values
from tests.support.schools import made, row, with_a_step_less, with_added

RANDOM = json.loads(CASES.read_text(encoding="utf-8"))


def reported(case: dict[str, Any], national: Profile) -> Report:
    schools = [made({**row(), **cells}) for cells in case["rows"]]
    return report(schools, national, Switches(**case["switches"]))


@pytest.mark.parametrize("case", EDGES, ids=lambda case: case["name"])
def test_edges(case: dict[str, Any], national: Profile) -> None:
    assert reported(case, national).verdict == case["verdict"]


def test_random_counties_as_numpy_has_them(national: Profile) -> None:
    for case in RANDOM:
        found = reported(case, national)
        expected = case["expected"]
        assert found.verdict == expected["verdict"]
        assert [[item["school"], item["stage"], item["verdict"]] for item in found.schools] == expected[
            "schools"
        ]
        assert [item["coefficient"] for item in found.differences] == expected["coefficients"]
        assert [item["mean"] for item in found.differences] == expected["means"]


def test_every_printed_value_and_share_is_numpys(national: Profile) -> None:
    for case in RANDOM:
        rows = {cells["school"]: {**row(), **cells} for cells in case["rows"]}
        for unit in reported(case, national).schools:
            own = values(rows[unit["school"]], unit["stage"], unit["pupils"], case["switches"])
            shares = 100 * own / THRESHOLDS[unit["stage"]]
            for item, value, share in zip(unit["indicators"], own, shares, strict=True):
                for text, number in ((item["value"], value), (item["share"], share)):
                    assert bool(text) is not bool(np.isnan(number))
                    half = 0.5 * 10.0 ** -len(text.partition(".")[2])
                    assert not text or abs(float(text) - number) <= half + 1e-9


def test_the_cases_are_those_that_numpy_gives() -> None:
    assert random_cases() == RANDOM
    assert len(RANDOM) + len(EDGES) >= 200
    assert (
        judge([{**row(), **cells} for cells in RANDOM[0]["rows"]], RANDOM[0]["switches"])
        == RANDOM[0]["expected"]
    )


def test_numpy_finds_what_is_to_be_added_enough_and_no_step_of_it_to_spare(national: Profile) -> None:
    verdicts: dict[bool, list[str]] = {True: [], False: []}
    for case in RANDOM:
        rows, additions = [{**row(), **cells} for cells in case["rows"]], reported(case, national).additions
        for plan in (additions, *with_a_step_less(additions)) if additions else ():
            try:
                found = judge(with_added(rows, plan), case["switches"])
            except TooNearError:  # at a line, where this judge is not to be trusted
                continue
            verdicts[plan is additions].append(found["verdict"])
    assert set(verdicts[True]) == {"met", "unknown"}
    assert set(verdicts[False]) == {"unmet"}
    assert min(map(len, verdicts.values())) > 50
