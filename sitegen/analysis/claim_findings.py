"""A claim that the data do not bear out says so itself: nobody is left alone with two numbers."""

import re
from collections.abc import Iterator

from sitegen.analysis.checked_claims import ClaimResult, check_claims
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.findings import Finding
from sitegen.model.codes import Verdict
from sitegen.model.site_data import SiteData


def check_disagreements(data: SiteData, document: YamlDocument | None) -> tuple[Finding, ...]:
    """A finding for every claim that disagrees without a note that tells what the data give.

    `document` is the list of claims, in the order of the model.
    """
    if document is None:
        return ()
    return tuple(
        finding
        for index, result in enumerate(check_claims(data))
        for finding in _findings(document, index, result)
    )


def _findings(document: YamlDocument, index: int, result: ClaimResult) -> Iterator[Finding]:
    if result.verdict is not Verdict.DISAGREES or result.value is None:
        return
    told = re.findall(r"[0-9]+(?:\.[0-9]+)?", result.claim.note or "")
    if f"{result.value:g}" not in told:
        published = str(result.claim.published)
        yield document.finding(
            (index, "published"),
            "claim-disagrees",
            f"公布的是 {published}，数据算出 {result.value:g}，没有说明为什么不一致",
            f"对照来源：数、参数或数据写错就改正；确实不一致的，在 note 写明数据是 {result.value:g} 和原因",
            field="published",
            value=published,
        )
