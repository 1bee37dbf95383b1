"""Findings: their place, their order, and what stops a build."""

from sitegen.findings import Finding, Severity, bounded, has_errors, in_order


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


def test_of_very_many_findings_of_one_kind_the_first_are_told_and_the_rest_counted() -> None:
    many = [Finding("a.csv", "unknown-name", f"第{line}处", "改", line=line) for line in range(1, 6)]
    other = Finding("a.csv", "empty-list", "空", "改")
    told = bounded([*many, other], most=3)
    assert [(item.code, item.line, item.message) for item in told] == [
        ("unknown-name", 1, "第1处"),
        ("unknown-name", 2, "第2处"),
        ("unknown-name", 3, "第3处"),
        ("unknown-name", 4, "同类的还有2处，没有逐条列出"),
        ("empty-list", None, "空"),
    ]
