"""County-level units: all of them in few words, and each in full."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sitegen.analysis.plan_progress import TargetProgress, target_progress
from sitegen.analysis.status import CountyStatus
from sitegen.api import county_schema
from sitegen.api.envelope import Envelope, links
from sitegen.api.evidence import evidence, sources_named
from sitegen.api.vocabulary import coded
from sitegen.model.certification import Certification, MilestoneEntry
from sitegen.model.codes import Outcome
from sitegen.model.divisions import County, Succession
from sitegen.model.plans import PlanTarget, Stage
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Cited
from sitegen.output import OutputFile
from sitegen.site import urls


def county_list(envelope: Envelope, statuses: Mapping[str, CountyStatus]) -> Iterator[OutputFile]:
    """The list of all units, past ones included."""
    units = [summary(envelope.data, status) for status in statuses.values()]
    yield envelope.response("counties.json", units)


def county_files(
    envelope: Envelope, statuses: Mapping[str, CountyStatus], units: Iterable[County]
) -> Iterator[OutputFile]:
    """A file for each of `units`."""
    root = envelope.root("counties/a.json")
    for unit in units:
        content = _Unit(envelope.data, statuses[unit.code], root).content
        yield envelope.response(f"counties/{unit.code}.json", content)


def summary(data: SiteData, status: CountyStatus) -> Mapping[str, Any]:
    """A unit as lists have it."""
    county = status.county
    outcome = national_outcome(data, status)
    return {
        **county_schema.SUMMARY.of(data, county),
        "kind": data.word(county.kind).code,
        "full_name": data.full_name(county),
        "status": data.word(status.code).code,
        "label": status.label,
        "batch_id": status.batch.id if status.batch else None,
        "planned_year": status.planned_year,
        "outcome": data.word(outcome).code if outcome else None,
    }


def national_outcome(data: SiteData, status: CountyStatus) -> Outcome | None:
    """What became of the earliest national target; None without one."""
    return target_progress(data, status.targets[0]).outcome if status.targets else None


def target_object(data: SiteData, progress: TargetProgress) -> Mapping[str, Any]:
    """A plan target of a known county."""
    target = progress.target
    return {
        **county_schema.TARGET.of(data, target),
        "outcome": coded(data, progress.outcome),
        "evidence": evidence(data, target.citation),
    }


@dataclass(frozen=True, slots=True)
class _Unit:
    """One unit on its way into a response."""

    data: SiteData
    status: CountyStatus
    root: str

    @property
    def content(self) -> Mapping[str, Any]:
        """Everything, in the order in which people ask for it."""
        own = self.status.county.citation
        cited: tuple[Cited, ...] = (
            *self._certified,
            *self._planned,
            *self.data.milestones_of[self.status.county.code],
        )
        return {
            **self._place,
            **self._state,
            **self._past,
            "evidence": evidence(self.data, own),
            "sources": sources_named(self.data, [*(item.citation for item in cited), own]),
            "links": self._links,
        }

    @property
    def _certified(self) -> tuple[Certification, ...]:
        return self.data.certifications_of[self.status.county.code]

    @property
    def _planned(self) -> tuple[PlanTarget, ...]:
        targets = self.data.targets_of[self.status.county.code]
        return tuple(sorted(targets, key=lambda target: (target.year, target.stage is Stage.NATIONAL)))

    @property
    def _place(self) -> Mapping[str, Any]:
        county = self.status.county
        return {
            **county_schema.DETAIL.of(self.data, county),
            "full_name": self.data.full_name(county),
            "statutory": county.is_statutory,
            "current": county.is_current,
        }

    @property
    def _state(self) -> Mapping[str, Any]:
        status = self.status
        outcome = national_outcome(self.data, status)
        return {
            "status": coded(self.data, status.code),
            "label": status.label,
            "sentence": status.sentence,
            "batch_id": status.batch.id if status.batch else None,
            "planned_year": status.planned_year,
            "outcome": coded(self.data, outcome) if outcome else None,
            "certifications": [
                {
                    **county_schema.CERTIFICATION.of(self.data, item),
                    "evidence": evidence(self.data, item.citation),
                }
                for item in self._certified
            ],
            "targets": [
                target_object(self.data, target_progress(self.data, target)) for target in self._planned
            ],
        }

    def _milestone(self, item: MilestoneEntry) -> Mapping[str, Any]:
        found = self.data.milestone_list[item.list_id]
        return {
            **county_schema.MILESTONE.of(self.data, item),
            "milestone": coded(self.data, found.milestone),
            "title": found.title,
            "year": found.year,
            "evidence": evidence(self.data, item.citation),
        }

    @property
    def _past(self) -> Mapping[str, Any]:
        data, code = self.data, self.status.county.code
        return {
            "former_names": [
                county_schema.FORMER_NAME.of(self.data, item) for item in data.former_names_of[code]
            ],
            "milestones": [self._milestone(item) for item in data.milestones_of[code]],
            "other_names": [
                county_schema.OTHER_NAME.of(self.data, item) for item in data.other_names_of[code]
            ],
            "predecessors": [
                _relation(data, data.county[item.predecessor_code], item)
                for item in data.predecessors_of[code]
            ],
            "successors": [
                _relation(data, data.county[item.successor_code], item) for item in data.successors_of[code]
            ],
            "zone": self._zone,
        }

    @property
    def _zone(self) -> Mapping[str, Any] | None:
        zone = self.data.zone.get(self.status.county.code)
        if zone is None:
            return None
        return {
            **county_schema.ZONE.of(self.data, zone),
            "host_codes": [item.host_code for item in self.data.hosts_of[zone.code]],
        }

    @property
    def _links(self) -> Mapping[str, Any]:
        county = self.status.county
        slug = self.data.province[county.province_code].slug
        above = county.prefecture_code
        return links(
            self.root,
            page=urls.county(county.code),
            province=urls.api(f"provinces/{slug}.json"),
            prefecture=urls.api(f"prefectures/{above}.json") if above else None,
        )


def _relation(data: SiteData, other: County, item: Succession) -> Mapping[str, Any]:
    return {
        **county_schema.OTHER.of(data, other),
        **county_schema.SUCCESSION.of(data, item),
        "whole": item.whole,
    }
