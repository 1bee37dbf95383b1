"""A page for each indicator."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.indicators import Indicator, IndicatorGroup, Rule
from sitegen.model.site_data import SiteData
from sitegen.pages.indicator.indicator_views import (
    RuleView,
    ThresholdView,
    department_links,
    indicator_link,
    level_words,
    rule_view,
    threshold_views,
)
from sitegen.pages.parts.breadcrumbs import HOME, INDICATORS
from sitegen.pages.parts.downloads import table_links
from sitegen.pages.parts.places import with_neighbours
from sitegen.pages.parts.receipts import Receipt, receipts, sources_of
from sitegen.site import urls
from sitegen.site.page import Link, Page
from sitegen.site.words import listed


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorBody:
    """One indicator: what it asks, how it decides, and who answers for it."""

    indicator: Indicator
    group: Link
    level: str
    thresholds: tuple[ThresholdView, ...]
    rules: tuple[RuleView, ...]
    """Rules that speak of this indicator or of its group."""
    general: tuple[RuleView, ...]
    """Rules that speak of no indicator in particular."""
    departments: tuple[Link, ...]
    siblings: tuple[Link, ...]
    """The other indicators of the group."""
    receipts: tuple[Receipt, ...]
    responsibility_receipts: tuple[Receipt, ...]
    before: Link | None
    after: Link | None


def indicator_pages(data: SiteData) -> Iterator[Page]:
    """A page for each indicator, in their order."""
    groups = {group.id: group for group in data.indicator_groups}
    for before, indicator, after in with_neighbours(data.indicators):
        yield _page(data, indicator, groups[indicator.group_id], before, after)


def _page(
    data: SiteData,
    indicator: Indicator,
    group: IndicatorGroup,
    before: Indicator | None,
    after: Indicator | None,
) -> Page:
    thresholds = threshold_views(data, indicator)
    parts = listed(f"{item.stage}{item.words}" for item in thresholds)
    rules = [rule for rule in data.rules if _speaks_of(rule, indicator)]
    responsibilities = data.responsibilities_of[indicator.id]
    return Page(
        url=urls.indicator(indicator.id),
        template="pages/indicator.html",
        title=f"{indicator.id} {indicator.name}",
        description=f"{group.name}指标{indicator.id}：{parts or level_words(data, indicator)}。",
        breadcrumb=(HOME, INDICATORS),
        body=IndicatorBody(
            indicator=indicator,
            group=Link(group.name, f"{urls.INDICATORS}#group-{group.id}"),
            level=level_words(data, indicator),
            thresholds=thresholds,
            rules=tuple(rule_view(data, rule) for rule in rules),
            general=tuple(rule_view(data, rule) for rule in data.rules if _is_general(rule)),
            departments=department_links(data, indicator),
            siblings=tuple(
                indicator_link(item)
                for item in data.indicators
                if item.group_id == indicator.group_id and item is not indicator
            ),
            receipts=receipts(data, indicator.citation),
            responsibility_receipts=tuple(
                dict.fromkeys(
                    receipt for item in responsibilities for receipt in receipts(data, item.citation)
                )
            ),
            before=indicator_link(before) if before else None,
            after=indicator_link(after) if after else None,
        ),
        downloads=(*table_links("indicators", "指标"), *table_links("thresholds", "指标要求")),
        sources=sources_of(data, [indicator], data.thresholds_of[indicator.id], responsibilities, rules),
    )


def _speaks_of(rule: Rule, indicator: Indicator) -> bool:
    return indicator.id in rule.indicator_ids or rule.group_id == indicator.group_id


def _is_general(rule: Rule) -> bool:
    return not rule.indicator_ids and rule.group_id is None
