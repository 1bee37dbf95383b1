"""A claim that the data do not bear out says what they give."""

from dataclasses import replace

from sitegen.analysis.claim_findings import check_disagreements
from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData


def told(data: SiteData, package: Package) -> list[tuple[str | None, str]]:
    found = check_disagreements(data, package.documents["claims"])
    return [(item.value, item.message) for item in found]


def with_claim(data: SiteData, index: int, **changes: object) -> SiteData:
    claims = list(data.claims)
    claims[index] = replace(claims[index], **changes)  # type: ignore[arg-type]
    return replace(data, claims=tuple(claims))


def test_one_that_agrees_and_one_that_tells_why_not_are_sound(
    mini_data: SiteData, mini_package: Package
) -> None:
    assert told(mini_data, mini_package) == []
    assert check_disagreements(mini_data, None) == ()


def test_one_that_differs_without_a_note_is_told_with_what_the_data_give(
    mini_data: SiteData, mini_package: Package
) -> None:
    message = "公布的是 5，数据算出 2，没有说明为什么不一致"
    assert told(with_claim(mini_data, 0, published=5), mini_package) == [("5", message)]


def test_a_note_with_another_number_does_not_do(mini_data: SiteData, mini_package: Package) -> None:
    (finding,) = check_disagreements(
        with_claim(mini_data, 1, note="名单上是4个。"), mini_package.documents["claims"]
    )
    assert (finding.code, finding.line) == ("claim-disagrees", 14)
    assert "2" in finding.remedy
