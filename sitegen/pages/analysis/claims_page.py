"""Published figures held against the data: each with its verdict and how it was recomputed."""

from dataclasses import dataclass

from sitegen.analysis.checked_claims import ClaimResult, check_claims
from sitegen.model.claims import Claim
from sitegen.model.codes import Verdict
from sitegen.model.site_data import SiteData
from sitegen.pages.analysis.measure_words import derivation_words
from sitegen.pages.parts.breadcrumbs import HOME
from sitegen.pages.parts.downloads import whole_downloads
from sitegen.pages.parts.receipts import Receipt, receipts, sources_of
from sitegen.site import urls
from sitegen.site.blocks import Badge, Stat
from sitegen.site.page import Page
from sitegen.site.words import decimal

_CLASSES = {Verdict.AGREES: "agree", Verdict.DISAGREES: "differ", Verdict.UNCHECKABLE: "unknown"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimView:
    """One published figure and what the data gives."""

    claim: Claim
    badge: Badge
    comparison: str
    """Published figure and recomputed one, or the published one alone."""
    derivation: str
    """How it was recomputed, or why it cannot be."""
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VerdictSection:
    """All claims with one verdict."""

    id: str
    title: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimsBody:
    """All claims; those that differ come first, since they matter most."""

    stats: tuple[Stat, ...]
    sections: tuple[VerdictSection, ...]


def claims_page(data: SiteData) -> Page:
    """The page of all claims."""
    results = check_claims(data)
    counts = {verdict: sum(item.verdict is verdict for item in results) for verdict in Verdict}
    words = "，".join(f"{data.label(verdict)}{count}条" for verdict, count in counts.items())
    sentence = f"用本站数据逐条重算{len(results)}条已发表的数字：{words}。"
    order = (Verdict.DISAGREES, Verdict.AGREES, Verdict.UNCHECKABLE)
    body = ClaimsBody(
        stats=tuple(
            Stat(
                str(count),
                data.label(verdict),
                url=f"{urls.CLAIMS}#{_CLASSES[verdict]}" if count else None,
            )
            for verdict, count in counts.items()
        ),
        sections=tuple(_section(data, verdict, results) for verdict in order if counts[verdict]),
    )
    return Page(
        url=urls.CLAIMS,
        template="pages/claims.html",
        title="核对",
        description=sentence,
        breadcrumb=(HOME,),
        body=body,
        downloads=whole_downloads(),
        sources=sources_of(data, data.claims),
    )


def _section(data: SiteData, verdict: Verdict, results: tuple[ClaimResult, ...]) -> VerdictSection:
    return VerdictSection(
        id=_CLASSES[verdict],
        title=data.label(verdict),
        claims=tuple(_view(data, item) for item in results if item.verdict is verdict),
    )


def _view(data: SiteData, result: ClaimResult) -> ClaimView:
    claim = result.claim
    checked = result.verdict is not Verdict.UNCHECKABLE
    published = claim.published if isinstance(claim.published, str) else decimal(claim.published)
    recomputed = "" if result.value is None else f"，重算为{decimal(result.value)}"
    return ClaimView(
        claim=claim,
        badge=Badge(_CLASSES[result.verdict], data.label(result.verdict)),
        comparison=f"发表为{published}{recomputed}",
        derivation=f"{'算法' if checked else '不能核对'}：{derivation_words(data, result)}",
        receipts=receipts(data, claim.citation),
    )
