"""`python -m tests.mutations`: how many falsifications of single cells the check of the data sees.

For every resource and field: mutants, those caught by a rule that knows what is right, and those caught
at all, by the version's digest or a seal too. Fields that no document says a second time are listed
with their reason, and left out of the shares.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from mutant_judge import Judge  # noqa: E402
from mutant_shares import Trial, shares, trials  # noqa: E402
from without_document import WITHOUT_DOCUMENT  # noqa: E402

from sitegen.datasets.package import load_package  # noqa: E402


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=20, help="mutants of a kind for each field")
    options.add_argument("--resource", action="append", default=[], help="only these tables")
    options.add_argument("--show", action="store_true", help="every mutant that passes")
    asked = options.parse_args()
    package, findings = load_package(ROOT / "datasets", ROOT)
    assert package is not None
    assert not findings, findings
    found: list[Trial] = []
    for trial in trials(package, Judge.of(ROOT), count=asked.count, seed=asked.seed, only=asked.resource):
        found.append(trial)
        if asked.show and not trial.is_known:
            print(trial.change, trial.kind, *sorted(trial.codes), flush=True)
    for room, resource, field in dict.fromkeys((item.room, item.resource, item.field) for item in found):
        tried = [item for item in found if (item.resource, item.field) == (resource, field)]
        known, seen = sum(item.is_known for item in tried), sum(bool(item.codes) for item in tried)
        line = f"{room:14} {resource:18} {field or '(dropped)':24}"
        line += f" {known:4}/{len(tried):<4} {seen:4}/{len(tried)}"
        print(line, WITHOUT_DOCUMENT.get((resource, field or "(item)"), ""))
    for room, share in shares(found).items():
        known, seen = share.known / share.made, share.seen / share.made
        print(f"{room}: {known:.1%} known, {seen:.1%} seen, of {share.made}")


if __name__ == "__main__":
    main()
