"""Parts that the pages of indicators share: thresholds, rules, departments."""

from dataclasses import dataclass

from sitegen.facts import kinds
from sitegen.model.indicators import Indicator, Rule, Threshold
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.receipts import Receipt, receipts
from sitegen.site import urls
from sitegen.site.page import Link
from sitegen.site.words import decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class ThresholdView:
    """One number that must be reached."""

    stage: str
    measure: str
    """What is measured, when the indicator's name does not say it; else empty."""
    words: str
    """The number as one reads it: 不低于4.2人."""
    statement: str
    """Id of the statement that it is."""
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleView:
    """A rule over several indicators, with how well it is known."""

    rule: Rule
    covers: tuple[Link, ...]
    """Indicators that the rule speaks of; empty when it speaks of a whole group or of all."""
    group: Link | None
    receipts: tuple[Receipt, ...]


def indicator_link(indicator: Indicator) -> Link:
    """Link to the page of an indicator, with its number."""
    return Link(f"{indicator.id} {indicator.name}", urls.indicator(indicator.id))


def department_links(data: SiteData, indicator: Indicator) -> tuple[Link, ...]:
    """Links to the departments that answer for an indicator, named as published."""
    return tuple(
        Link(item.published_name, urls.department(item.department_id))
        for item in data.responsibilities_of[indicator.id]
    )


def level_words(data: SiteData, indicator: Indicator) -> str:
    """Whether schools or the county are looked at, and whether there is a number to reach."""
    return f"看{data.label(indicator.level)}，{data.label(indicator.kind)}"


def threshold_views(data: SiteData, indicator: Indicator) -> tuple[ThresholdView, ...]:
    """Thresholds of an indicator in their order."""
    return tuple(_threshold(data, item, indicator.name) for item in data.thresholds_of[indicator.id])


def rule_view(data: SiteData, rule: Rule) -> RuleView:
    """A rule with what it covers."""
    group = next((item for item in data.indicator_groups if item.id == rule.group_id), None)
    return RuleView(
        rule=rule,
        covers=tuple(indicator_link(data.indicator[id_]) for id_ in rule.indicator_ids),
        group=Link(group.name, f"{urls.INDICATORS}#group-{group.id}") if group else None,
        receipts=receipts(data, rule.citation),
    )


def threshold_words(data: SiteData, threshold: Threshold) -> str:
    """The number as one reads it: 不低于4.2人; a number without a unit stands alone."""
    unit = "" if threshold.unit == "无" else threshold.unit
    return f"{data.label(threshold.operator)}{decimal(threshold.value)}{unit}"


def _threshold(data: SiteData, threshold: Threshold, name: str) -> ThresholdView:
    return ThresholdView(
        stage=threshold.stage,
        measure="" if threshold.measure == name else threshold.measure,
        words=threshold_words(data, threshold),
        statement=kinds.THRESHOLD.id(threshold.indicator_id, threshold.seq),
        receipts=receipts(data, threshold.citation),
    )
