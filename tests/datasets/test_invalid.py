"""Mistakes of contributors: each gives exactly the findings that stand beside it, in full."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.datasets.faults import Suspects
from sitegen.datasets.package import check_package, load_package
from sitegen.datasets.rules import RULES
from sitegen.datasets.rules.facts import Facts
from sitegen.findings import Finding, in_order

CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "fixtures" / "invalid" / "cases.yaml").read_text(encoding="utf-8")
    )
}
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
                facts = Facts(
                    descriptor=package.descriptor, tables=tables, documents=documents, suspects=Suspects()
                )
                if any(True for _ in rule.check(facts)):
                    unbroken.discard(rule.check)
    assert {check.__name__ for check in unbroken} == set()
