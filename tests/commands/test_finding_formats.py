"""Findings in every form."""

import json
from dataclasses import replace

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


@pytest.mark.parametrize("form", FORMATS)
def test_a_value_that_would_fill_the_screen_is_shown_by_its_beginning(form: str) -> None:
    told = FORMATS[form]([replace(FINDING, value="[a](" * 60_000)])
    assert len(told) < 5_000
    assert "……（共240000字）" in told


def test_github_puts_the_finding_on_its_row() -> None:
    assert as_github([FINDING]).splitlines()[1] == (
        "::error file=datasets/plans/plans.csv,line=3,col=14,title=type-error issued_on"
        "::不是日期。%0A值：“2022年3月”%0A怎样改：写成 2022-03-15 的样子。"
    )


def test_github_commands_cannot_be_smuggled_in() -> None:
    hostile = Finding(path="a,b:c.csv", value="x\n::error::y", code="c", message="100%", remedy="r")
    (_, line) = as_github([hostile]).splitlines()
    assert line == "::error file=a%2Cb%3Ac.csv,title=c::100%25%0A值：“x%0A::error::y”%0A怎样改：r"


def test_more_annotations_than_github_shows_are_summed_up_and_all_stand_in_the_log() -> None:
    many = [replace(FINDING, line=number, path=f"datasets/{number % 2}.csv") for number in range(25)]
    lines = as_github([*many, WARNING]).splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    assert len(errors) == 10
    assert errors[-1] == (
        "::error title=还有16处错误::datasets/1.csv 8处、datasets/0.csv 8处。全部列在这一步的输出里。"
    )
    assert sum(line.startswith("datasets/") for line in lines) == 16
    assert lines[-1].startswith("::warning ")
    assert sum(line.startswith("::error ") for line in as_github(many[:10]).splitlines()) == 10


def test_a_line_of_the_log_is_no_command() -> None:
    hostile = replace(FINDING, value="x\n::stop-commands::y")
    lines = as_github([hostile] * 11).splitlines()
    assert sum(line.lstrip().startswith("::") for line in lines) == 10
    assert not any(line.lstrip().startswith("::stop") for line in lines)


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
