"""Findings in the forms that `--format` offers: for people, for GitHub, for programs and for a browser."""

import html
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import groupby

import click

from sitegen.characters import visible
from sitegen.findings import Finding, Severity

_MOST_ANNOTATIONS = 10
_MOST_SHOWN = 2000
"""Characters of one text in a finding."""
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}

_HTML = """<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<h1>{title}</h1>
{body}
</html>
"""
_ITEM = """<li>
<p><code>{place}</code> {word} <code>{code}</code> {field}</p>
<p>{message}</p>
<p>{value}怎样改：{remedy}</p>
</li>"""


def as_text(findings: Sequence[Finding]) -> str:
    """What must be done first, then each finding like a compiler's message."""
    if not findings:
        return ""
    return "\n".join((headline(findings), *_by_file(findings, text_of), "", count(findings), ""))


def as_coloured_text(findings: Sequence[Finding]) -> str:
    """The same for a terminal, where what is wrong and what to do are told apart by colour."""
    if not findings:
        return ""
    first = click.style(headline(findings), bold=True)
    return "\n".join((first, *_by_file(findings, _coloured), "", click.style(count(findings), bold=True), ""))


def _by_file(findings: Sequence[Finding], form: Callable[[Finding], str]) -> Iterator[str]:
    """The findings of one file together, after an empty line."""
    for _, found in groupby(findings, lambda finding: finding.path):
        yield ""
        yield from map(form, found)


def count(findings: Sequence[Finding]) -> str:
    """How many findings there are, of which weight, in how many files."""
    errors, files = _errors(findings), len({finding.path for finding in findings})
    warnings = len(findings) - errors
    parts = [f"{number}处{word}" for number, word in ((errors, "错误"), (warnings, "提醒")) if number]
    return f"共{'、'.join(parts)}，在{files}个文件里。"


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands, which GitHub shows as annotations on the rows of the pull request.

    Of each severity it shows no more than ten: where there are more, the tenth says how many are in which
    files, and the rest are lines of the log.
    """
    if not findings:
        return ""
    lines = [headline(findings)]
    for severity in Severity:
        found = [finding for finding in findings if finding.severity is severity]
        annotated, rest = (found, []) if len(found) <= _MOST_ANNOTATIONS else _parted(found)
        lines += map(_annotation, annotated)
        if rest:
            lines += (_summary(severity, rest), *(" ".join(text_of(finding).split()) for finding in rest))
    return "".join(f"{line}\n" for line in lines)


def _parted(findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    return findings[: _MOST_ANNOTATIONS - 1], findings[_MOST_ANNOTATIONS - 1 :]


def _summary(severity: Severity, rest: Sequence[Finding]) -> str:
    """One annotation for all that GitHub would not show: how many there are in each file."""
    files = Counter(visible(finding.path) for finding in rest)
    words = "、".join(f"{path} {count}处" for path, count in files.items())
    title = _property(f"还有{len(rest)}处{_WORDS[severity]}")
    return f"::{severity} title={title}::{_data(f'{words}。全部列在这一步的输出里。')}"


def as_json(findings: Sequence[Finding]) -> str:
    """Counts and findings as one object."""
    errors = _errors(findings)
    report = {
        "errors": errors,
        "warnings": len(findings) - errors,
        "findings": [asdict(shown(finding)) for finding in findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_html(findings: Sequence[Finding]) -> str:
    """A page that needs nothing else, to be attached to a pull request."""
    items = "\n".join(_item(finding) for finding in findings)
    return _HTML.format(title=headline(findings), body=f"<ol>\n{items}\n</ol>" if findings else "")


def shown(finding: Finding) -> Finding:
    """The finding with every character spelt out that cannot be seen, or cannot be printed at all.

    Of a text that would fill the screen its beginning is shown, and how long it is.
    """
    return replace(
        finding,
        path=visible(finding.path),
        field=None if finding.field is None else _short(visible(finding.field)),
        value=None if finding.value is None else _short(visible(finding.value)),
        message=_short(visible(finding.message)),
        remedy=visible(finding.remedy),
    )


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}……（共{len(text)}字）"


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "html": as_html,
}


def headline(findings: Sequence[Finding]) -> str:
    """The outcome in one sentence: what is to be done before anything else."""
    errors = _errors(findings)
    warnings = len(findings) - errors
    if not findings:
        return "检查通过，没有问题。"
    if not errors:
        return f"检查通过，有{warnings}处提醒。"
    also = f"，另有{warnings}处提醒" if warnings else ""
    return f"检查没有通过：请改正以下{errors}处错误{also}。"


def text_of(finding: Finding) -> str:
    """One finding: place, rule, field and value, then the remedy."""
    finding = shown(finding)
    field = f" {finding.field}" if finding.field else ""
    value = f"值：“{finding.value}”。" if finding.value is not None else ""
    message = f"{finding.message.removesuffix('。')}。{value}"
    return (
        f"{finding.place}: {_WORDS[finding.severity]} [{finding.code}]{field}：{message}\n"
        f"    怎样改：{finding.remedy.removesuffix('。')}。"
    )


def _coloured(finding: Finding) -> str:
    """As `text_of`: the place in bold, the weight in its colour, the remedy in green."""
    place, rest = text_of(finding).split(": ", 1)
    message, remedy = rest.split("\n", 1)
    word = _WORDS[finding.severity]
    weight = click.style(word, fg="red" if finding.severity is Severity.ERROR else "yellow", bold=True)
    where, what = click.style(place, bold=True), message.removeprefix(word)
    return f"{where}: {weight}{what}\n{click.style(remedy, fg='green')}"


def _errors(findings: Sequence[Finding]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _annotation(finding: Finding) -> str:
    finding = shown(finding)
    places = {"file": finding.path, "line": finding.line, "col": finding.column, "title": _title(finding)}
    properties = ",".join(
        f"{name}={_property(str(value))}" for name, value in places.items() if value is not None
    )
    value = f"值：“{finding.value}”\n" if finding.value is not None else ""
    message = _data(f"{finding.message}\n{value}怎样改：{finding.remedy}")
    return f"::{finding.severity} {properties}::{message}"


def _title(finding: Finding) -> str:
    return f"{finding.code} {finding.field}" if finding.field else finding.code


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _item(finding: Finding) -> str:
    finding = shown(finding)
    value = f"值：“{finding.value}”。" if finding.value is not None else ""
    return _ITEM.format(
        place=html.escape(finding.place),
        word=_WORDS[finding.severity],
        code=html.escape(finding.code),
        field=html.escape(finding.field or ""),
        message=html.escape(finding.message),
        value=html.escape(value),
        remedy=html.escape(finding.remedy),
    )
