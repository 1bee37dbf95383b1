"""All indicators on one page: groups, thresholds per school stage, departments, and the rules that decide."""

from dataclasses import dataclass

from sitegen.model.indicators import Indicator, IndicatorGroup, Rule, Threshold
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Evidence
from sitegen.pages import urls
from sitegen.pages.blocks import Stat
from sitegen.pages.downloads import csv_links
from sitegen.pages.page import Link, Page
from sitegen.pages.receipts import Receipt, receipts, sources_of
from sitegen.pages.tables import Cell, Column, ColumnKind, DataTable
from sitegen.pages.trail import HOME
from sitegen.pages.words import OPERATORS, decimal, listed


@dataclass(frozen=True, kw_only=True, slots=True)
class ThresholdView:
    """One number that must be reached."""

    stage: str
    measure: str
    """What is measured, when the indicator's name does not say it; else empty."""
    words: str
    """The number as one reads it: 不低于4.2人."""


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorView:
    """One indicator with its thresholds and the departments that answer for it."""

    indicator: Indicator
    anchor: str
    level: str
    thresholds: tuple[ThresholdView, ...]
    departments: tuple[str, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupView:
    """A first-level indicator with those under it."""

    group: IndicatorGroup
    anchor: str
    indicators: tuple[IndicatorView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleView:
    """A rule over several indicators, with how well it is known."""

    rule: Rule
    evidence: Evidence
    covers: tuple[Link, ...]
    """Indicators that the rule speaks of; empty when it speaks of a whole group or of all."""
    group: Link | None
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorsBody:
    """The whole system of indicators."""

    stat: Stat
    contents: tuple[Link, ...]
    groups: tuple[GroupView, ...]
    rules: tuple[RuleView, ...]
    weakest: str
    """What kind of copy the deciding rules come from, when it is no official one; else empty."""
    departments: DataTable


def indicators_page(data: SiteData) -> Page:
    """The page of all indicators."""
    groups = tuple(_group(data, group) for group in data.indicator_groups)
    parts = listed(f"{view.group.name}{len(view.indicators)}项" for view in groups)
    sentence = f"督导评估看{len(groups)}个方面、{len(data.indicators)}项指标：{parts}。"
    body = IndicatorsBody(
        stat=Stat(value=str(len(data.indicators)), label="项指标", sentence=sentence),
        contents=tuple(Link(text=view.group.name, url=f"{urls.INDICATORS}#{view.anchor}") for view in groups),
        groups=groups,
        rules=tuple(_rule(data, rule) for rule in data.rules),
        weakest=_weakest(data),
        departments=_department_table(data),
    )
    return Page(
        url=urls.INDICATORS,
        template="pages/indicators.html",
        title="指标",
        description=sentence,
        breadcrumb=(HOME,),
        body=body,
        downloads=(
            *csv_links("indicators", "指标"),
            *csv_links("thresholds", "指标要求"),
            *csv_links("responsibilities", "责任部门"),
        ),
        sources=sources_of(data, data.indicators, data.thresholds, data.rules),
    )


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
    level = "看每一所学校" if indicator.is_school_level else "看全县"
    return IndicatorView(
        indicator=indicator,
        anchor=urls.indicator(indicator.id).partition("#")[2],
        level=f"{level}，{'有数值要求' if indicator.is_numeric else '定性判断'}",
        thresholds=tuple(_threshold(item, indicator.name) for item in data.thresholds_of[indicator.id]),
        departments=tuple(item.published_name for item in data.responsibilities_of[indicator.id]),
        receipts=receipts(data, indicator.citation),
    )


def _threshold(threshold: Threshold, name: str) -> ThresholdView:
    return ThresholdView(
        stage=threshold.stage,
        measure="" if threshold.measure == name else threshold.measure,
        words=f"{OPERATORS[threshold.operator]}{decimal(threshold.value)}{threshold.unit}",
    )


def _rule(data: SiteData, rule: Rule) -> RuleView:
    group = next((item for item in data.indicator_groups if item.id == rule.group_id), None)
    return RuleView(
        rule=rule,
        evidence=rule.citation.evidence,
        covers=tuple(
            Link(text=data.indicator[id_].name, url=urls.indicator(id_)) for id_ in rule.indicator_ids
        ),
        group=Link(text=group.name, url=f"{urls.INDICATORS}#group-{group.id}") if group else None,
        receipts=receipts(data, rule.citation),
    )


def _weakest(data: SiteData) -> str:
    kinds = dict.fromkeys(
        rule.citation.evidence.label for rule in data.rules if rule.citation.evidence is not Evidence.OFFICIAL
    )
    return listed(kinds)


def _department_table(data: SiteData) -> DataTable:
    columns = (
        Column(key="department", title="部门"),
        Column(key="count", title="指标数", kind=ColumnKind.NUMBER),
        Column(key="indicators", title="指标"),
    )
    rows = []
    for department in data.departments:
        ids = [item.indicator_id for item in data.responsibilities if item.department_id == department.id]
        ordered = sorted(ids, key=lambda id_: [int(part) for part in id_.split(".")])
        rows.append(
            (
                Cell(text=department.name, sort=department.id),
                Cell(text=str(len(ids)), sort=len(ids)),
                Cell(text=listed(f"{id_} {data.indicator[id_].name}" for id_ in ordered), sort=len(ids)),
            )
        )
    rows.sort(key=lambda row: -float(row[1].sort or 0))
    return DataTable(id="departments", caption="各部门负责的指标", columns=columns, rows=tuple(rows))
