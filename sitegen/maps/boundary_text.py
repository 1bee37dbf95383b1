"""The text of boundary files: names and notes reach pages, so they keep the rules for all text."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sitegen.characters import character_findings, first_refused
from sitegen.datasets.template_syntax import CODE, REMEDY, template_fault
from sitegen.datasets.text_file import decoded_text
from sitegen.findings import Finding

_ESCAPED = re.compile(r'"(?:[^"\\\n]|\\.)*\\(?:[^"\\\n]|\\.)*"')
"""A string of JSON in which something is escaped."""
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def text_findings(file: Path, root: Path) -> Iterator[Finding]:
    """Every refused character of a JSON file, written out or escaped, and everything like a template."""
    path = file.relative_to(root).as_posix()
    text, faults = decoded_text(file, path)
    yield from faults
    if text is None:
        return
    yield from character_findings(path, text.replace("\r\n", "\n"))
    if "\\" in text:
        for number, line in enumerate(text.split("\n"), 1):
            yield from (replace(finding, line=number) for finding in _escaped_findings(path, line))
    yield from _syntax_findings(path, text)


def _syntax_findings(path: str, text: str) -> Iterator[Finding]:
    name, end = "", 0
    for match in _STRING.finditer(text):
        is_value = bool(name) and text[end : match.start()].strip() == ":"
        if message := template_fault(_unescaped(match[0])):
            yield Finding(
                path,
                CODE,
                message,
                REMEDY,
                line=text.count("\n", 0, match.start()) + 1,
                field=name if is_value else None,
                value=_unescaped(match[0]),
            )
        name, end = match[0][1:-1], match.end()


def _unescaped(string: str) -> str:
    try:
        return str(json.loads(string)) if "\\" in string else string[1:-1]
    except ValueError:
        return string


def _escaped_findings(path: str, line: str) -> Iterator[Finding]:
    for match in _ESCAPED.finditer(line):
        try:
            first = first_refused(json.loads(match[0]))
        except ValueError:
            continue
        if first:
            message = f"转义写成的字符：{first.message}"
            yield Finding(path, first.kind.code, message, first.remedy, column=match.start() + 1)
