"""Which tasks go apart from the others, or first."""

from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.kept_results import KeptResults
from sitegen.pipeline.gathering import gather
from sitegen.pipeline.processes import _HEAVY, _LONGEST, _weighed
from sitegen.pipeline.tasks import first_tasks
from sitegen.result_store import ResultStore


@pytest.fixture
def names(mini_root: Path, tmp_path: Path) -> list[str]:
    """Of the tasks of the small project."""
    store = ResultStore(tmp_path, "x", forgets=True)
    sources, _ = gather(Config.for_root(mini_root), KeptResults(), store, lambda _stage: None)
    assert sources
    return [task.name for task in first_tasks(sources)]


def test_names_that_are_asked_for_are_those_of_tasks(names: list[str]) -> None:
    assert _LONGEST in names
    assert all(any(name.startswith(kind) for name in names) for kind in _HEAVY)


def test_where_nearly_all_is_light_what_is_heavy_goes_apart() -> None:
    light = [f"pages: {number}" for number in range(20)]
    heavy = ["downloads: whole", _LONGEST, "map: nation"]
    assert _weighed([*light, *heavy]) == ([["map: nation"], [_LONGEST, "downloads: whole"]], light)


def test_of_few_tasks_the_long_ones_begin() -> None:
    assert _weighed(["feeds", "downloads: whole", _LONGEST]) == ([], [_LONGEST, "downloads: whole", "feeds"])
