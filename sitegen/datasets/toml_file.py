"""TOML, read as strictly as YAML, with the line of every key that stands at the beginning of its line."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sitegen.datasets.text_file import read_text, readable
from sitegen.datasets.yaml_file import KeyPath, YamlDocument
from sitegen.findings import Finding
from sitegen.library_words import why

_HEADING = re.compile(r"\[(?P<name>[A-Za-z0-9_.-]+)\]")
_KEY = re.compile(r"(?P<name>[A-Za-z0-9_-]+)\s*=")
_PLACE = re.compile(r" \(at line (?P<line>[0-9]+), column (?P<column>[0-9]+)\)")


def load_toml(file: Path, path: str) -> tuple[YamlDocument | None, tuple[Finding, ...]]:
    """The document in `file`, named `path`, and its faults; None when it cannot be read."""
    text, findings = read_text(file, path)
    if text is not None:
        text, refused = readable(text, path)
        findings = (*findings, *refused)
    if text is None:
        return None, findings
    try:
        value = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of too many digits is no TOMLDecodeError
        return None, (*findings, _syntax_finding(path, str(error)))
    return YamlDocument(path=path, value=value, places=dict(_places(text))), findings


def _places(text: str) -> Iterator[tuple[KeyPath, tuple[int, int]]]:
    above: KeyPath = ()
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _HEADING.match(line):
            above = tuple(heading["name"].split("."))
            yield above, (number, 1)
        elif key := _KEY.match(line):
            yield (*above, key["name"]), (number, 1)


def _syntax_finding(path: str, problem: str) -> Finding:
    place = _PLACE.search(problem)
    return Finding(
        path,
        "toml-syntax",
        f"TOML 写法有误{why(_PLACE.sub('', problem))}",
        "检查这一行的引号、方括号和等号；改不明白就用 git diff 看看改过什么",
        line=int(place["line"]) if place else 1,
        column=int(place["column"]) if place else None,
    )
