"""Parts of a county's page: its certifications, plan targets, history, zone and namesakes."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitegen.analysis.plan_progress import target_progress
from sitegen.analysis.status import CountyStatus
from sitegen.facts import division_kinds, kinds
from sitegen.model.certification import Certification
from sitegen.model.codes import Status
from sitegen.model.divisions import County, Succession, Zone
from sitegen.model.plans import PlanTarget
from sitegen.model.site_data import SiteData
from sitegen.pages.batch.batch_tables import announced
from sitegen.pages.parts.places import plan_link
from sitegen.pages.parts.receipts import Receipt, receipts, source_link
from sitegen.pages.parts.statuses import Statuses, status_badge
from sitegen.pages.place.division_changes import extent_words
from sitegen.site import urls
from sitegen.site.blocks import Badge, Fact
from sitegen.site.page import Link
from sitegen.site.words import UNKNOWN, decimal, listed


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Facts under a heading of their own, with where they come from."""

    id: str
    """Anchor on the page."""
    title: str
    facts: tuple[Fact, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CertificationView:
    """One certification with the line of the list that says so."""

    batch: Link
    statement: str
    """Id of the statement that it is."""
    facts: tuple[Fact, ...]
    originals: tuple[Link, ...]
    """Where the texts that say so are open to everybody, each with its issuer and the site that shows it."""
    not_open: str
    """Why there is none; empty when there is one."""
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PendingView:
    """A source that names the unit in a batch, and the doubt that says why this is not enough."""

    batch: str
    source: Link | None
    doubt: Link


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetView:
    """One planned year, and whether it was kept."""

    plan: Link
    is_draft: bool
    words: str
    """The target in words: 2028年（国家认定）."""
    statement: str
    """Id of the statement that it is."""
    outcome: Badge
    rule: str
    """Why the outcome is what it is."""
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeView:
    """A change of the unit's territory or name."""

    year: int
    before: str
    """Words before the other unit."""
    unit: Link | None
    """The other unit; None when only the name changed."""
    after: str
    """Words after the other unit."""
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneView:
    """What a functional zone is beyond its name."""

    facts: tuple[Fact, ...]
    hosts: tuple[Badge, ...]
    """Statutory counties in whose territory it lies."""
    note: str
    receipts: tuple[Receipt, ...]


def certification_view(data: SiteData, item: Certification) -> CertificationView:
    """One certification as published."""
    batch = data.batch[item.batch_id]
    printed = "".join(
        part for part in (item.published_province, item.published_prefecture, item.published_name) if part
    )
    facts = (
        Fact("评估年度", f"{batch.year}年", note=announced(batch)),
        Fact("名单所印名称", printed),
        Fact(data.title("batches", "document_number"), batch.document_number or UNKNOWN),
    )
    originals = tuple(
        Link(f"打开原文（{source.issuer}，网页在{urlsplit(source.url).hostname}）", source.url)
        for source in (data.source[source_id] for source_id in item.citation.source_ids)
        if source.url
    )
    return CertificationView(
        batch=Link(batch.title, urls.batch(batch.id)),
        statement=kinds.CERTIFICATION.id(item.batch_id, item.county_code),
        facts=facts,
        originals=originals,
        not_open="" if originals else data.source[item.citation.source_id].url_missing,
        receipts=receipts(data, item.citation),
    )


def answer_words(data: SiteData, status: CountyStatus) -> str:
    """Whether a unit is certified, never more than the lists that were seen allow."""
    if status.batch and status.withdrawn_year:
        return f"认定过，{status.withdrawn_year}年撤销"
    if status.batch:
        return f"是，{data.label(Status.CERTIFIED)}"
    return data.label(Status.UNREAD if status.unseen else Status.NOT_LISTED)


def pending_views(data: SiteData, county: County) -> tuple[PendingView, ...]:
    """What is said of the unit and not proven."""
    return tuple(
        PendingView(
            batch=data.batch[doubt.batch_id].label if doubt.batch_id else "",
            source=source_link(data.source[doubt.source_id]) if doubt.source_id else None,
            doubt=Link(doubt.question, f"{urls.HEALTH}#doubt-{doubt.id}"),
        )
        for doubt in data.doubts_about[county.code]
    )


def target_view(data: SiteData, target: PlanTarget) -> TargetView:
    """One plan target and its outcome."""
    plan = data.plan[target.plan_id]
    outcome = target_progress(data, target).outcome
    return TargetView(
        plan=plan_link(plan),
        is_draft=plan.is_draft,
        words=f"{target.year}年（{data.label(target.stage)}）",
        statement=kinds.PLAN_TARGET.id(target.plan_id, target.county_code, target.stage),
        outcome=Badge(outcome.value, data.label(outcome)),
        rule=data.word(outcome).note,
        receipts=receipts(data, target.citation),
    )


def history(data: SiteData, county: County) -> tuple[ChangeView, ...]:
    """Changes of a unit, earliest first."""
    views = [
        *(_name_view(data, county.code, index) for index in range(len(data.former_names_of[county.code]))),
        *(_from(data, item) for item in data.predecessors_of[county.code]),
        *(_to(data, item) for item in data.successors_of[county.code]),
    ]
    return tuple(sorted(views, key=lambda view: view.year))


def other_name_facts(data: SiteData, county: County) -> tuple[Fact, ...]:
    """Other names that lists print for the unit, each with why it is the same place."""
    return tuple(
        Fact(
            data.title("other_names", "name"),
            other.name,
            note=other.citation.locator,
            statement=division_kinds.OTHER_NAME.id(other.code, other.name),
        )
        for other in data.other_names_of[county.code]
    )


def zone_view(data: SiteData, statuses: Statuses, zone: Zone) -> ZoneView:
    """A functional zone with its hosts and its point on the map."""
    facts = (
        Fact("全称", zone.full_name),
        Fact(
            data.title("zones", "nbs_code"), zone.nbs_code or "未查得", note="国家统计局2023年，仅供统计使用"
        ),
        Fact(
            "大致位置",
            f"东经{decimal(zone.longitude)}°，北纬{decimal(zone.latitude)}°",
            note="中心点的近似值；地图上画点而不画界",
        ),
    )
    return ZoneView(
        facts=facts,
        hosts=tuple(status_badge(statuses[item.host_code]) for item in data.hosts_of[zone.code]),
        note=zone.note,
        receipts=receipts(data, zone.citation),
    )


def twin_warnings(data: SiteData, county: County, namesakes: Iterable[County]) -> tuple[str, ...]:
    """Warnings about units of the same name in the same province that are easily taken for this one."""
    return tuple(
        f"另有一个同名的{other.kind.value}“{data.full_name(other)}”"
        f"（代码{other.code}，{_known(data, other)}）。"
        f"它与本页的{county.kind.value}（代码{county.code}）是两个单位：一方的认定不能当作另一方的认定。"
        for other in namesakes
        if other.province_code == county.province_code and other.is_statutory != county.is_statutory
    )


def predecessor_warnings(data: SiteData, county: County) -> tuple[str, ...]:
    """Warnings that a predecessor was certified and this unit is in no list."""
    if data.batches_of[county.code]:
        return ()
    former = dict.fromkeys(item.predecessor_code for item in data.predecessors_of[county.code])
    return tuple(
        f"{item.year}年划入本单位的{data.county[item.predecessor_code].name}曾在"
        f"{data.batch[batch_id].title}中认定；认定是否随区划调整而沿用，所见来源没有说明，本站不作推定。"
        for code in former
        for batch_id in data.batches_of[code]
        for item in data.predecessors_of[county.code]
        if item.predecessor_code == code and item.whole
    )


def citation_links(receipts_: Iterable[Receipt]) -> tuple[Link, ...]:
    """Links to the sources of some receipts, each once."""
    return tuple(dict.fromkeys(source_link(receipt.source) for receipt in receipts_))


def _known(data: SiteData, county: County) -> str:
    batches = [data.batch[id_] for id_ in data.batches_of[county.code]]
    if batches:
        return f"{listed(batch.label for batch in batches)}认定"
    since = f"{county.valid_from}年设立，" if county.valid_from else ""
    return f"{since}收到的名单上没有"


def _name_view(data: SiteData, code: str, index: int) -> ChangeView:
    former = data.former_names_of[code][index]
    return ChangeView(
        year=former.valid_to + 1,
        before=f"由“{former.name}”更名，代码不变",
        unit=None,
        after="",
        receipts=receipts(data, former.citation),
    )


def _from(data: SiteData, item: Succession) -> ChangeView:
    return _change(data, item, item.predecessor_code, before="", after=f"{extent_words(data, item)}本单位")


def _to(data: SiteData, item: Succession) -> ChangeView:
    return _change(data, item, item.successor_code, before=extent_words(data, item), after="")


def _change(data: SiteData, item: Succession, code: str, *, before: str, after: str) -> ChangeView:
    return ChangeView(
        year=item.year,
        before=before,
        unit=Link(f"{data.county[code].name}（{code}）", urls.county(code)),
        after=after,
        receipts=receipts(data, item.citation),
    )
