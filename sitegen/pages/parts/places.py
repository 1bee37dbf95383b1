"""Links to the things that have pages, and the cells that name them in tables."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sitegen.model.certification import Batch
from sitegen.model.divisions import Prefecture, Province
from sitegen.model.plans import Plan
from sitegen.site import urls
from sitegen.site.page import Link
from sitegen.site.tables import Cell

T = TypeVar("T")


def province_link(province: Province) -> Link:
    """Link to the page of a province."""
    return Link(province.name, urls.province(province.slug))


def short_province_link(province: Province) -> Link:
    """The same by the short name: 浙江."""
    return Link(province.short_name, urls.province(province.slug))


def prefecture_link(prefecture: Prefecture) -> Link:
    """Link to the page of a prefecture."""
    return Link(prefecture.name, urls.prefecture(prefecture.code))


def plan_link(plan: Plan) -> Link:
    """Link to the page of a plan."""
    return Link(plan.title, urls.plan(plan.id))


def with_neighbours(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each of `items` with the one before it and the one after it."""
    yield from zip((None, *items), items, (*items[1:], None), strict=False)


def province_cell(province: Province) -> Cell:
    """Name of a province with a link to its page."""
    return Cell(province.name, url=urls.province(province.slug), sort=province.code)


def batch_cell(batch: Batch) -> Cell:
    """Title of a batch with a link to its page."""
    return Cell(batch.title, url=urls.batch(batch.id), sort=batch.id)


def short_batch_cell(batch: Batch) -> Cell:
    """The same by its label: 2024年."""
    return Cell(batch.label, url=urls.batch(batch.id), sort=batch.id)


def plan_cell(plan: Plan) -> Cell:
    """Title of a plan with a link to its page."""
    return Cell(plan.title, url=urls.plan(plan.id), sort=plan.id)
