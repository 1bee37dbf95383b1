"""The list of our own rules: each is broken by some mistake."""

from collections.abc import Iterator
from pathlib import Path

from mistakes import CASES, Mistakes

from sitegen.datasets.faults import Suspects
from sitegen.datasets.package import Package
from sitegen.rules import RULES, Rule
from sitegen.rules.sound_rows import SoundRows


def test_each_rule_is_broken_by_some_mistake(mini_package: Package, mini_root: Path, tmp_path: Path) -> None:
    unbroken = list(RULES)
    for name in CASES:
        package, _ = Mistakes(sound=mini_package, sound_root=mini_root, root=tmp_path / name).make(name)
        if package is not None:
            broken = set(broken_rules(package, unbroken))
            unbroken = [rule for rule in unbroken if rule not in broken]
    assert [rule.check.__name__ for rule in unbroken] == []


def broken_rules(package: Package, rules: list[Rule]) -> Iterator[Rule]:
    tables, documents = dict(package.tables), dict(package.documents)
    sound = SoundRows(
        descriptor=package.descriptor,
        tables=tables,
        documents=documents,
        suspects=Suspects(),
        transcripts=package.transcripts,
    )
    for rule in rules:
        if all(table in tables for table in rule.tables) and any(True for _ in rule.check(sound)):
            yield rule
