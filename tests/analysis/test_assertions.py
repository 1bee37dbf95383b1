"""Expected numbers that the data must give."""

from dataclasses import replace

from sitegen.analysis.assertions import check_assertions
from sitegen.model.claims import Assertion
from sitegen.model.site_data import SiteData


def with_assertion(data: SiteData, **changes: object) -> SiteData:
    plain = Assertion(
        id="zones",
        measure="zones",
        parameters={},
        equals=None,
        min=None,
        max=None,
        reason="样例只有1个功能区。",
        source_id="moe-notice-2025-3",
        line=7,
    )
    return replace(data, assertions=(replace(plain, **changes),))  # type: ignore[arg-type]


def test_the_small_project_keeps_its_assertions(data: SiteData) -> None:
    assert check_assertions(data, "datasets/assertions.yaml") == ()


def test_a_broken_assertion_gives_place_value_and_reason(data: SiteData) -> None:
    (finding,) = check_assertions(with_assertion(data, equals=2.0), "datasets/assertions.yaml")
    assert (finding.place, finding.field, finding.value) == ("datasets/assertions.yaml:7", "zones", "1")
    assert "应等于 2，数据算得 1" in finding.message
    assert "样例只有1个功能区" in finding.message


def test_bounds(data: SiteData) -> None:
    assert check_assertions(with_assertion(data, min=1.0, max=1.0), "x") == ()
    assert check_assertions(with_assertion(data, min=2.0), "x")
    assert check_assertions(with_assertion(data, max=0.0), "x")
