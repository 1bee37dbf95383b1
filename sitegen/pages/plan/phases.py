"""Procedures as timelines, and the page of all procedures."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.plans import Phase, Plan
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import HOME, PLANS
from sitegen.pages.parts.places import plan_link
from sitegen.pages.parts.receipts import Receipt, receipts, sources_of
from sitegen.site import urls
from sitegen.site.blocks import Step
from sitegen.site.page import Link, Page
from sitegen.site.words import listed, month


@dataclass(frozen=True, kw_only=True, slots=True)
class Procedure:
    """The steps of one plan."""

    id: str
    plan: Link
    title: str
    """Whose procedure it is, and whether it comes again every year."""
    is_draft: bool
    is_yearly: bool
    steps: tuple[Step, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProcedureBody:
    """All procedures, yearly ones first."""

    contents: tuple[Link, ...]
    procedures: tuple[Procedure, ...]


def procedure_page(data: SiteData) -> Page:
    """The page of all procedures."""
    found = sorted(_procedures(data), key=lambda item: not item.is_yearly)
    actors = listed(item.title for item in found) or "没有收录"
    return Page(
        url=urls.PROCEDURE,
        template="pages/procedure.html",
        title="程序与期限",
        description=f"从县里自评到国家认定要走哪些步骤、各在什么时候：{actors}。",
        breadcrumb=(HOME, PLANS),
        body=ProcedureBody(
            contents=tuple(Link(item.title, f"{urls.PROCEDURE}#{item.id}") for item in found),
            procedures=tuple(found),
        ),
        sources=sources_of(data, data.phases),
    )


def procedure_of(data: SiteData, plan: Plan) -> Procedure | None:
    """The steps of `plan`; None when it gives none."""
    phases = [phase for phase in data.phases if phase.plan_id == plan.id]
    if not phases:
        return None
    is_yearly = any(phase.is_yearly for phase in phases)
    place = data.county[plan.county_code] if plan.county_code else data.province[plan.province_code]
    return Procedure(
        id=plan.id,
        plan=plan_link(plan),
        title=f"{place.name}{'每年的程序' if is_yearly else '的实施步骤'}",
        is_draft=plan.is_draft,
        is_yearly=is_yearly,
        steps=tuple(_step(phase) for phase in phases),
        receipts=tuple(
            dict.fromkeys(receipt for phase in phases for receipt in receipts(data, phase.citation))
        ),
    )


def _procedures(data: SiteData) -> Iterator[Procedure]:
    for plan in data.plans:
        found = procedure_of(data, plan)
        if found:
            yield found


def _step(phase: Phase) -> Step:
    return Step(when=_when(phase), title=f"{phase.title}：{phase.actor}", text=phase.summary)


def _when(phase: Phase) -> str:
    if phase.deadline:
        number, last = (int(part) for part in phase.deadline.split("-"))
        year = "次年" if phase.deadline_year_offset else "当年"
        words = f"{number}月底" if _is_month_end(number, last) else f"{number}月{last}日"
        return f"每年评估，{year}{words}前"
    if phase.starts_on and phase.ends_on:
        return f"{month(phase.starts_on)}至{month(phase.ends_on)}"
    return "没有写明时限"


def _is_month_end(number: int, last: int) -> bool:
    """February counts as ended on the 28th, since the year is not given."""
    return last == (28 if number == 2 else 30 if number in (4, 6, 9, 11) else 31)
