"""The body of an issue that was filled in as a form: “### question”, a blank line, the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sitegen.characters import endless_number
from sitegen.findings import Finding, Severity
from sitegen.importers.files.text_source import SourceLine, SourceText, source_from_text


class Kind(StrEnum):
    """Which form it is, by the name of its file."""

    BATCH = "new-batch"
    PLAN = "new-plan"
    CORRECTION = "correction"


_SHARED = {"文号": "document_number", "网址": "url", "证据等级": "evidence"}
QUESTIONS: Mapping[Kind, Mapping[str, str]] = {
    Kind.BATCH: _SHARED
    | {
        "通知或公告的标题": "source_title",
        "发布者": "issuer",
        "评估年份": "year",
        "落款日期": "issued_on",
        "公布日期": "published_on",
        "宣布总数": "declared_total",
        "总数写在哪里": "locator",
        "名单完整吗": "list_status",
        "名单": "list",
        "疑点和说明": "remark",
        "请确认": "promise",
    },
    Kind.PLAN: _SHARED
    | {
        "文件标题": "source_title",
        "发文机关": "issuer",
        "成文日期": "issued_on",
        "状态": "status",
        "管哪里": "place",
        "目标的阶段": "stage",
        "宣布总数": "declared_count",
        "进度表": "table",
        "总体目标、步骤和期限": "goals",
        "疑点和说明": "remark",
        "请确认": "promise",
    },
    Kind.CORRECTION: _SHARED
    | {
        "哪一行": "row",
        "在哪个页面看到的": "page",
        "哪一栏": "field",
        "现在写的是": "current",
        "应当是": "correct",
        "根据什么": "source_title",
        "来源的发布日期": "published_on",
        "在来源中的位置": "locator",
        "补充说明": "remark",
        "请确认": "promise",
    },
}
"""The label of every question with its id, as in .github/ISSUE_TEMPLATE."""

_OWN = {Kind.BATCH: ("list", "year"), Kind.PLAN: ("table", "place"), Kind.CORRECTION: ("row", "correct")}
"""Questions that only one form asks."""
_EMPTY = "_No response_"


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """One form with its answers by the id of the question; an answer that was left out is empty."""

    kind: Kind
    path: str
    answers: Mapping[str, Sequence[SourceLine]]

    def __getitem__(self, name: str) -> str:
        """The answer as one text."""
        return "\n".join(line.text for line in self.answers.get(name, ())).strip()

    def code(self, name: str) -> str:
        """The word of the schema with which a choice begins: official."""
        word = self[name].partition(" ")[0]
        return word if word.isascii() else ""

    def line(self, name: str) -> int | None:
        """Where the answer stands."""
        lines = self.answers.get(name, ())
        return lines[0].number if lines else None

    def finding(
        self, name: str, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """What is wrong with an answer."""
        line, value = self.line(name), self[name][:60]
        return Finding(self.path, code, message, remedy, line=line, value=value, severity=severity)

    @property
    def whole(self) -> SourceText:
        """All answers, to find where a value stands."""
        lines = (line for answer in self.answers.values() for line in answer)
        return SourceText(path=self.path, lines=tuple(lines))

    def source(self, name: str) -> SourceText:
        """The answer as a text to read a list from, with the lines of the whole file."""
        lines = self.answers.get(name, ())
        first = lines[0].number if lines else 1
        text = source_from_text("\n".join(line.text for line in lines), self.path)
        return replace(
            text,
            lines=tuple(replace(line, number=line.number + first - 1) for line in text.lines),
            headings=tuple(replace(line, number=line.number + first - 1) for line in text.headings),
            marked=tuple(replace(item, number=item.number + first - 1) for item in text.marked),
        )


def read_form(text: str, path: str) -> Form | Finding:
    """The form that `text` answers, or what keeps it from being one of the three."""
    lines = [SourceLine(number=number, text=line) for number, line in enumerate(text.splitlines(), 1)]
    for line in lines:
        if message := endless_number(line.text):
            return Finding(path, "long-number", message, "对照原文改好再导入", line=line.number)
    titles = {line.text.removeprefix("###").strip() for line in lines if line.text.startswith("### ")}
    for kind, questions in QUESTIONS.items():
        labels = {identifier: label for label, identifier in questions.items()}
        if all(labels[name] in titles for name in _OWN[kind]):
            return Form(kind=kind, path=path, answers=_answers(lines, questions))
    return Finding(
        path,
        "unknown-form",
        "不是“新的一批认定名单”“新的规划”“更正”三种表之一的内容",
        "从 issue 的编辑框里整段复制，连同各栏“### ”开头的标题",
    )


def _answers(lines: Sequence[SourceLine], questions: Mapping[str, str]) -> dict[str, list[SourceLine]]:
    answers: dict[str, list[SourceLine]] = {}
    current: list[SourceLine] = []
    is_fenced = False
    for line in lines:
        label = line.text.removeprefix("###").strip() if line.text.startswith("### ") else ""
        if not is_fenced and label in questions:
            current = answers.setdefault(questions[label], [])
        elif line.text.startswith("```"):
            is_fenced = not is_fenced
        elif line.text.strip() != _EMPTY and (current or line.text.strip()):
            current.append(line)
    return answers
