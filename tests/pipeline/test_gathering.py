"""What gathering refuses beyond faults of the tables."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.facts.all_statements import all_statements
from sitegen.facts.statements import Statements
from sitegen.model.site_data import SiteData
from sitegen.pipeline import check, gathering


def test_a_fact_without_source_stops_the_build(
    mini_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_one_bare(data: SiteData) -> Statements:
        found = dict(all_statements(data))
        last = list(found)[-1]
        found[last] = replace(found[last], citation=None, derived_from=())
        return found

    monkeypatch.setattr(gathering, "all_statements", with_one_bare)
    # In a copy: what another program finds is not to be kept for the tests that share the project.
    root = tmp_path / "project"
    shutil.copytree(mini_root, root, ignore=shutil.ignore_patterns(".cache"))
    result = check(Config.for_root(root), lambda _stage: None)
    (finding,) = result.findings
    assert (finding.code, finding.path) == ("fact-without-source", "datasets/sources/sources.csv")
    assert result.files == 0
