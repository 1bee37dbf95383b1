"""Plans as calendar events: planned years, yearly deadlines, and phases with a beginning and an end."""

import calendar
from collections.abc import Iterator
from datetime import date

from sitegen.feeds.calendar import CalendarEvent, Yearly
from sitegen.model.groups import grouped
from sitegen.model.plans import Phase, Plan, PlanTarget, Stage
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.words import listed

_FEBRUARY = 2
_ONLY_A_YEAR = "规划只写到年份，没有写日期；日历记在这一年的最后一天，不是截止日期。列入规划不等于通过。"


def plan_events(data: SiteData, plan: Plan, site_url: str) -> Iterator[CalendarEvent]:
    """Events of one plan, steps first, then years; none for a step that gives no time."""
    for phase in data.phases:
        if phase.plan_id == plan.id:
            yield from _phase(data, plan, phase, site_url)
    years = grouped(data.targets_in[plan.id], lambda target: (target.year, target.stage.value))
    for (year, stage), targets in sorted(years.items()):
        yield _year(data, plan, year, Stage(stage), targets, site_url)


def _year(
    data: SiteData, plan: Plan, year: int, stage: Stage, targets: tuple[PlanTarget, ...], site_url: str
) -> CalendarEvent:
    """One event for all counties of a year: one for each would fill the day."""
    names = [data.full_name(data.county[target.county_code]) for target in targets]
    who = names[0] if len(names) == 1 else f"{_short(data, plan)}{len(names)}个县级单位"
    last = date(year, 12, 31)
    return CalendarEvent(
        key=f"plan/{plan.id}/year/{year}/{stage.value}",
        title=f"规划年份{year}：{who}{data.label(stage)}{_draft(data, plan)}",
        description=f"{listed(names)}。\n{_ONLY_A_YEAR}\n{_source(data, plan, targets[0].citation.locator)}",
        first=last,
        last=last,
        category="规划年份",
        is_tentative=plan.is_draft,
        url=_url(plan, site_url),
    )


def _phase(data: SiteData, plan: Plan, phase: Phase, site_url: str) -> Iterator[CalendarEvent]:
    if phase.deadline:
        first, yearly = _deadline(plan, phase)
        last = first
    elif phase.starts_on and phase.ends_on:
        first, last, yearly = _month(phase.starts_on)[0], _month(phase.ends_on)[1], None
    else:
        return
    yield CalendarEvent(
        key=f"plan/{plan.id}/phase/{phase.seq}",
        title=f"{_short(data, plan)}：{phase.title}{'期限' if phase.deadline else ''}{_draft(data, plan)}",
        description=f"{phase.actor}：{phase.summary}\n{_source(data, plan, phase.citation.locator)}",
        first=first,
        last=last,
        category="每年期限" if phase.is_yearly else "实施步骤",
        is_tentative=plan.is_draft,
        yearly=yearly,
        url=_url(plan, site_url),
    )


def _deadline(plan: Plan, phase: Phase) -> tuple[date, Yearly | None]:
    """The first deadline of the plan's years, and how it comes again until the last of them."""
    month, day = (int(part) for part in (phase.deadline or "").split("-"))
    first = _day(plan.year_from + phase.deadline_year_offset, month, day)
    last = _day(plan.year_to + phase.deadline_year_offset, month, day)
    if not phase.is_yearly:
        return first, None
    return first, Yearly(month=month, day=-1 if _is_february_end(month, day) else day, last=last)


def _day(year: int, month: int, day: int) -> date:
    """The data writes the last day of February as the 28th, since it gives no year."""
    return date(year, month, calendar.monthrange(year, month)[1] if _is_february_end(month, day) else day)


def _is_february_end(month: int, day: int) -> bool:
    return month == _FEBRUARY and day == 28


def _month(value: str) -> tuple[date, date]:
    year, month = (int(part) for part in value.split("-"))
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _short(data: SiteData, plan: Plan) -> str:
    if plan.county_code:
        return data.county[plan.county_code].name
    return data.province[plan.province_code].short_name


def _draft(data: SiteData, plan: Plan) -> str:
    return f"（{data.label(plan.status)}）" if plan.is_draft else ""


def _source(data: SiteData, plan: Plan, locator: str) -> str:
    number = f"（{plan.document_number}）" if plan.document_number else ""
    return f"据《{plan.title}》{number}，{locator}。本站版本 {data.version}。"


def _url(plan: Plan, site_url: str) -> str:
    return f"{site_url}{urls.plan(plan.id)[1:]}" if site_url else ""
