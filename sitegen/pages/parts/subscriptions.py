"""Links from pages to the same content for programs: responses of the API, feeds and calendars."""

from sitegen.model.divisions import Province
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.page import Alternate, Link

ATOM = "application/atom+xml"
ICALENDAR = "text/calendar"


def api_link(path: str) -> Link:
    """What a page shows, as a response of the API at `path` under its root."""
    return Link("本页内容（接口JSON）", urls.api(path))


def national_alternates(data: SiteData) -> tuple[Alternate, ...]:
    """Feed of everything, and the calendar of all plans if there are any."""
    feed = Alternate(title="认定、规划和数据版本", url=urls.ALL_FEED, kind=ATOM)
    calendar = Alternate(title="各地规划的日历", url=urls.ALL_CALENDAR, kind=ICALENDAR)
    return (feed, calendar) if data.plans else (feed,)


def province_alternates(data: SiteData, province: Province) -> tuple[Alternate, ...]:
    """Feed of a covered province, and the calendar of its plans if there are any."""
    feed = Alternate(title=f"{province.name}的认定和规划", url=urls.province_feed(province.slug), kind=ATOM)
    calendar = Alternate(
        title=f"{province.short_name}的规划日历", url=urls.province_calendar(province.slug), kind=ICALENDAR
    )
    has_plans = any(plan.province_code == province.code for plan in data.plans)
    return (feed, calendar) if has_plans else (feed,)


def plan_alternates(plan: Plan) -> tuple[Alternate, ...]:
    """Calendar of a plan."""
    return (Alternate(title="规划日历", url=urls.plan_calendar(plan.id), kind=ICALENDAR),)
