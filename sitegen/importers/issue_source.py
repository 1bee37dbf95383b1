"""Which source of the project a form describes, and whether the id that is given is that source's."""

from collections.abc import Iterator

from sitegen.findings import Finding
from sitegen.importers.issue_form import Form
from sitegen.importers.project import Project
from sitegen.model.sources import Source

_NEW_ID = "小写字母、数字和连字符，如 moe-notice-2026-1"


def known_source(project: Project, form: Form) -> Source | None:
    """The source that the project holds by the number, address, title or id that the form gives.

    A repost of a document bears its number and is another source.
    """
    evidence = form.code("evidence")
    for source in project.data.sources:
        is_alike = not evidence or source.evidence.value == evidence
        given = (
            (source.document_number if is_alike else None, form["document_number"]),
            (source.url, form["url"]),
            (source.title, form["source_title"]),
            (source.id, form["source_title"]),
        )
        if any(one and one == other for one, other in given):
            return source
    return None


def source_findings(project: Project, form: Form, given: str | None) -> Iterator[Finding]:
    """The form's source is the one that `given` names; one that the project lacks has an id of its own."""
    known = known_source(project, form)
    if known and given and given != known.id:
        yield form.finding(
            "source_title",
            "source-known",
            f"表上写的来源项目里已有，标识是 {known.id}，不是 {given}",
            f"去掉 --source，或写 --source {known.id}；确是另一份文件的，改正表上的文号、网址或标题",
        )
    elif not known and given and given in project.data.source:
        title = project.data.source[given].title
        yield form.finding(
            "source_title",
            "source-known",
            f"--source {given} 在项目里是“{title}”，和表上写的来源不同",
            f"给表上的来源另起一个标识（{_NEW_ID}）；确是同一份的，表上写它的标识、文号或网址",
        )
    elif not known and not given:
        yield form.finding(
            "source_title",
            "source-missing",
            "项目里没有表上写的来源，要给它起标识",
            f"加 --source 来源标识（{_NEW_ID}）；项目里已有的，表上写它的标识、文号、网址或标题",
        )
