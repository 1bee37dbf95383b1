"""The larger project is a sound one: whatever grows with the places has grown."""

import shutil
from pathlib import Path

import pytest
from larger import make_larger, read_rows

from sitegen.config import Config
from sitegen.kept_results import KeptResults
from sitegen.pipeline.gathering import gather
from sitegen.result_store import ResultStore

TIMES = 3
pytestmark = pytest.mark.judge


@pytest.fixture(scope="module")
def larger(mini_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, three times as large."""
    return make_larger(mini_root, tmp_path_factory.mktemp("larger") / "project", TIMES)


def test_it_passes_every_check_of_data_and_boundaries(larger: Path) -> None:
    sources, findings = gather(
        Config.for_root(larger), KeptResults(), ResultStore(larger / ".cache", "tests"), lambda _stage: None
    )
    assert [(each.place, each.message) for each in findings] == []
    assert sources is not None
    covered = {row.code for row in sources.data.provinces if row.covered}
    assert len(covered) % TIMES == 0
    assert covered <= set(sources.base_maps.provinces)


@pytest.mark.parametrize(
    "table", ["divisions/counties", "certification/certifications", "plans/plans", "plans/plan_targets"]
)
def test_there_is_so_many_times_as_much_of_it(larger: Path, mini_root: Path, table: str) -> None:
    before, after = (read_rows(root / f"datasets/{table}.csv") for root in (mini_root, larger))
    assert len(after) == TIMES * len(before)
    assert len({tuple(row.values()) for row in after}) == len(after)


def test_the_project_that_it_was_made_of_stays_as_it_was(mini_root: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(mini_root, source, ignore=shutil.ignore_patterns("_site"))
    before = {file: file.read_bytes() for file in source.rglob("*") if file.is_file()}
    make_larger(source, tmp_path / "larger", 2)
    assert {file: file.read_bytes() for file in source.rglob("*") if file.is_file()} == before
