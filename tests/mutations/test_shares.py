"""What the data is worth without digests and seals: a sample of falsified cells, room by room."""

from pathlib import Path

import pytest
from mutant_judge import Judge
from mutant_shares import Share, shares, trials

from sitegen.datasets.package import Package

ROOT = Path(__file__).resolve().parents[2]
LEAST = {"certification": 0.99, "plans": 0.99, "indicators": 0.99, "divisions": 0.95, "sources": 0.95}
"""Share that rules and transcripts alone must see, in fields that a second document says."""


@pytest.fixture(scope="module", params=[41, 42])
def found(request: pytest.FixtureRequest, real_package: Package) -> dict[str, Share]:
    return shares(trials(real_package, Judge.of(ROOT), count=1, seed=request.param))


@pytest.mark.judge
@pytest.mark.parametrize("room", LEAST)
def test_rules_see_a_falsified_cell(room: str, found: dict[str, Share]) -> None:
    assert found[room].made > 20
    assert found[room].known >= LEAST[room] * found[room].made


@pytest.mark.judge
def test_with_digests_and_seals_none_passes(found: dict[str, Share]) -> None:
    assert {room: share.made - share.seen for room, share in found.items()} == dict.fromkeys(found, 0)
