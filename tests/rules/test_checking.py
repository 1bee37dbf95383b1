"""Mistakes of contributors: each gives exactly the findings that stand beside it, in full."""

import pytest
from mistakes import CASES, Mistakes, untouched

from sitegen.datasets.faults import fold_repeats
from sitegen.datasets.package import Package
from sitegen.findings import Finding, in_order
from sitegen.rules.checking import check_package

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


def findings_of(mistakes: Mistakes, *names: str) -> tuple[Finding, ...]:
    package, findings = mistakes.make(*names)
    checked = check_package(package, untouched(package, mistakes.sound)) if package else ()
    return in_order((*fold_repeats(findings), *checked))


def described(finding: Finding) -> str:
    return f"{finding.place} {finding.field or '-'} {finding.code}: {finding.message} => {finding.remedy}"


def test_the_small_project_has_no_mistake(mini_package: Package) -> None:
    assert check_package(mini_package) == ()


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_gives_these_findings(name: str, mistakes: Mistakes) -> None:
    assert [described(finding) for finding in findings_of(mistakes, name)] == CASES[name]["findings"]


def test_one_mistake_is_one_finding() -> None:
    assert [name for name, case in CASES.items() if len(case["findings"]) != 1] == []


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


def test_mistakes_are_all_found_in_one_run(mistakes: Mistakes) -> None:
    found = sorted(described(finding) for finding in findings_of(mistakes, *TOGETHER))
    assert found == sorted(line for name in TOGETHER for line in CASES[name]["findings"])


@pytest.mark.parametrize("names", [("enum-misspelt",), ("old-name",), TOGETHER])
def test_rules_beside_frictionless_find_the_same(
    names: tuple[str, ...], mistakes: Mistakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Package, "is_large", True)
    found = sorted(described(finding) for finding in findings_of(mistakes, *names))
    assert found == sorted(line for name in names for line in CASES[name]["findings"])
