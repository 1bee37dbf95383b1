"""All data of one site, with the look-ups that every page needs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from sitegen.model.assessment import AssessmentLine, AssessmentOption, AssessmentProfile, AssessmentSwitch
from sitegen.model.certification import Batch, BatchTotal, Certification, MilestoneEntry, MilestoneList
from sitegen.model.claims import Assertion, Claim
from sitegen.model.codes import Code, Codelist, Word
from sitegen.model.divisions import (
    County,
    CountyTotal,
    FormerName,
    OtherName,
    Prefecture,
    Province,
    Succession,
    Zone,
    ZoneHost,
)
from sitegen.model.groups import Groups, grouped, grouped_by_each
from sitegen.model.health import Doubt, FieldFill
from sitegen.model.history import Change, Correction, Release
from sitegen.model.indicators import Department, Indicator, IndicatorGroup, Responsibility, Rule, Threshold
from sitegen.model.plans import Goal, Phase, Plan, PlanTarget, PlanTotal
from sitegen.model.province_types import ProvinceType
from sitegen.model.sources import Source

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class SiteData:
    """The whole model. Sequences keep the order of the files, which is that of their primary keys."""

    version: str
    """Version of the data, from the package descriptor."""
    created: date
    """Day on which this version was made."""
    as_of: date
    """Date of the newest source taken into account; what came later is unknown here."""
    provinces: tuple[Province, ...]
    prefectures: tuple[Prefecture, ...]
    counties: tuple[County, ...]
    former_names: tuple[FormerName, ...]
    other_names: tuple[OtherName, ...]
    successions: tuple[Succession, ...]
    zones: tuple[Zone, ...]
    zone_hosts: tuple[ZoneHost, ...]
    sources: tuple[Source, ...]
    batches: tuple[Batch, ...]
    batch_totals: tuple[BatchTotal, ...]
    certifications: tuple[Certification, ...]
    milestone_lists: tuple[MilestoneList, ...]
    milestones: tuple[MilestoneEntry, ...]
    plans: tuple[Plan, ...]
    plan_totals: tuple[PlanTotal, ...]
    plan_targets: tuple[PlanTarget, ...]
    goals: tuple[Goal, ...]
    phases: tuple[Phase, ...]
    indicator_groups: tuple[IndicatorGroup, ...]
    indicators: tuple[Indicator, ...]
    thresholds: tuple[Threshold, ...]
    departments: tuple[Department, ...]
    responsibilities: tuple[Responsibility, ...]
    rules: tuple[Rule, ...]
    assessment_profiles: tuple[AssessmentProfile, ...]
    assessment_lines: tuple[AssessmentLine, ...]
    assessment_switches: tuple[AssessmentSwitch, ...]
    assessment_options: tuple[AssessmentOption, ...]
    claims: tuple[Claim, ...]
    assertions: tuple[Assertion, ...]
    province_types: tuple[ProvinceType, ...]
    """A province is of the first type whose conditions it fulfils."""
    changelog: tuple[Release, ...]
    """Published versions of the data, newest first."""
    unreleased: tuple[Change, ...]
    """What has changed since the newest of them."""
    corrections: tuple[Correction, ...]
    county_totals: tuple[CountyTotal, ...]
    doubts: tuple[Doubt, ...]
    """What is not known, the weightiest first."""
    field_fills: tuple[FieldFill, ...]
    """Every field of every table, with how many rows say something in it."""
    codelists: tuple[Codelist, ...]

    @property
    def reference_year(self) -> int:
        """Last year whose end lies before `as_of`: the division table that "now" means here."""
        return self.as_of.year - 1

    @cached_property
    def field(self) -> Mapping[tuple[str, str], FieldFill]:
        """Fields of tables by resource and name."""
        return {(item.resource, item.field): item for item in self.field_fills}

    def title(self, resource: str, field: str) -> str:
        """What the schema of a table calls one of its fields."""
        return self.field[resource, field].title

    @cached_property
    def province(self) -> Mapping[str, Province]:
        """Provinces by code."""
        return {province.code: province for province in self.provinces}

    @cached_property
    def prefecture(self) -> Mapping[str, Prefecture]:
        """Prefectures by code."""
        return {prefecture.code: prefecture for prefecture in self.prefectures}

    @cached_property
    def county(self) -> Mapping[str, County]:
        """County-level units by code."""
        return {county.code: county for county in self.counties}

    @cached_property
    def zone(self) -> Mapping[str, Zone]:
        """Functional zones by code."""
        return {zone.code: zone for zone in self.zones}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def batch(self) -> Mapping[str, Batch]:
        """Batches by id."""
        return {batch.id: batch for batch in self.batches}

    @cached_property
    def plan(self) -> Mapping[str, Plan]:
        """Plans by id."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def indicator(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def department(self) -> Mapping[str, Department]:
        """Departments by id."""
        return {department.id: department for department in self.departments}

    @cached_property
    def codelist(self) -> Mapping[str, Codelist]:
        """Lists of codes by id."""
        return {item.id: item for item in self.codelists}

    @cached_property
    def words(self) -> Mapping[tuple[str, str], Word]:
        """Words by the id of their list and as the data write them."""
        return {(item.id, word.written): word for item in self.codelists for word in item.words}

    def word(self, code: Code) -> Word:
        """The word of a code."""
        return self.words[code.list_id(), code.value]

    def label(self, code: Code) -> str:
        """What people read for a code."""
        return self.word(code).label

    @cached_property
    def certifications_of(self) -> Groups[str, Certification]:
        """Certifications by county code."""
        return grouped(self.certifications, lambda certification: certification.county_code)

    @cached_property
    def certifications_in(self) -> Groups[str, Certification]:
        """Certifications by batch id."""
        return grouped(self.certifications, lambda certification: certification.batch_id)

    @cached_property
    def certifications_of_province(self) -> Groups[str, Certification]:
        """Certifications by province code."""
        return grouped(self.certifications, lambda item: self.county[item.county_code].province_code)

    @cached_property
    def certifications_by_province(self) -> Groups[tuple[str, str], Certification]:
        """Certifications by batch id and province code."""
        county = self.county
        return grouped(self.certifications, lambda c: (c.batch_id, county[c.county_code].province_code))

    @cached_property
    def named_in_batch(self) -> Groups[str, str]:
        """Codes of the certified units by batch id, for whatever need not know how the rows tell them."""
        return _codes(self.certifications_in)

    @cached_property
    def named_in_province(self) -> Groups[tuple[str, str], str]:
        """The same by batch id and province code."""
        return _codes(self.certifications_by_province)

    @cached_property
    def batches_of(self) -> Groups[str, str]:
        """Ids of the batches that name a unit, by its code."""
        named = self.certifications_of.items()
        return Groups({code: tuple(item.batch_id for item in items) for code, items in named})

    @cached_property
    def declared_by_province(self) -> Mapping[str, Mapping[str, int]]:
        """By batch id: declared units by province code, as a source gives it or a complete list counts it.

        Names of a list that is not complete are no total: a province without one is absent.
        """
        complete = {batch.id for batch in self.batches if batch.is_complete}
        named = self.certifications_by_province.items()
        declared = {key: len(units) for key, units in named if key[0] in complete}
        declared |= {(item.batch_id, item.province_code): item.declared_count for item in self.batch_totals}
        of = grouped(sorted(declared.items()), lambda item: item[0][0])
        return {batch.id: {code: count for (_, code), count in of[batch.id]} for batch in self.batches}

    @cached_property
    def milestone_list(self) -> Mapping[str, MilestoneList]:
        """Lists of steps by id."""
        return {item.id: item for item in self.milestone_lists}

    @cached_property
    def milestones_of(self) -> Groups[str, MilestoneEntry]:
        """Steps by county code."""
        return grouped(self.milestones, lambda item: item.county_code)

    @cached_property
    def milestones_in(self) -> Groups[str, MilestoneEntry]:
        """Steps by the id of their list."""
        return grouped(self.milestones, lambda item: item.list_id)

    @cached_property
    def targets_of(self) -> Groups[str, PlanTarget]:
        """Plan targets by county code."""
        return grouped(self.plan_targets, lambda target: target.county_code)

    @cached_property
    def targets_in(self) -> Groups[str, PlanTarget]:
        """Plan targets by plan id."""
        return grouped(self.plan_targets, lambda target: target.plan_id)

    @cached_property
    def counties_of_province(self) -> Groups[str, County]:
        """County-level units, past ones included, by province code."""
        return grouped(self.counties, lambda county: county.province_code)

    @cached_property
    def counties_of_area(self) -> Groups[str, County]:
        """County-level units, past ones included, by the four characters that their codes begin with."""
        return grouped(self.counties, lambda county: county.code[:4])

    @cached_property
    def counties_of_prefecture(self) -> Groups[str, County]:
        """County-level units, past ones included, by prefecture code."""
        return grouped(self.counties, lambda county: county.prefecture_code)

    @cached_property
    def prefectures_of(self) -> Groups[str, Prefecture]:
        """Prefectures by province code."""
        return grouped(self.prefectures, lambda prefecture: prefecture.province_code)

    @cached_property
    def successors_of(self) -> Groups[str, Succession]:
        """What a unit's territory became, by its code."""
        return grouped(self.successions, lambda succession: succession.predecessor_code)

    @cached_property
    def predecessors_of(self) -> Groups[str, Succession]:
        """Where a unit's territory came from, by its code."""
        return grouped(self.successions, lambda succession: succession.successor_code)

    @cached_property
    def hosts_of(self) -> Groups[str, ZoneHost]:
        """Statutory counties that a zone lies in, by its code."""
        return grouped(self.zone_hosts, lambda item: item.zone_code)

    @cached_property
    def zones_in(self) -> Groups[str, ZoneHost]:
        """Zones that lie in a statutory county, by its code."""
        return grouped(self.zone_hosts, lambda item: item.host_code)

    @cached_property
    def former_names_of(self) -> Groups[str, FormerName]:
        """Former names by code."""
        return grouped(self.former_names, lambda former: former.code)

    @cached_property
    def other_names_of(self) -> Groups[str, OtherName]:
        """Other names by code."""
        return grouped(self.other_names, lambda other: other.code)

    @cached_property
    def doubts_about(self) -> Groups[str, Doubt]:
        """Doubts by the code of a county that a source names without proof."""
        return grouped_by_each(self.doubts, lambda doubt: doubt.county_codes)

    @cached_property
    def thresholds_of(self) -> Groups[str, Threshold]:
        """Thresholds by indicator id."""
        return grouped(self.thresholds, lambda threshold: threshold.indicator_id)

    @cached_property
    def responsibilities_of(self) -> Groups[str, Responsibility]:
        """Responsibilities by indicator id."""
        return grouped(self.responsibilities, lambda responsibility: responsibility.indicator_id)

    def full_name(self, county: County) -> str:
        """Province, prefecture and name in one, as homonyms are told apart: 江苏省南京市鼓楼区."""
        prefecture = self.prefecture.get(county.prefecture_code or "")
        middle = prefecture.name if prefecture and prefecture.code != county.code else ""
        return f"{self.province[county.province_code].name}{middle}{county.name}"


def _codes(groups: Groups[K, Certification]) -> Groups[K, str]:
    return Groups({key: tuple(item.county_code for item in items) for key, items in groups.items()})
