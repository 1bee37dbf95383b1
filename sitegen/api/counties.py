"""County-level units: all of them in few words, and each in full."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from sitegen.analysis.plan_progress import TargetProgress, target_progress
from sitegen.analysis.status import CountyStatus, county_statuses
from sitegen.api.envelope import Envelope
from sitegen.api.evidence import EVIDENCE, EVIDENCED, sources_of, year_or_null
from sitegen.api.from_schema import columns
from sitegen.api.schema import array, flag, nullable, ref, text
from sitegen.api.shape import (
    At,
    Member,
    Shape,
    address,
    address_or_null,
    components,
    links,
    list_of,
    shape,
)
from sitegen.api.vocabulary import coded
from sitegen.model.certification import Certification, MilestoneEntry
from sitegen.model.codes import Outcome
from sitegen.model.divisions import County, FormerName, OtherName, Succession, Zone
from sitegen.model.plans import PlanTarget, Stage
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Cited
from sitegen.output import OutputFile
from sitegen.site import urls

_FULL_NAME: Member[CountyStatus] = Member(
    text("省、地、县连写，用来分辨重名"), lambda at, status: at.data.full_name(status.county)
)
_BATCH_ID: Member[CountyStatus] = Member(
    nullable(text("首次列入的批次；没有则为 null")),
    lambda _, status: status.batch.id if status.batch else None,
)
_PLANNED_YEAR: Member[CountyStatus] = Member(
    year_or_null("规划在哪一年通过国家认定，取最早的；没有规划则为 null"),
    lambda _, status: status.planned_year,
)
SUMMARY: Shape[CountyStatus] = shape(
    "一个县级单位，寥寥几项；全部内容见 counties/{code}.json",
    "CountySummary",
    **{
        **columns(
            "counties", "code", "name", "kind", "province_code", "prefecture_code", "valid_from", "valid_to"
        ).members(attrgetter("county")),
        "kind": Member(ref("KindCode"), lambda at, status: at.data.word(status.county.kind).code),
    },
    full_name=_FULL_NAME,
    status=Member(ref("StatusCode"), lambda at, status: at.data.word(status.code).code),
    label=Member(
        text("状态的中文说法，如“2024年认定”“规划2026年”“名单未收齐”"), lambda _, status: status.label
    ),
    batch_id=_BATCH_ID,
    planned_year=_PLANNED_YEAR,
    outcome=Member(nullable(ref("OutcomeCode")), lambda at, status: _outcome_code(at, status)),
)
CERTIFICATION: Shape[Certification] = shape(
    "在一批名单中的一次认定",
    "Certification",
    **columns("certifications", without=("county_code",)).members(),
    evidence=EVIDENCED,
)
TARGET: Shape[TargetProgress] = shape(
    "一份规划给它定的一个年份",
    "Target",
    **columns("plan_targets", without=("county_code",)).members(attrgetter("target")),
    outcome=Member(ref("Outcome"), lambda at, progress: coded(at.data, progress.outcome)),
    evidence=Member(ref("Evidence"), lambda at, progress: EVIDENCE.of(at, progress.target.citation)),
)
_MILESTONE: Shape[MilestoneEntry] = shape(
    "认定以外走到的一步；走到一步推不出走到另一步",
    **columns("milestones", "list_id", "published_name").members(),
    milestone=Member(
        ref("Milestone"), lambda at, item: coded(at.data, at.data.milestone_list[item.list_id].milestone)
    ),
    title=Member(text("名单的标题"), lambda at, item: at.data.milestone_list[item.list_id].title),
    year=Member(
        columns("milestone_lists", "year").schema["year"],
        lambda at, item: at.data.milestone_list[item.list_id].year,
    ),
    evidence=EVIDENCED,
)
_FORMER_NAME: Shape[FormerName] = shape(
    "一个曾用名，代码没有变", **columns("former_names", without=("code",)).members()
)
_OTHER_NAME: Shape[OtherName] = shape(
    "名单里的一个别名，是同一个地方", **columns("other_names", without=("code",)).members()
)
RELATION: Shape[tuple[County, Succession]] = shape(
    "区划变动中的另一方",
    "Relation",
    **columns("counties", "code", "name").members(lambda row: row[0]),
    **columns("successions", "year").members(lambda row: row[1]),
    whole=Member(flag("是否全部划入"), lambda _, row: row[1].whole),
)
ZONE: Shape[Zone] = shape(
    "功能区另有的几项",
    "Zone",
    **columns("zones", without=("code", "note")).members(),
    host_codes=Member(
        array(columns("zone_hosts", "host_code").schema["host_code"]),
        lambda at, zone: [item.host_code for item in at.data.hosts_of[zone.code]],
    ),
)
DETAIL: Shape[CountyStatus] = shape(
    "一个县级单位的全部内容",
    "County",
    **columns("counties").members(attrgetter("county")),
    full_name=_FULL_NAME,
    statutory=Member(
        flag("是不是县级行政区；只有县级行政区进分母"), lambda _, status: status.county.is_statutory
    ),
    current=Member(flag("现在是否还有这个单位"), lambda _, status: status.county.is_current),
    status=Member(ref("Status"), lambda at, status: coded(at.data, status.code)),
    label=Member(text("状态的中文说法"), lambda _, status: status.label),
    sentence=Member(text("状态的一句话说明，连同不能断定的事"), lambda _, status: status.sentence),
    batch_id=_BATCH_ID,
    planned_year=_PLANNED_YEAR,
    outcome=Member(
        nullable(ref("Outcome", "规划年份与认定相比；没有规划则为 null")),
        lambda at, status: _outcome(at, status),
    ),
    certifications=list_of(CERTIFICATION, lambda at, status: at.data.certifications_of[status.county.code]),
    targets=list_of(
        TARGET,
        lambda at, status: [target_progress(at.data, target) for target in _planned(at, status)],
    ),
    former_names=list_of(_FORMER_NAME, lambda at, status: at.data.former_names_of[status.county.code]),
    milestones=list_of(_MILESTONE, lambda at, status: at.data.milestones_of[status.county.code]),
    other_names=list_of(_OTHER_NAME, lambda at, status: at.data.other_names_of[status.county.code]),
    predecessors=list_of(
        RELATION,
        lambda at, status: [
            (at.data.county[item.predecessor_code], item)
            for item in at.data.predecessors_of[status.county.code]
        ],
        "辖区从哪里来",
    ),
    successors=list_of(
        RELATION,
        lambda at, status: [
            (at.data.county[item.successor_code], item) for item in at.data.successors_of[status.county.code]
        ],
        "辖区到哪里去了",
    ),
    zone=Member(
        nullable(ref("Zone", "功能区另有的几项；不是功能区则为 null")), lambda at, status: _zone(at, status)
    ),
    evidence=Member(
        ref("Evidence", "名称、代码和建制的依据"), lambda at, status: EVIDENCE.of(at, status.county.citation)
    ),
    sources=sources_of(lambda at, status: _cited(at, status)),
    links=links(
        page=address("网页", lambda _, status: urls.county(status.county.code)),
        province=address("所属省份的响应", lambda at, status: _province_file(at, status.county)),
        prefecture=address_or_null(
            "所属地级行政区的响应；没有则为 null", lambda _, status: _prefecture_file(status.county)
        ),
    ),
)
COMPONENTS = components(SUMMARY, DETAIL, CERTIFICATION, TARGET, RELATION, ZONE)


def county_list(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of all units, past ones included."""
    yield envelope.listed("counties.json", SUMMARY, county_statuses(envelope.data).values())


