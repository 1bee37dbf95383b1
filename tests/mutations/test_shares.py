"""What the data is worth without digests and seals: a sample of falsified cells, room by room."""

from pathlib import Path

import pytest
from mutant_judge import Judge
from mutant_shares import shares, trials

from sitegen.datasets.package import Package

ROOT = Path(__file__).resolve().parents[2]
LEAST = {"certification": 0.99, "plans": 0.99, "indicators": 0.99, "divisions": 0.95, "sources": 0.95}
"""Share that rules and transcripts alone must see, in fields that a second document says."""


@pytest.mark.judge
@pytest.mark.parametrize("room", LEAST)
def test_rules_see_a_falsified_cell(room: str, real_package: Package) -> None:
    tables = {name for name, table in real_package.tables.items() if table.path.split("/")[1] == room}
    found = list(trials(real_package, Judge.of(ROOT), count=2, seed=42, only=tables))
    share = shares(found)[room]
    assert share.seen == share.made, [trial.change for trial in found if trial.counts and not trial.codes]
    passed = [trial.change for trial in found if trial.counts and not trial.is_known]
    assert share.known >= LEAST[room] * share.made, passed
