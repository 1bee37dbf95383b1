"""The characters of boundary files: names and notes reach pages, so they keep the rule for all text."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sitegen.characters import character_findings, first_refused
from sitegen.datasets.text_file import decoded_text
from sitegen.findings import Finding

_ESCAPED = re.compile(r'"(?:[^"\\\n]|\\.)*\\(?:[^"\\\n]|\\.)*"')
"""A string of JSON in which something is escaped."""


def text_findings(file: Path, root: Path) -> Iterator[Finding]:
    """Each line of a JSON file that holds, written out or escaped, a character that is refused."""
    path = file.relative_to(root).as_posix()
    text, faults = decoded_text(file, path)
    yield from faults
    if text is None:
        return
    yield from character_findings(path, text.replace("\r\n", "\n"))
    if "\\" in text:
        for number, line in enumerate(text.split("\n"), 1):
            yield from (replace(finding, line=number) for finding in _escaped_findings(path, line))


def _escaped_findings(path: str, line: str) -> Iterator[Finding]:
    for match in _ESCAPED.finditer(line):
        try:
            first = first_refused(json.loads(match[0]))
        except ValueError:
            continue
        if first:
            message = f"转义写成的字符：{first.message}"
            yield Finding(
                path=path,
                column=match.start() + 1,
                code=first.kind.code,
                message=message,
                remedy=first.remedy,
            )
