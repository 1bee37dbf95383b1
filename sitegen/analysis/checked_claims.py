"""Published figures held against the data."""

from dataclasses import dataclass

from sitegen.analysis.measures import MEASURES, measure
from sitegen.model.claims import Claim
from sitegen.model.codes import Verdict
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimResult:
    """One claim with the recomputed value and the verdict."""

    claim: Claim
    value: float | None
    """Recomputed value, rounded as the published one; None when it cannot be recomputed."""
    verdict: Verdict

    @property
    def derivation(self) -> str:
        """How the value was computed, or why it could not be."""
        if self.claim.measure is None:
            return self.claim.uncheckable or ""
        rule = (MEASURES[self.claim.measure].__doc__ or "").split("\n")[0]
        arguments = "，".join(f"{key}={_words(value)}" for key, value in self.claim.parameters.items())
        return f"{self.claim.measure}({arguments}) · {rule}"


def check_claims(data: SiteData) -> tuple[ClaimResult, ...]:
    """Every claim recomputed, in the order of the file."""
    return tuple(check_claim(data, claim) for claim in data.claims)


def check_claim(data: SiteData, claim: Claim) -> ClaimResult:
    """One claim recomputed to the precision to which it was published."""
    if claim.measure is None:
        return ClaimResult(claim=claim, value=None, verdict=Verdict.UNCHECKABLE)
    value = round(measure(data, claim.measure, claim.parameters), claim.decimals)
    agrees = not isinstance(claim.published, str) and abs(value - claim.published) < 0.5 * 10**-claim.decimals
    return ClaimResult(claim=claim, value=value, verdict=Verdict.AGREES if agrees else Verdict.DISAGREES)


def _words(value: str | int | tuple[str, ...]) -> str:
    return "、".join(value) if isinstance(value, tuple) else str(value)
