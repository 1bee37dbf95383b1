"""Mistakes of contributors: each gives exactly the findings that stand beside it, in full."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.datasets.faults import Suspects
from sitegen.datasets.mending import mend_package
from sitegen.datasets.package import load_package
from sitegen.findings import Finding, in_order
from sitegen.rules import RULES
from sitegen.rules.checking import check_package
from sitegen.rules.sound_rows import SoundRows

CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "fixtures" / "invalid" / "cases.yaml").read_text(encoding="utf-8")
    )
}
KINDS = {
    "GBK": "gbk",
    "BOM": "byte-order-mark",
    "CRLF": "windows-line-ends",
    "full-width digits": "full-width-digits",
    "spaces": "space-behind",
    "dates in Chinese": "date-in-chinese",
    "zeros that Excel loses": "zero-lost-from-number",
    "scientific notation": "scientific-notation",
    "swapped columns": "header-swapped",
    "swapped cells": "columns-swapped-in-a-row",
    "trailing commas": "trailing-columns",
    "blank rows": "blank-row",
    "duplicated rows": "certification-duplicated",
    "unsorted rows": "rows-unsorted",
    "homonyms": "homonym-of-another-prefecture",
    "old names": "old-name",
    "simplified and traditional": "name-in-traditional-characters",
    "near-homographs": "near-homograph-in-name",
    "wrong source": "source-of-another-kind",
    "misspelt schema key": "schema-key-misspelt",
    "octal YAML": "yaml-octal",
    "duplicate YAML keys": "claim-key-twice",
}
"""Mistakes that real contributors make, and the case that shows each."""
SUGGESTIONS_RIGHT = 0.9
TOGETHER = (
    "published-prefecture-misspelt",
    "date-impossible",
    "enum-misspelt",
    "pinyin-short",
    "slug-twice",
    "phase-with-both-times",
    "goal-of-another-year",
    "claim-key-misspelt",
    "schema-key-misspelt",
    "file-unlisted",
)
OF_FORM = (
    "blank-row",
    "blank-row-of-commas",
    "boolean-in-capitals",
    "byte-order-mark",
    "certification-duplicated",
    "date-in-chinese",
    "date-with-slashes",
    "excel-date-in-day",
    "excel-date-in-key",
    "excel-date-in-month",
    "full-width-digits",
    "gbk",
    "no-break-space",
    "no-final-newline",
    "placeholder-in-date",
    "placeholder-in-text",
    "rows-added-at-the-end",
    "rows-unsorted",
    "scientific-notation",
    "space-behind",
    "trailing-columns",
    "trailing-comma",
    "windows-line-ends",
    "zero-width-character",
)
"""Mistakes that `sitegen fix` undoes to the byte."""
MENDED_ALSO = {"number-with-thousands", "county-code-misspelt", "county-codes-swapped", "codes-swapped"}
"""Mistakes of meaning that are of form as well: a comma in a number, rows out of order."""
FORMS: Mapping[str, Callable[[str], bytes]] = {
    "gbk": lambda text: text.encode("gb18030"),
    "bom": lambda text: text.encode("utf-8-sig"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode("utf-8"),
    "no-newline": lambda text: text.rstrip("\n").encode("utf-8"),
}


def apply(datasets: Path, edit: Mapping[str, Any]) -> None:
    file = datasets / edit["file"]
    if "create" in edit:
        file.write_text(edit["create"], encoding="utf-8")
    elif "remove" in edit:
        file.unlink()
    elif "rename" in edit:
        file.rename(datasets / edit["rename"])
    else:
        file.write_bytes(changed(file.read_text(encoding="utf-8"), edit))


def changed(text: str, edit: Mapping[str, Any]) -> bytes:
    if "form" in edit:
        return FORMS[edit["form"]](text)
    if "drop" in edit:
        lines = text.splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(edit["drop"] + ",")]
        assert len(kept) == len(lines) - 1
        return "".join(kept).encode("utf-8")
    assert edit["find"] in text
    return text.replace(edit["find"], edit["replace"], 1).encode("utf-8")


def findings_of(root: Path) -> tuple[Finding, ...]:
    package, findings = load_package(root / "datasets", root)
    return in_order((*findings, *(check_package(package) if package else ())))


def described(finding: Finding) -> str:
    return f"{finding.place} {finding.field or '-'} {finding.code}: {finding.message} => {finding.remedy}"


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_gives_these_findings(name: str, mini_copy: Path) -> None:
    for edit in CASES[name]["edits"]:
        apply(mini_copy / "datasets", edit)
    assert [described(finding) for finding in findings_of(mini_copy)] == CASES[name]["findings"]


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_is_one_finding(name: str) -> None:
    assert len(CASES[name]["findings"]) == 1


def test_mistakes_of_real_contributors_are_all_there() -> None:
    assert {kind: name for kind, name in KINDS.items() if name not in CASES} == {}
    assert len(CASES) >= 60


def test_the_right_value_is_suggested() -> None:
    """`suggestion` is what should have been written; a finding may name other ways too."""
    known = {name: str(case["suggestion"]) for name, case in CASES.items() if "suggestion" in case}
    missed = [name for name, value in known.items() if not suggests(CASES[name]["findings"][0], value)]
    assert len(known) >= 60
    assert len(missed) <= (1 - SUGGESTIONS_RIGHT) * len(known), missed


def suggests(finding: str, value: str) -> bool:
    """True when the remedy names the value, or the message does as what the cell is held against."""
    message, _, remedy = finding.partition(": ")[2].partition(" => ")
    return value in remedy or value in message


def test_mistakes_are_all_found_in_one_run(mini_copy: Path) -> None:
    for name in TOGETHER:
        for edit in CASES[name]["edits"]:
            apply(mini_copy / "datasets", edit)
    found = sorted(described(finding) for finding in findings_of(mini_copy))
    assert found == sorted(line for name in TOGETHER for line in CASES[name]["findings"])


def test_each_rule_is_broken_by_some_mistake(mini_root: Path, tmp_path: Path) -> None:
    unbroken = {rule.check for rule in RULES}
    for name, case in CASES.items():
        root = tmp_path / name
        shutil.copytree(mini_root, root, ignore=shutil.ignore_patterns("boundaries", "content", "_site"))
        for edit in case["edits"]:
            apply(root / "datasets", edit)
        package, _ = load_package(root / "datasets", root)
        if package is None:
            continue
        tables, documents = dict(package.tables), dict(package.documents)
        for rule in RULES:
            if all(table in tables for table in rule.tables):
                sound = SoundRows(
                    descriptor=package.descriptor, tables=tables, documents=documents, suspects=Suspects()
                )
                if any(True for _ in rule.check(sound)):
                    unbroken.discard(rule.check)
    assert {check.__name__ for check in unbroken} == set()


def mended(root: Path) -> dict[str, str]:
    """Text of every file that mending changes, by its path."""
    return {file.path: file.mended for file in mend_package(root / "datasets", root) if file.is_changed}


@pytest.mark.parametrize("name", OF_FORM)
def test_mistakes_of_form_are_undone(name: str, mini_copy: Path, mini_root: Path) -> None:
    for edit in CASES[name]["edits"]:
        apply(mini_copy / "datasets", edit)
    for path, text in mended(mini_copy).items():
        (mini_copy / path).write_text(text, encoding="utf-8")
    for edit in CASES[name]["edits"]:
        path = f"datasets/{edit['file']}"
        assert (mini_copy / path).read_bytes() == (mini_root / path).read_bytes()


@pytest.mark.parametrize("name", sorted(set(CASES) - set(OF_FORM) - MENDED_ALSO))
def test_mistakes_of_meaning_are_left_alone(name: str, mini_copy: Path) -> None:
    for edit in CASES[name]["edits"]:
        apply(mini_copy / "datasets", edit)
    assert mended(mini_copy) == {}
