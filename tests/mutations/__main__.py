"""`python -m tests.mutations`: how many falsifications of single cells the check of the data sees.

For every resource and field: mutants, those caught by any rule, and those caught by a rule that knows
what is right. What has only the version's digest or a seal against it is told by field. Fields that no
document says a second time are listed with their reason, and left out of the shares.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from document_mutants import DATA_DOCUMENTS, document_mutants  # noqa: E402
from mutant_judge import Judge  # noqa: E402
from mutants import mutants  # noqa: E402
from without_document import WITHOUT_DOCUMENT  # noqa: E402

from sitegen.datasets.package import load_package  # noqa: E402

CHANGED_ONLY = {"version-digest", "seal"}
"""Codes of findings that say that something changed, not that it is wrong."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=20, help="mutants of a kind for each field")
    options.add_argument("--resource", action="append", help="only these tables")
    options.add_argument("--show", action="store_true", help="every mutant that passes")
    asked = options.parse_args()
    package, findings = load_package(ROOT / "datasets", ROOT)
    assert package is not None
    assert not findings, findings
    judge = Judge.of(ROOT)
    made: Counter[tuple[str, str, str]] = Counter()
    known: Counter[tuple[str, str, str]] = Counter()
    seen: Counter[tuple[str, str, str]] = Counter()
    for name, table in package.tables.items():
        if asked.resource and name not in asked.resource:
            continue
        room = table.path.split("/")[1]
        for mutant in mutants(package, table, asked.count, asked.seed):
            codes = judge.codes_against(mutant)
            key = (room, name, mutant.field or "(row)")
            made[key] += 1
            seen[key] += bool(codes)
            known[key] += bool(codes - CHANGED_ONLY)
            if asked.show and not codes - CHANGED_ONLY:
                print(mutant.change, mutant.kind, *sorted(codes))
    for name in DATA_DOCUMENTS:
        if asked.resource and name not in asked.resource:
            continue
        for item in document_mutants(package, name, asked.count, asked.seed):
            codes = judge.codes_against_document(item)
            key = ("documents", name, item.field or "(item)")
            made[key] += 1
            seen[key] += bool(codes)
            known[key] += bool(codes - CHANGED_ONLY)
            if asked.show and not codes - CHANGED_ONLY:
                print(item.change, item.kind, *sorted(codes))
    for key, count in made.items():
        line = f"{key[0]:14} {key[1]:18} {key[2]:24} {known[key]:4}/{count:<4} {seen[key]:4}/{count}"
        print(line, WITHOUT_DOCUMENT.get(key[1:], ""))
    for room in dict.fromkeys(key[0] for key in made):
        keys = [key for key in made if key[0] == room and key[1:] not in WITHOUT_DOCUMENT]
        totals = [sum(c[key] for key in keys) for c in (made, known, seen)]
        print(f"{room}: {totals[1] / totals[0]:.1%} known, {totals[2] / totals[0]:.1%} seen, of {totals[0]}")


if __name__ == "__main__":
    main()
