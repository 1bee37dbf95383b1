"""Parts of the whole that can be taken away: batches, provinces and plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitegen.analysis.completeness import batch_completeness
from sitegen.exceptions import InternalError
from sitegen.exports.encoded_package import EncodedPackage
from sitegen.exports.export_sources import ExportSources
from sitegen.exports.listing_value import Listing
from sitegen.exports.package_scope import PackageScope
from sitegen.exports.subset import Chooser, of_batch, of_plan, of_province
from sitegen.exports.unit_listings import certification_listing, county_listing, target_listing
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.tracking import question

_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


class PartKind(StrEnum):
    """What a part is of."""

    BATCH = "batch"
    PROVINCE = "province"
    PLAN = "plan"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part: where its files go, what it is called, and which rows are in it."""

    folder: str
    page: str
    """URL of the page about it."""
    stem: str
    """Name of its list, without an ending."""
    scope: PackageScope
    listing: Listing
    package: EncodedPackage
    """Its rows alone, but every table."""


def part_keys(data: SiteData) -> Iterator[tuple[PartKind, str]]:
    """Every part: each batch, covered province and plan, in this order."""
    yield from ((PartKind.BATCH, batch.id) for batch in data.batches)
    yield from ((PartKind.PROVINCE, item.code) for item in data.provinces if item.covered)
    yield from ((PartKind.PLAN, plan.id) for plan in data.plans)


def part(sources: ExportSources, kind: PartKind, key: str) -> Part:
    """The part of this kind that is called `key`: the id of a batch or plan, the code of a province."""
    match kind:
        case PartKind.BATCH:
            return _batch(sources, key)
        case PartKind.PROVINCE:
            return _province(sources, key)
        case _:
            return _plan(sources, key)


@question
def part_package(sources: ExportSources, kind: str, key: str) -> EncodedPackage:
    """The package with the rows of one part alone."""
    return sources.part(_CHOOSERS[PartKind(kind)], key)


_CHOOSERS: dict[PartKind, Chooser] = {
    PartKind.BATCH: of_batch,
    PartKind.PROVINCE: of_province,
    PartKind.PLAN: of_plan,
}


def _batch(sources: ExportSources, key: str) -> Part:
    batch = sources.data.batch[key]
    return Part(
        folder=f"batches/{safe_name(batch.id)}",
        page=urls.batch(batch.id),
        stem="certifications",
        scope=PackageScope(
            suffix=f"batch-{batch.id}",
            title=batch.title,
            rows=f"{batch.title}的认定名单和分省宣布数，以及它们所指的区划和来源。",
            completeness=f"{batch_completeness(sources.data, batch).sentence}。",
        ),
        listing=certification_listing(sources.data, batch),
        package=part_package(sources, PartKind.BATCH, key),
    )


def _province(sources: ExportSources, key: str) -> Part:
    province = sources.data.province[key]
    return Part(
        folder=f"provinces/{safe_name(province.slug)}",
        page=urls.province(province.slug),
        stem="counties",
        scope=PackageScope(
            suffix=f"province-{province.slug}",
            title=province.name,
            rows=f"{province.name}的区划、认定、规划和目标，以及它们所指的批次和来源；区划变动涉及外省的，外省单位也在内。",
            completeness=sources.completeness,
        ),
        listing=county_listing(sources.data, province, sources.statuses),
        package=part_package(sources, PartKind.PROVINCE, key),
    )


def _plan(sources: ExportSources, key: str) -> Part:
    data, plan = sources.data, sources.data.plan[key]
    named = len({target.county_code for target in data.targets_in[plan.id]})
    declared = f"，规划自己写明的总数是{plan.declared_count}个" if plan.declared_count else ""
    return Part(
        folder=f"plans/{safe_name(plan.id)}",
        page=urls.plan(plan.id),
        stem="targets",
        scope=PackageScope(
            suffix=f"plan-{plan.id}",
            title=plan.title,
            rows=f"《{plan.title}》点名的县、分年数、步骤和同一文件定下的总体目标，以及它们所指的区划和来源。",
            completeness=f"规划点名的县级单位{named}个{declared}。",
        ),
        listing=target_listing(data, plan),
        package=part_package(sources, PartKind.PLAN, key),
    )


def safe_name(name: str) -> str:
    """`name` if it is fit for a file name on every system; else raises InternalError."""
    if not _SAFE_NAME.fullmatch(name):
        raise InternalError(f"not fit for a file name: {name!r}")
    return name
