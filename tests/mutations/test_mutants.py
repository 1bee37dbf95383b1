"""The program that falsifies cells: it is seeded, and its judge says what the whole check says."""

import random
from pathlib import Path

from mistakes import untouched
from mutant_judge import Judge, is_error
from mutants import Mutant, mutants

from sitegen.datasets.package import Package
from sitegen.rules.checking import check_package


def sampled(package: Package, count: int) -> list[Mutant]:
    """Mutants of all tables, chosen without regard to whether they are caught."""
    everything = [item for table in package.tables.values() for item in mutants(package, table, 1, seed=7)]
    return random.Random(7).sample(everything, count)  # noqa: S311


def test_a_seed_gives_the_same_mutants(mini_package: Package) -> None:
    table = mini_package.tables["certifications"]
    one, other = ([item.change for item in mutants(mini_package, table, 2, seed=3)] for _ in range(2))
    assert one == other
    assert one != [item.change for item in mutants(mini_package, table, 2, seed=4)]


def test_a_mutant_changes_one_cell_to_a_value_of_its_column_or_drops_a_row(mini_package: Package) -> None:
    table = mini_package.tables["plan_targets"]
    before = {row.line: dict(row.cells) for row in table.rows}
    for item in mutants(mini_package, table, 3, seed=1):
        after = {row.line: dict(row.cells) for row in item.package.tables["plan_targets"].rows}
        if item.kind == "dropped":
            assert before.keys() - after.keys() == {item.line}
            continue
        changed = {
            name for name in table.schema.field_names if before[item.line][name] != after[item.line][name]
        }
        assert changed == {item.field}
        assert item.kind == "digit" or item.after in {row[item.field] for row in table.rows} | {
            *map(str, table.schema.field(item.field).constraints.get("enum", ()))
        }


def test_the_quick_judge_agrees_with_the_whole_check(mini_root: Path, mini_package: Package) -> None:
    """Frictionless and all rules see a fault exactly where the judge sees one."""
    judge = Judge.of(mini_root)
    assert not [finding for finding in judge.findings_beyond_structure(mini_package) if is_error(finding)]
    for item in sampled(mini_package, 16):
        findings = check_package(item.package, untouched(item.package, mini_package))
        whole = {finding.code for finding in findings if is_error(finding)}
        quick = judge.codes_against(item)
        if whole:
            assert quick & whole, item.change
        else:
            assert quick <= {"assertion", "unknown-measure", "transcript"}, item.change
