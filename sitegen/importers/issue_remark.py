"""What the person who filled in a form doubts: it is told, and stops a list that it speaks against."""

import re
from collections.abc import Iterator

from sitegen.findings import Finding, Severity
from sitegen.importers.issue_form import Form, Kind
from sitegen.importers.reading.verdicts import NOT_YET_TITLE, other_verdict

_AGAINST = re.compile("推荐|申报|没有认定|不是认定|并非|不确定|存疑|有误|不实")


def remark_findings(form: Form) -> Iterator[Finding]:
    """Doubts of a form are settled before its list goes in."""
    text = form["remark"]
    if not text or form.kind is Kind.CORRECTION:
        return
    against = form.kind is Kind.BATCH and (
        other_verdict(text) or NOT_YET_TITLE.search(text) or _AGAINST.search(text)
    )
    yield form.finding(
        "remark",
        "form-remark",
        "“疑点和说明”里说名单里的可能不是这一批认定的" if against else "“疑点和说明”里写着话，没有写进数据",
        "先对照来源弄清楚，再从表里删去这几句；弄不清的写进 doubts.yaml，那些县先不导入",
        Severity.ERROR if against else Severity.WARNING,
    )
