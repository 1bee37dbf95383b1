"""Plans against certification, as of a named date."""

from dataclasses import replace
from datetime import date

import pytest

from sitegen.analysis.plan_progress import goal_progress, plan_progress, target_progress
from sitegen.model.codes import Outcome
from sitegen.model.plans import PlanTarget, Stage
from sitegen.model.site_data import SiteData


def target(data: SiteData, county_code: str, year: int, stage: Stage = Stage.NATIONAL) -> PlanTarget:
    return replace(data.plan_targets[0], county_code=county_code, year=year, stage=stage)


@pytest.mark.parametrize(
    ("county_code", "year", "outcome"),
    [
        ("330205", 2020, Outcome.EARLY),
        ("330205", 2019, Outcome.ON_TIME),
        ("330106", 2023, Outcome.LATE),
        ("330102", 2025, Outcome.DUE),
        ("330102", 2026, Outcome.PENDING),
    ],
)
def test_outcomes(data: SiteData, county_code: str, year: int, outcome: Outcome) -> None:
    assert target_progress(data, target(data, county_code, year)).outcome is outcome


def test_a_target_is_due_only_after_its_year_has_ended(data: SiteData) -> None:
    before = replace(data, as_of=date(2025, 12, 31))
    assert target_progress(before, target(data, "330102", 2025)).outcome is Outcome.PENDING
    after = replace(data, as_of=date(2026, 1, 1))
    assert target_progress(after, target(data, "330102", 2025)).outcome is Outcome.DUE


def test_provincial_evaluations_are_not_in_the_data(data: SiteData) -> None:
    provincial = target(data, "330205", 2019, Stage.PROVINCIAL)
    assert target_progress(data, provincial).outcome is Outcome.UNKNOWN


def test_a_plan_counts_its_outcomes_and_years(data: SiteData) -> None:
    progress = plan_progress(data, data.plan["yunnan-2022"])
    assert progress.counts[Outcome.DUE] == 2
    assert sum(progress.counts.values()) == len(progress.targets) == 2
    assert list(progress.by_year) == [2022, 2023]
    assert progress.certified == 0


def test_a_goal_says_which_counties_it_divides_by(data: SiteData) -> None:
    goal = next(goal for goal in data.goals if goal.id == "yunnan-2025")
    progress = goal_progress(data, goal)
    assert (progress.named, progress.declared, progress.unattributed, progress.total) == (0, 3, 4, 3)
    assert progress.share_declared is None
    assert [batch.id for batch in progress.open_batches] == ["2025-1"]
    assert "分母为2025年末的县级行政区数3" in progress.rule


def test_every_outcome_has_a_word_and_a_rule(data: SiteData) -> None:
    assert len({data.label(outcome) for outcome in Outcome}) == len(Outcome)
    assert all(data.word(outcome).note for outcome in Outcome)
