"""How commands speak."""

import sys

import pytest

from sitegen.commands.reporting import as_text, echo_findings, progress
from sitegen.findings import Finding, Severity

FINDING = Finding(
    path="datasets/plans/plans.csv",
    line=3,
    field="issued_on",
    value="2022年3月",
    code="type-error",
    message="不是日期。",
    remedy="写成 2022-03-15 的样子。",
)


def test_a_finding_reads_like_a_compilers_message() -> None:
    assert as_text(FINDING) == (
        "datasets/plans/plans.csv:3: 错误 [type-error] issued_on：不是日期。 值：“2022年3月”。\n"
        "    怎样改：写成 2022-03-15 的样子。"
    )


def test_the_last_line_counts(capsys: pytest.CaptureFixture[str]) -> None:
    warning = Finding(path="x", code="c", message="m", remedy="r", severity=Severity.WARNING)
    echo_findings([FINDING, warning])
    assert capsys.readouterr().out.endswith("共 1 处错误，1 处提醒。\n")


def test_nothing_is_said_when_nothing_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    echo_findings([])
    assert capsys.readouterr().out == ""


def test_progress_is_for_terminals_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    progress()("读取数据")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress()("读取数据")
    assert "读取数据" in capsys.readouterr().err
