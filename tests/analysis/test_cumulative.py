"""Counts up to each year."""

from dataclasses import replace

import pytest

from sitegen.analysis.cumulative import cumulative, cumulative_targets, units_needed
from sitegen.analysis.plan_progress import goal_progress
from sitegen.model.site_data import SiteData


def test_the_nation_counts_every_declared_unit(data: SiteData) -> None:
    points = [(p.batch.id, p.named, p.declared, p.unattributed) for p in cumulative(data, None)]
    assert points == [("2019", 2, 2, 0), ("2023", 4, 7, 0), ("2024", 7, 10, 0), ("2025-1", 7, 14, 0)]


def test_a_province_leaves_out_what_is_given_to_none(data: SiteData) -> None:
    points = [(p.batch.id, p.named, p.declared, p.unattributed) for p in cumulative(data, "530000")]
    assert points == [("2019", 0, 0, 0), ("2023", 0, 3, 0), ("2024", 0, 3, 0), ("2025-1", 0, 3, 4)]


def test_targets_of_the_nation_only(data: SiteData) -> None:
    assert cumulative_targets(data, data.plan["yunnan-2022"]) == ((2022, 1), (2023, 2))
    assert cumulative_targets(data, data.plan["gongshu-2024"]) == ((2025, 1),)


@pytest.mark.parametrize(("total", "needed"), [(2845, 949), (2844, 948), (3, 1), (4, 2)])
def test_a_third_is_rounded_up_once(data: SiteData, total: int, needed: int) -> None:
    goal = next(goal for goal in data.goals if goal.id == "cn-2027")
    assert units_needed(replace(goal_progress(data, goal), total=total)) == needed


def test_a_goal_without_a_number_needs_none(data: SiteData) -> None:
    goal = next(goal for goal in data.goals if goal.id == "cn-2035")
    assert units_needed(goal_progress(data, goal)) is None
