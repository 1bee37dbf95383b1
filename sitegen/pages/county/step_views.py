"""A county's line of steps: planned, pilot, evaluated by its province, submitted, certified, withdrawn.

Each step stands on its own source. None is inferred from another: what no source says is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.facts import kinds
from sitegen.model.certification import Milestone, MilestoneEntry
from sitegen.model.divisions import County
from sitegen.model.plans import Stage
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import plan_link
from sitegen.pages.parts.receipts import Receipt, receipts
from sitegen.site import urls
from sitegen.site.page import Link
from sitegen.site.words import UNKNOWN


@dataclass(frozen=True, kw_only=True, slots=True)
class StepView:
    """One step, or that no source says that the unit came to it."""

    title: str
    words: str
    link: Link | None = None
    """Where the list or plan stands."""
    note: str = ""
    statement: str = ""
    receipts: tuple[Receipt, ...] = ()


def step_views(data: SiteData, county: County) -> tuple[StepView, ...]:
    """The line of steps in the order of the procedure; empty when no list of a step names the unit."""
    if not data.milestones_of[county.code]:
        return ()
    return (
        *(_planned(data, county) or (_unknown(f"规划{data.label(Stage.NATIONAL)}"),)),
        *_listed(data, county, Milestone.PILOT),
        *(_listed(data, county, Milestone.EVALUATED) or (_unknown(data.label(Milestone.EVALUATED)),)),
        *(_listed(data, county, Milestone.SUBMITTED) or (_unknown(data.label(Milestone.SUBMITTED)),)),
        *(tuple(_certified(data, county)) or (_unknown(data.label(Stage.NATIONAL)),)),
        *_listed(data, county, Milestone.WITHDRAWN),
    )


def _planned(data: SiteData, county: County) -> tuple[StepView, ...]:
    return tuple(
        StepView(
            title=f"规划{data.label(target.stage)}",
            words=f"{target.year}年",
            link=plan_link(data.plan[target.plan_id]),
        )
        for target in sorted(data.targets_of[county.code], key=lambda item: item.year)
    )


def _listed(data: SiteData, county: County, milestone: Milestone) -> tuple[StepView, ...]:
    return tuple(
        _entry(data, item)
        for item in data.milestones_of[county.code]
        if data.milestone_list[item.list_id].milestone is milestone
    )


def _entry(data: SiteData, item: MilestoneEntry) -> StepView:
    found = data.milestone_list[item.list_id]
    return StepView(
        title=data.label(found.milestone),
        words=f"{found.year}年",
        link=Link(found.title, f"{urls.BATCHES}#milestone-lists"),
        note=data.word(found.milestone).note,
        statement=kinds.MILESTONE.id(item.list_id, item.seq),
        receipts=receipts(data, item.citation),
    )


def _certified(data: SiteData, county: County) -> Iterator[StepView]:
    for item in data.certifications_of[county.code]:
        batch = data.batch[item.batch_id]
        link = Link(batch.title, urls.batch(batch.id))
        title = data.label(Stage.NATIONAL)
        yield StepView(title=title, words=batch.label, link=link)


def _unknown(title: str) -> StepView:
    return StepView(title=title, words=UNKNOWN)
