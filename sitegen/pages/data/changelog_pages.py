"""The changelog of the data, and the errors that were published and mended."""

from dataclasses import dataclass

from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.model.history import Change, Correction, Release
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import DATA, HOME
from sitegen.pages.parts.downloads import document_links, table_links
from sitegen.pages.parts.receipts import Receipt, receipts
from sitegen.site import urls
from sitegen.site.blocks import Fact
from sitegen.site.columns import raw_fact
from sitegen.site.page import Page
from sitegen.site.words import day
from sitegen.versions.history import History


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangelogBody:
    """All versions, newest first, and the corrections that came with one of them."""

    unreleased: tuple[Change, ...]
    """What the next version will bring, already on these pages."""
    releases: tuple[Release, ...]
    corrections: tuple[Correction, ...]
    kept: frozenset[str]
    """Numbers of the versions that can be seen as they were."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionView:
    """One entry of the ledger."""

    anchor: str
    title: str
    problem: str
    facts: tuple[Fact, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionsBody:
    """The ledger, latest first; empty when no published version was wrong as far as is known."""

    corrections: tuple[CorrectionView, ...]
    first_published: str
    """Since when there has been something to correct."""


def changelog_page(data: SiteData, history: History) -> Page:
    """The page of all versions of the data."""
    newest = data.changelog[0]
    return Page(
        url=urls.CHANGES,
        template="pages/changelog.html",
        title="版本记录",
        description=f"数据现在是版本{newest.version}，{day(newest.date)}编成；每一版改了什么，逐版列出。",
        breadcrumb=(HOME, DATA),
        body=ChangelogBody(
            unreleased=data.unreleased,
            releases=data.changelog,
            corrections=data.corrections,
            kept=frozenset(history.versions),
        ),
        downloads=document_links("changelog", "版本记录"),
    )


def corrections_page(data: SiteData, package: PackageDescriptor) -> Page:
    """The page of all corrections."""
    count = len(data.corrections)
    sentence = f"发布以后发现并改正的错共{count}处。" if count else "到这一版为止，没有登记过更正。"
    return Page(
        url=urls.CORRECTIONS,
        template="pages/corrections.html",
        title="更正",
        description=f"{sentence}每一处写明错在哪里、原值和新值、谁指出的、何时改正。",
        breadcrumb=(HOME, DATA),
        body=CorrectionsBody(
            corrections=tuple(_correction(data, package, item) for item in reversed(data.corrections)),
            first_published=day(min(release.date for release in data.changelog)),
        ),
        downloads=table_links("corrections", "更正"),
    )


def _correction(data: SiteData, package: PackageDescriptor, item: Correction) -> CorrectionView:
    resource = package.resource(item.resource)
    schema = resource.schema
    place = schema.field(item.field).title if schema and item.field else "整行"
    return CorrectionView(
        anchor=item.id,
        title=f"{item.id}：{resource.title}，{place}",
        problem=item.problem,
        facts=(
            Fact("在哪里", f"{resource.title}（{item.resource}）", note=f"{item.row_key}，{place}"),
            *(
                raw_fact(data, "corrections", item, name)
                for name in ("old_value", "new_value", "reported_by")
            ),
            Fact("发现", day(item.noticed_on)),
            Fact(
                "改正",
                day(item.mended_on),
                note=f"从版本 {item.version} 起" if item.is_released else "从下一版起",
                url=f"{urls.CHANGES}#v{item.version}",
            ),
        ),
        receipts=receipts(data, item.citation),
    )
