"""Findings: their place, their order, and what stops a build."""

from sitegen.findings import Finding, Severity, has_errors, in_order


def finding(path: str = "datasets/a.csv", line: int | None = None, column: int | None = None) -> Finding:
    return Finding(
        path=path, line=line, column=column, code="type-error", message="不是整数", remedy="改成整数"
    )


def test_place_is_what_editors_can_click() -> None:
    assert finding(line=12, column=3).place == "datasets/a.csv:12:3"
    assert finding(line=12).place == "datasets/a.csv:12"
    assert finding().place == "datasets/a.csv"


def test_findings_are_reported_by_place_and_once() -> None:
    later, earlier, other = finding(line=10), finding(line=9), finding("datasets/b.csv", 1)
    assert in_order([other, later, earlier, later]) == (earlier, later, other)


def test_only_errors_stop_a_build() -> None:
    warning = Finding(path="x", code="c", message="m", remedy="r", severity=Severity.WARNING)
    assert not has_errors([warning])
    assert has_errors([warning, finding()])