def county_files(envelope: Envelope, units: Iterable[County]) -> Iterator[OutputFile]:
    """A file for each of `units`."""
    statuses = county_statuses(envelope.data)
    for unit in units:
        yield envelope.single(f"counties/{unit.code}.json", DETAIL, statuses[unit.code])


def _national_outcome(data: SiteData, status: CountyStatus) -> Outcome | None:
    """What became of the earliest national target; None without one."""
    return target_progress(data, status.targets[0]).outcome if status.targets else None


def _outcome(at: At, status: CountyStatus) -> Any:
    found = _national_outcome(at.data, status)
    return coded(at.data, found) if found else None


def _outcome_code(at: At, status: CountyStatus) -> str | None:
    found = _national_outcome(at.data, status)
    return at.data.word(found).code if found else None


def _planned(at: At, status: CountyStatus) -> list[PlanTarget]:
    targets = at.data.targets_of[status.county.code]
    return sorted(targets, key=lambda target: (target.year, target.stage is Stage.NATIONAL))


def _zone(at: At, status: CountyStatus) -> dict[str, Any] | None:
    zone = at.data.zone.get(status.county.code)
    return ZONE.of(at, zone) if zone else None


def _cited(at: At, status: CountyStatus) -> tuple[Cited, ...]:
    certified, steps = (
        table[status.county.code] for table in (at.data.certifications_of, at.data.milestones_of)
    )
    return (*certified, *_planned(at, status), *steps, status.county)


def _province_file(at: At, county: County) -> str:
    return urls.api(f"provinces/{at.data.province[county.province_code].slug}.json")


def _prefecture_file(county: County) -> str | None:
    return urls.api(f"prefectures/{county.prefecture_code}.json") if county.prefecture_code else None
