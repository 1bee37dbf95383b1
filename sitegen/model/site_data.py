"""All data of one site, with the look-ups that every page needs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
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
T = TypeVar("T")


def _by(rows: Callable[[SiteData], Iterable[T]], key: Callable[[T], K]) -> cached_property[Mapping[K, T]]:
    """A look-up of the rows of one table by what is theirs alone."""
    return cached_property(lambda data: {key(row): row for row in rows(data)})


def _grouped_by(
    rows: Callable[[SiteData], Iterable[T]], key: Callable[[T], K | None]
) -> cached_property[Groups[K, T]]:
    """A look-up of the rows of one table by what several of them share."""
    return cached_property(lambda data: grouped(rows(data), key))


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

    province = _by(lambda data: data.provinces, lambda item: item.code)
    """Provinces by code."""
    prefecture = _by(lambda data: data.prefectures, lambda item: item.code)
    """Prefectures by code."""
    county = _by(lambda data: data.counties, lambda item: item.code)
    """County-level units by code."""
    zone = _by(lambda data: data.zones, lambda item: item.code)
    """Functional zones by code."""
    source = _by(lambda data: data.sources, lambda item: item.id)
    """Sources by id."""
    batch = _by(lambda data: data.batches, lambda item: item.id)
    """Batches by id."""
    milestone_list = _by(lambda data: data.milestone_lists, lambda item: item.id)
    """Lists of steps by id."""
    plan = _by(lambda data: data.plans, lambda item: item.id)
    """Plans by id."""
    indicator = _by(lambda data: data.indicators, lambda item: item.id)
    """Indicators by id."""
    department = _by(lambda data: data.departments, lambda item: item.id)
    """Departments by id."""
    codelist = _by(lambda data: data.codelists, lambda item: item.id)
    """Lists of codes by id."""

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

    certifications_of = _grouped_by(lambda data: data.certifications, lambda item: item.county_code)
    """Certifications by county code."""
    certifications_in = _grouped_by(lambda data: data.certifications, lambda item: item.batch_id)
    """Certifications by batch id."""

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

    milestones_of = _grouped_by(lambda data: data.milestones, lambda item: item.county_code)
    """Steps by county code."""
    milestones_in = _grouped_by(lambda data: data.milestones, lambda item: item.list_id)
    """Steps by the id of their list."""
    targets_of = _grouped_by(lambda data: data.plan_targets, lambda item: item.county_code)
    """Plan targets by county code."""
    targets_in = _grouped_by(lambda data: data.plan_targets, lambda item: item.plan_id)
    """Plan targets by plan id."""
    counties_of_province = _grouped_by(lambda data: data.counties, lambda item: item.province_code)
    """County-level units, past ones included, by province code."""
    counties_of_area = _grouped_by(lambda data: data.counties, lambda item: item.code[:4])
    """County-level units, past ones included, by the four characters that their codes begin with."""
    counties_of_prefecture = _grouped_by(lambda data: data.counties, lambda item: item.prefecture_code)
    """County-level units, past ones included, by prefecture code."""
    prefectures_of = _grouped_by(lambda data: data.prefectures, lambda item: item.province_code)
    """Prefectures by province code."""
    successors_of = _grouped_by(lambda data: data.successions, lambda item: item.predecessor_code)
    """What a unit's territory became, by its code."""
    predecessors_of = _grouped_by(lambda data: data.successions, lambda item: item.successor_code)
    """Where a unit's territory came from, by its code."""
    hosts_of = _grouped_by(lambda data: data.zone_hosts, lambda item: item.zone_code)
    """Statutory counties that a zone lies in, by its code."""
    zones_in = _grouped_by(lambda data: data.zone_hosts, lambda item: item.host_code)
    """Zones that lie in a statutory county, by its code."""
    former_names_of = _grouped_by(lambda data: data.former_names, lambda item: item.code)
    """Former names by code."""
    other_names_of = _grouped_by(lambda data: data.other_names, lambda item: item.code)
    """Other names by code."""
    thresholds_of = _grouped_by(lambda data: data.thresholds, lambda item: item.indicator_id)
    """Thresholds by indicator id."""
    responsibilities_of = _grouped_by(lambda data: data.responsibilities, lambda item: item.indicator_id)
    """Responsibilities by indicator id."""

    @cached_property
    def doubts_about(self) -> Groups[str, Doubt]:
        """Doubts by the code of a county that a source names without proof."""
        return grouped_by_each(self.doubts, lambda doubt: doubt.county_codes)

    def full_name(self, county: County) -> str:
        """Province, prefecture and name in one, as homonyms are told apart: 江苏省南京市鼓楼区."""
        prefecture = self.prefecture.get(county.prefecture_code or "")
        middle = prefecture.name if prefecture and prefecture.code != county.code else ""
        return f"{self.province[county.province_code].name}{middle}{county.name}"

    def name_in_province(self, county: County) -> str:
        """Prefecture and name in one: 南京市鼓楼区."""
        return self.full_name(county).removeprefix(self.province[county.province_code].name)


def _codes(groups: Groups[K, Certification]) -> Groups[K, str]:
    return Groups({key: tuple(item.county_code for item in items) for key, items in groups.items()})
