"""The page of published figures."""

from dataclasses import replace

from sitegen.analysis.checked_claims import check_claims
from sitegen.model.codes import Verdict
from sitegen.model.site_data import SiteData
from sitegen.pages.analysis.claims_page import ClaimsBody, claims_page


def test_a_verdict_that_no_claim_has_leads_nowhere(mini_data: SiteData) -> None:
    agreeing = tuple(item.claim for item in check_claims(mini_data) if item.verdict is Verdict.AGREES)
    body = claims_page(replace(mini_data, claims=agreeing)).body
    assert isinstance(body, ClaimsBody)
    assert {(stat.value, stat.url) for stat in body.stats} == {("1", "/claims/#agree"), ("0", None)}
    assert [section.id for section in body.sections] == ["agree"]
