"""Aggregate goals beside what was certified, with the rule that the figures follow."""

from dataclasses import dataclass

from sitegen.analysis.plan_progress import GoalProgress, goal_progress
from sitegen.model.plans import Goal, Stage
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.receipts import Receipt, receipts
from sitegen.site.blocks import Fact
from sitegen.site.words import listed, percent

_PROVINCIAL = "省级评估的结果不在本站数据之内，无法核对。"


@dataclass(frozen=True, kw_only=True, slots=True)
class GoalView:
    """One goal and how far it is, without a forecast."""

    goal: Goal
    aim: str
    """The aim as one reads it: 2025年，不低于20.0%."""
    facts: tuple[Fact, ...]
    """Shares reached; empty when the data cannot tell."""
    remark: str
    """The rule behind the shares, or why there are none."""
    receipts: tuple[Receipt, ...]


def goal_views(data: SiteData, province_code: str | None) -> tuple[GoalView, ...]:
    """Goals of a province, or of the nation when there is no code."""
    return tuple(_view(data, goal) for goal in data.goals if goal.province_code == province_code)


def _view(data: SiteData, goal: Goal) -> GoalView:
    progress = goal_progress(data, goal)
    national = goal.stage is Stage.NATIONAL
    return GoalView(
        goal=goal,
        aim=_aim(data, goal),
        facts=_facts(progress) if national else (),
        remark=f"算法：{progress.rule}。" if national else _PROVINCIAL,
        receipts=receipts(data, goal.citation),
    )


def _aim(data: SiteData, goal: Goal) -> str:
    if goal.value is None:
        return f"{goal.year}年，来源没有给出比例（{data.label(goal.stage)}）"
    words = "全部" if goal.value == 1 else f"{data.label(goal.operator)}{percent(goal.value)}"
    return f"{goal.year}年，{words}（{data.label(goal.stage)}）"


def _facts(progress: GoalProgress) -> tuple[Fact, ...]:
    return (
        Fact("按收到的名单", percent(progress.share_named), note=f"{progress.named}÷{progress.total}"),
        Fact(
            "按公布的数目",
            percent(progress.share_declared),
            note=(
                f"{listed(batch.label for batch in progress.open_batches)}没有查到分省数目，算不出"
                if progress.open_batches
                else f"{progress.declared}÷{progress.total}"
            ),
        ),
    )
