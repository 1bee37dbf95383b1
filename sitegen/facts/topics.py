"""What statements speak of, where more than one kind of fact speaks of it."""

from sitegen.facts.statements import Subject, Topic
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.page import Link

NATION = Topic(Subject.NATION, "CN", "全国", Link("全国", urls.HOME))


def province(data: SiteData, code: str) -> Topic:
    """A province-level unit."""
    item = data.province[code]
    return Topic(Subject.PROVINCE, code, item.name, Link(item.name, urls.province(item.slug)))


def prefecture(data: SiteData, code: str) -> Topic:
    """A prefecture-level unit, named with its province."""
    item = data.prefecture[code]
    name = f"{data.province[item.province_code].name}{item.name}"
    return Topic(Subject.PREFECTURE, code, name, Link(item.name, urls.prefecture(code)))


def county(data: SiteData, code: str) -> Topic:
    """A county-level unit, named with its province and prefecture."""
    item = data.county[code]
    return Topic(Subject.COUNTY, code, data.full_name(item), Link(item.name, urls.county(code)))


def batch(data: SiteData, batch_id: str) -> Topic:
    """A batch."""
    title = data.batch[batch_id].title
    return Topic(Subject.BATCH, batch_id, title, Link(title, urls.batch(batch_id)))


def milestone_list(data: SiteData, list_id: str) -> Topic:
    """A list of counties that have come to a step."""
    title = data.milestone_list[list_id].title
    return Topic(Subject.MILESTONE_LIST, list_id, title, Link(title, f"{urls.BATCHES}#milestone-lists"))


def plan(data: SiteData, plan_id: str) -> Topic:
    """A plan."""
    title = data.plan[plan_id].title
    return Topic(Subject.PLAN, plan_id, title, Link(title, urls.plan(plan_id)))


def indicator(data: SiteData, indicator_id: str) -> Topic:
    """An indicator."""
    name = data.indicator[indicator_id].name
    return Topic(Subject.INDICATOR, indicator_id, name, Link(name, urls.indicator(indicator_id)))
