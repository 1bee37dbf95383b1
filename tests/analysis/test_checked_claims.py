"""Published figures held against the data."""

from dataclasses import replace

import pytest

from sitegen.analysis.checked_claims import check_claim, check_claims
from sitegen.model.codes import Verdict
from sitegen.model.site_data import SiteData


def test_a_claim_agrees_disagrees_or_cannot_be_checked(data: SiteData) -> None:
    assert [result.verdict for result in check_claims(data)] == [
        Verdict.AGREES,
        Verdict.DISAGREES,
        Verdict.UNCHECKABLE,
    ]


def test_the_derivation_names_the_measure_and_its_arguments(data: SiteData) -> None:
    result = check_claim(data, data.claims[1])
    assert result.value == 2
    assert result.derivation.startswith("certified(batches=2024，provinces=320000) · ")


def test_an_uncheckable_claim_gives_its_reason(data: SiteData) -> None:
    result = check_claim(data, data.claims[2])
    assert (result.value, result.derivation) == (None, "来源没有列出名称。")


@pytest.mark.parametrize(("published", "verdict"), [(33.33, Verdict.AGREES), (33.34, Verdict.DISAGREES)])
def test_a_figure_is_compared_at_the_precision_it_was_published_in(
    data: SiteData, published: float, verdict: Verdict
) -> None:
    claim = replace(
        data.claims[0],
        measure="share_of_total",
        parameters={"batches": ("2024",), "provinces": ("330000",)},
        published=published,
        decimals=2,
    )
    assert check_claim(data, claim).verdict is verdict
