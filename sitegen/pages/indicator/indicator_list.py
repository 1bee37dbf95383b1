"""All indicators on one page: groups, thresholds per school stage, departments, and the rules that decide."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.indicators import Indicator, IndicatorGroup
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Evidence
from sitegen.pages.indicator.indicator_views import (
    RuleView,
    ThresholdView,
    department_links,
    indicator_link,
    level_words,
    rule_view,
    threshold_views,
)
from sitegen.pages.parts.breadcrumbs import HOME
from sitegen.pages.parts.downloads import table_links
from sitegen.pages.parts.receipts import sources_of
from sitegen.site import urls
from sitegen.site.blocks import Card, Stat
from sitegen.site.page import Link, Page
from sitegen.site.words import listed


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorView:
    """One indicator with its thresholds and the departments that answer for it."""

    indicator: Indicator
    anchor: str
    link: Link
    level: str
    thresholds: tuple[ThresholdView, ...]
    departments: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupView:
    """A first-level indicator with those under it."""

    group: IndicatorGroup
    anchor: str
    indicators: tuple[IndicatorView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorsBody:
    """The whole system of indicators."""

    stat: Stat
    contents: tuple[Link, ...]
    groups: tuple[GroupView, ...]
    rules: tuple[RuleView, ...]
    weakest: str
    """What kind of copy the deciding rules come from, when it is no official one; else empty."""
    ways: tuple[Card, ...]
    """Where the departments and the procedure stand."""


def indicators_page(data: SiteData) -> Page:
    """The page of all indicators."""
    groups = tuple(_group(data, group) for group in data.indicator_groups)
    parts = listed(f"{view.group.name}{len(view.indicators)}项" for view in groups)
    sentence = f"督导评估看{len(groups)}个方面、{len(data.indicators)}项指标：{parts}。"
    body = IndicatorsBody(
        stat=Stat(str(len(data.indicators)), "项指标", sentence=sentence),
        contents=tuple(Link(view.group.name, f"{urls.INDICATORS}#{view.anchor}") for view in groups),
        groups=groups,
        rules=tuple(rule_view(data, rule) for rule in data.rules),
        weakest=_weakest(data),
        ways=(
            Card(
                "责任部门",
                urls.DEPARTMENTS,
                value=str(len(data.departments)),
                note="哪个部门负责哪项指标，两个方向都能查",
            ),
            Card("程序与期限", urls.PROCEDURE, note="自评、复核、评估、认定各在什么时候"),
            *_self_check(data),
        ),
    )
    return Page(
        url=urls.INDICATORS,
        template="pages/indicators.html",
        title="指标",
        description=sentence,
        breadcrumb=(HOME,),
        body=body,
        downloads=(
            *table_links("indicators", "指标"),
            *table_links("thresholds", "指标要求"),
            *table_links("responsibilities", "责任部门"),
        ),
        sources=sources_of(data, data.indicators, data.thresholds, data.rules),
    )


def _self_check(data: SiteData) -> Iterator[Card]:
    if data.assessment_profiles:
        yield Card("自查", urls.ASSESS, note="填一张学校数据表，看哪些学校、哪些指标没有达到，补多少才够")


def _group(data: SiteData, group: IndicatorGroup) -> GroupView:
    members = sorted(
        (item for item in data.indicators if item.group_id == group.id), key=lambda item: item.seq
    )
    return GroupView(
        group=group,
        anchor=f"group-{group.id}",
        indicators=tuple(_indicator(data, item) for item in members),
    )


def _indicator(data: SiteData, indicator: Indicator) -> IndicatorView:
    return IndicatorView(
        indicator=indicator,
        anchor=f"i-{indicator.id.replace('.', '-')}",
        link=indicator_link(indicator),
        level=level_words(data, indicator),
        thresholds=threshold_views(data, indicator),
        departments=department_links(data, indicator),
    )


def _weakest(data: SiteData) -> str:
    kinds = dict.fromkeys(
        data.label(rule.citation.evidence)
        for rule in data.rules
        if rule.citation.evidence is not Evidence.OFFICIAL
    )
    return listed(kinds)
