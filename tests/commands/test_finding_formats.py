"""Findings in every form."""

import json

import pytest

from sitegen.commands.finding_formats import FORMATS, as_github, as_html, as_json, as_text, headline
from sitegen.findings import Finding, Severity

FINDING = Finding(
    path="datasets/plans/plans.csv",
    line=3,
    column=14,
    field="issued_on",
    value="2022年3月",
    code="type-error",
    message="不是日期。",
    remedy="写成 2022-03-15 的样子。",
)
WARNING = Finding(path="x", code="c", message="m", remedy="r", severity=Severity.WARNING)


def test_the_report_begins_with_what_must_be_done() -> None:
    assert as_text([FINDING, WARNING]).startswith("检查没有通过：请改正以下1处错误，另有1处提醒。\n")
    assert headline([WARNING]) == "检查通过，有1处提醒。"


def test_a_finding_reads_like_a_compilers_message() -> None:
    assert (
        "\ndatasets/plans/plans.csv:3:14: 错误 [type-error] issued_on：不是日期。值：“2022年3月”。\n"
        "    怎样改：写成 2022-03-15 的样子。\n"
    ) in as_text([FINDING])


def test_github_puts_the_finding_on_its_row() -> None:
    assert as_github([FINDING]).splitlines()[1] == (
        "::error file=datasets/plans/plans.csv,line=3,col=14,title=type-error issued_on"
        "::不是日期。%0A值：“2022年3月”%0A怎样改：写成 2022-03-15 的样子。"
    )


def test_github_commands_cannot_be_smuggled_in() -> None:
    hostile = Finding(path="a,b:c.csv", value="x\n::error::y", code="c", message="100%", remedy="r")
    (_, line) = as_github([hostile]).splitlines()
    assert line == "::error file=a%2Cb%3Ac.csv,title=c::100%25%0A值：“x%0A::error::y”%0A怎样改：r"


def test_json_has_every_field() -> None:
    report = json.loads(as_json([FINDING, WARNING]))
    assert (report["errors"], report["warnings"]) == (1, 1)
    assert report["findings"][0]["remedy"] == FINDING.remedy
    assert report["findings"][1]["line"] is None


def test_html_is_inert() -> None:
    hostile = Finding(path="x", value="<script>", code="c", message="<b>", remedy="&")
    page = as_html([hostile])
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(("form", "expected"), [("text", ""), ("github", ""), ("json", '"errors": 0')])
def test_nothing_found(form: str, expected: str) -> None:
    report = FORMATS[form]([])
    assert report == expected or expected in report
