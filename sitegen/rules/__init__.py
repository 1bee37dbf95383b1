"""Rules of our own, across rows and resources: what no table schema can say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.datasets.faults import Fault
from sitegen.rules import (
    certification,
    counts,
    dates,
    divisions,
    documents,
    history,
    indicators,
    joining,
    order,
    plans,
    provenance,
)
from sitegen.rules.sound_rows import SoundRows


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule: its docstring says what must hold."""

    check: Callable[[SoundRows], Iterator[Fault]]
    tables: tuple[str, ...]
    """Tables that must be readable for the rule to make sense."""


def _rule(check: Callable[[SoundRows], Iterator[Fault]], tables: str = "") -> Rule:
    return Rule(check=check, tables=tuple(tables.split()))


RULES: tuple[Rule, ...] = (
    _rule(
        joining.names_fit_codes,
        "certifications batches plan_targets plans counties provinces prefectures former_names",
    ),
    _rule(certification.prefectures_printed, "certifications counties prefectures"),
    _rule(certification.named_once, "certifications"),
    _rule(certification.certified_once, "certifications"),
    _rule(divisions.codes_show_belonging, "prefectures counties"),
    _rule(divisions.pinyin_matches_name),
    _rule(divisions.slugs_unique, "provinces"),
    _rule(divisions.zones_described, "counties zones zone_hosts"),
    _rule(divisions.hosts_are_counties, "counties zone_hosts"),
    _rule(divisions.former_names_differ, "counties former_names"),
    _rule(dates.dates_ordered),
    _rule(dates.nothing_from_the_future),
    _rule(dates.lists_follow_assessment, "batches"),
    _rule(dates.dates_match_source, "sources"),
    _rule(certification.batches_by_year, "batches"),
    _rule(dates.plan_years_inside, "plans"),
    _rule(divisions.ended_counties_succeeded, "counties successions"),
    _rule(divisions.successions_dated, "counties successions"),
    _rule(divisions.successions_end, "counties successions"),
    _rule(plans.targets_belong, "plans plan_targets"),
    _rule(plans.stages_in_order, "plan_targets"),
    _rule(plans.phases_timed, "phases"),
    _rule(plans.goals_placed, "goals"),
    _rule(indicators.indicators_numbered, "indicators"),
    _rule(indicators.numeric_indicators_have_thresholds, "indicators thresholds"),
    _rule(indicators.indicators_answered_for, "indicators responsibilities"),
    _rule(provenance.evidence_matches_source, "sources"),
    _rule(certification.names_match_status, "batches certifications"),
    _rule(certification.totals_match_names, "batches batch_totals certifications provinces"),
    _rule(plans.targets_match_totals, "plans plan_totals plan_targets"),
    _rule(indicators.groups_complete, "indicator_groups indicators"),
    _rule(counts.counties_match_totals, "counties county_totals provinces"),
    _rule(order.rows_in_order),
    _rule(documents.items_unique),
    _rule(documents.references_exist),
    _rule(documents.evidence_of_rules, "sources"),
    _rule(history.changelog_opens_with_this_version),
    _rule(history.changelog_descends),
    _rule(history.corrections_point_at_cells, "corrections"),
    _rule(history.corrections_dated, "corrections"),
    _rule(history.corrections_hold, "corrections"),
)
"""Root causes first: a row that a rule has spoken of is left alone by those after it."""
