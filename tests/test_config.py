"""The folders of a project."""

from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.exceptions import UsageError


def project(root: Path) -> Path:
    (root / "datasets").mkdir()
    (root / "datasets" / "datapackage.yaml").write_text("name: x\n", encoding="utf-8")
    return root


def test_a_folder_without_a_descriptor_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不是项目文件夹"):
        Config.for_root(tmp_path)


def test_a_project_without_templates_uses_those_of_sitegen(tmp_path: Path) -> None:
    config = Config.for_root(project(tmp_path))
    assert (config.templates / "layouts").is_dir()
    assert (config.static / "css").is_dir()


def test_a_projects_own_templates_come_first(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    assert Config.for_root(project(tmp_path)).templates == tmp_path.resolve() / "templates"


def test_findings_name_files_relative_to_the_root(tmp_path: Path) -> None:
    config = Config.for_root(project(tmp_path))
    assert (
        config.relative(config.datasets / "divisions" / "counties.csv") == "datasets/divisions/counties.csv"
    )
