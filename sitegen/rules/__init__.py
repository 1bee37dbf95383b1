"""Rules of our own, across rows and resources: what no table schema can say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.datasets.faults import Fault
from sitegen.rules import (
    batch_rules,
    certification_rules,
    codelist_rules,
    county_total_rules,
    date_rules,
    division_rules,
    document_rules,
    goal_rules,
    grid_rules,
    history_rules,
    indicator_rules,
    joining_rules,
    locator_rules,
    milestone_rules,
    naming_rules,
    order_rules,
    personal_rules,
    plan_rules,
    provenance_rules,
    reliance_rules,
    source_rules,
    transcript_rules,
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
        joining_rules.names_fit_codes,
        "certifications batches plan_targets plans counties provinces prefectures former_names",
    ),
    _rule(certification_rules.prefectures_printed, "certifications counties prefectures"),
    _rule(certification_rules.named_once, "certifications counties"),
    _rule(certification_rules.certified_once, "certifications"),
    _rule(division_rules.codes_show_belonging, "prefectures counties"),
    _rule(naming_rules.kinds_fit_names, "counties"),
    _rule(naming_rules.undivided_cities_are_prefectures, "counties prefectures"),
    _rule(naming_rules.names_unique_in_prefectures, "counties"),
    _rule(division_rules.pinyin_matches_name),
    _rule(naming_rules.characters_are_read_alike),
    _rule(division_rules.slugs_unique, "provinces"),
    _rule(naming_rules.regions_by_the_standard, "provinces"),
    _rule(naming_rules.provinces_named_alike, "provinces"),
    _rule(division_rules.zones_described, "counties zones zone_hosts"),
    _rule(division_rules.hosts_are_counties, "counties zone_hosts"),
    _rule(division_rules.zones_placed, "counties zones zone_hosts"),
    _rule(division_rules.zones_hosted_by_name, "counties zone_hosts"),
    _rule(division_rules.former_names_differ, "counties former_names"),
    _rule(division_rules.former_names_by_year, "former_names"),
    _rule(division_rules.other_names_differ, "counties other_names"),
    _rule(date_rules.dates_ordered),
    _rule(date_rules.nothing_from_the_future),
    _rule(date_rules.lists_follow_assessment, "batches"),
    _rule(date_rules.dates_match_source, "sources"),
    _rule(certification_rules.batches_by_year, "batches"),
    _rule(batch_rules.batches_titled, "batches"),
    _rule(batch_rules.provinces_printed_alike, "certifications provinces"),
    _rule(date_rules.plan_years_inside, "plans"),
    _rule(division_rules.ended_counties_succeeded, "counties successions"),
    _rule(division_rules.successions_dated, "counties successions"),
    _rule(division_rules.successions_end, "counties successions"),
    _rule(plan_rules.targets_belong, "plans plan_targets"),
    _rule(plan_rules.stages_in_order, "plan_targets"),
    _rule(plan_rules.phases_timed, "phases"),
    _rule(plan_rules.deadlines_are_days, "phases"),
    _rule(plan_rules.goals_placed, "goals"),
    _rule(goal_rules.goals_named, "goals provinces"),
    _rule(goal_rules.goals_say_their_share, "goals"),
    _rule(indicator_rules.indicators_numbered, "indicators"),
    _rule(indicator_rules.numeric_indicators_have_thresholds, "indicators thresholds"),
    _rule(indicator_rules.indicators_answered_for, "indicators responsibilities"),
    _rule(indicator_rules.groups_measured_alike, "indicators"),
    _rule(indicator_rules.limits_told_apart, "thresholds"),
    _rule(indicator_rules.departments_printed_in_short, "responsibilities departments"),
    _rule(source_rules.sources_graded, "sources"),
    _rule(provenance_rules.evidence_matches_source, "sources"),
    _rule(provenance_rules.sources_open, "sources"),
    _rule(source_rules.sources_named_by_date, "sources"),
    _rule(source_rules.sources_stand_alone),
    _rule(reliance_rules.names_are_printed, "certifications batches sources provinces prefectures"),
    _rule(reliance_rules.corroborations_are_whole, "plan_targets sources"),
    _rule(reliance_rules.dates_are_printed, "batches sources"),
    _rule(reliance_rules.zones_are_told_of, "zones zone_hosts counties sources"),
    _rule(reliance_rules.counts_are_printed, "batches batch_totals sources provinces prefectures"),
    _rule(source_rules.document_numbers_told_apart, "sources"),
    _rule(source_rules.documents_repeat_their_source, "sources plans batches"),
    _rule(locator_rules.codes_in_locators),
    _rule(locator_rules.years_in_locators),
    _rule(locator_rules.places_in_locators, "provinces prefectures"),
    _rule(locator_rules.places_belong_to_one_source),
    _rule(locator_rules.derived_rows_say_how),
    _rule(certification_rules.names_match_status, "batches certifications"),
    _rule(certification_rules.totals_match_names, "batches batch_totals certifications provinces"),
    _rule(milestone_rules.milestone_lists_add_up, "milestone_lists milestones"),
    _rule(milestone_rules.zones_alone_lack_codes, "milestones counties"),
    _rule(milestone_rules.withdrawn_were_certified, "milestones milestone_lists certifications batches"),
    _rule(batch_rules.status_says_what_is_held, "batches certifications"),
    _rule(batch_rules.totals_add_up_as_said, "batches batch_totals"),
    _rule(plan_rules.targets_match_totals, "plans plan_totals plan_targets"),
    _rule(plan_rules.plans_described, "plans plan_totals plan_targets"),
    _rule(indicator_rules.groups_complete, "indicator_groups indicators"),
    _rule(grid_rules.county_totals_complete, "county_totals"),
    _rule(county_total_rules.counties_match_totals, "counties county_totals provinces"),
    _rule(locator_rules.numbers_in_locators, "sources batches plans"),
    _rule(order_rules.rows_in_order),
    _rule(personal_rules.nothing_personal_in_rows),
    _rule(personal_rules.nothing_personal_in_documents),
    _rule(document_rules.items_unique),
    _rule(document_rules.references_exist),
    _rule(codelist_rules.codes_are_known),
    _rule(document_rules.evidence_of_rules, "sources"),
    _rule(transcript_rules.transcripts_listed),
    _rule(transcript_rules.transcripts_dated, "sources"),
    _rule(history_rules.changelog_opens_with_this_version),
    _rule(history_rules.changelog_descends),
    _rule(history_rules.corrections_point_at_cells, "corrections"),
    _rule(history_rules.corrections_dated, "corrections"),
    _rule(history_rules.corrections_hold, "corrections"),
    _rule(source_rules.sources_used, "sources"),
)
"""Root causes first: a row that a rule has spoken of is left alone by those after it."""
