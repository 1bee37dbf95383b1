"""What a form says in its last question is told, and stops a list that it speaks against."""

import pytest

from sitegen.findings import Finding, Severity
from sitegen.importers.issue_form import Form, read_form
from sitegen.importers.issue_remark import remark_findings

BATCH = "### 评估年份\n\n2025\n\n### 名单\n\n江苏省\n\n### 疑点和说明\n\n{}\n"
PLAN = "### 管哪里\n\n云南省\n\n### 进度表\n\n2027年\n\n### 疑点和说明\n\n{}\n"


def told(form: str, remark: str) -> list[Finding]:
    read = read_form(form.format(remark), "issue.md")
    assert isinstance(read, Form)
    return list(remark_findings(read))


@pytest.mark.parametrize(
    "remark",
    ["丰县其实没有通过，是申报的。", "这是省里推荐的名单，还没有认定", "沛县去年就有了", "来源可能有误"],
)
def test_doubts_about_the_list_stop_it(remark: str) -> None:
    (finding,) = told(BATCH, remark)
    assert finding.severity is Severity.ERROR
    assert finding.line == 11


@pytest.mark.parametrize(
    ("form", "remark"), [(BATCH, "高新区不知道是哪一个市的"), (PLAN, "征求意见稿里没有通过的年份")]
)
def test_other_remarks_are_told(form: str, remark: str) -> None:
    assert [item.severity for item in told(form, remark)] == [Severity.WARNING]


def test_a_form_without_remarks_says_nothing() -> None:
    assert told(BATCH, "_No response_") == []
