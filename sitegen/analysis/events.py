"""What happened, newest first: batches, plans, and versions of the data itself."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.analysis.completeness import batch_completeness
from sitegen.model.certification import Batch
from sitegen.model.codes import EventKind
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation
from sitegen.site import urls

_NAMESPACE = uuid.UUID("5e1f0c9a-6f0b-4d53-9a6e-0b7d2b1c6a41")
"""Drawn once for this project. Identifiers must outlast any address, so none is made from one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One thing that a subscriber wants to hear of."""

    kind: EventKind
    name: str
    """Id of the batch or plan, number of the version."""
    title: str
    statement: str
    happened_on: date | None
    """Day of issue or else of publication; None when neither is known."""
    heard_on: date
    """The same day; or that of the source that tells of it; or, when it has none, of the data version."""
    url: str
    """Page of the site."""
    api_path: str
    """Response of the API, under its root."""

    @property
    def key(self) -> str:
        """Name that is never given to anything else."""
        return f"{self.kind}/{self.name}"


def events(data: SiteData) -> tuple[Event, ...]:
    """All events, newest first; those of one day by kind and name."""
    found = (
        *(_batch(data, batch) for batch in data.batches),
        *(_plan(data, plan) for plan in data.plans),
        *_versions(data),
    )
    return tuple(sorted(found, key=lambda event: (-event.heard_on.toordinal(), event.key)))


def stable_id(key: str) -> str:
    """A UUID (RFC 9562, version 5) that depends on nothing but `key`."""
    return str(uuid.uuid5(_NAMESPACE, key))


def _batch(data: SiteData, batch: Batch) -> Event:
    happened_on = batch.issued_on or batch.published_on
    return Event(
        kind=EventKind.BATCH,
        name=batch.id,
        title=f"{batch.title}名单"
        if batch.is_complete
        else f"{batch.title}（{data.label(batch.list_status)}）",
        statement=f"{batch.title}{batch_completeness(data, batch).sentence}。",
        happened_on=happened_on,
        heard_on=happened_on or batch.published_by or _told_on(data, batch.citation),
        url=urls.batch(batch.id),
        api_path=f"batches/{batch.id}.json",
    )


def _plan(data: SiteData, plan: Plan) -> Event:
    named = len({target.county_code for target in data.targets_in[plan.id]})
    draft = f"（{data.label(plan.status)}）" if plan.is_draft and "征求意见" not in plan.title else ""
    return Event(
        kind=EventKind.PLAN,
        name=plan.id,
        title=f"{plan.title}{draft}",
        statement=f"{plan.issuer}的规划，{plan.year_from}至{plan.year_to}年，点名{named}个县级单位。",
        happened_on=plan.issued_on,
        heard_on=plan.issued_on or _told_on(data, plan.citation),
        url=urls.plan(plan.id),
        api_path=f"plans/{plan.id}.json",
    )


def _versions(data: SiteData) -> Iterator[Event]:
    for release in data.changelog:
        yield Event(
            kind=EventKind.VERSION,
            name=release.version,
            title=f"数据版本 {release.version}",
            statement="".join(f"{data.label(change.kind)}：{change.text}" for change in release.changes),
            happened_on=release.date,
            heard_on=release.date,
            url=f"{urls.CHANGES}#v{release.version}",
            api_path="changes.json",
        )


def _told_on(data: SiteData, citation: Citation) -> date:
    return data.source[citation.source_id].published_on or data.created
