"""A new project: every table has its example, it builds at once, and the wheel carries all that it needs."""

import os
import re
import subprocess
import sys
import venv
from datetime import date
from pathlib import Path

import pytest
import yaml

from sitegen.assessment.form import sample_rows
from sitegen.cli import FINE, USAGE, run
from sitegen.datasets.package import load_package
from sitegen.rules.checking import check_package
from sitegen.starter.new_project import new_project

REPOSITORY = Path(__file__).resolve().parents[2]
TITLE = "张家界的'数据'"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project."""
    folder = tmp_path_factory.mktemp("new") / "deep" / "project"
    assert run(["init", str(folder), "--title", TITLE]) == FINE
    return folder


def test_it_builds_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--root", str(project), "build"]) == FINE, capsys.readouterr().out
    home = (project / "_site/index.html").read_text(encoding="utf-8")
    assert TITLE.replace("'", "&#39;") in home
    assert "2024年共公布2个" in home


def test_it_is_free_of_findings_and_has_an_example_in_every_table_that_is_named(project: Path) -> None:
    package, findings = load_package(project / "datasets", project)
    assert findings == ()
    assert package is not None
    assert check_package(package) == ()
    examples = yaml.safe_load((REPOSITORY / "sitegen/starter/rows.yaml").read_text(encoding="utf-8"))
    assert {name for name, table in package.tables.items() if table.rows} == set(examples)
    assert len(examples) > 20
    described = load_package(REPOSITORY / "datasets", REPOSITORY)[0]
    assert described is not None
    assert set(package.tables) == set(described.tables)


def test_every_row_says_that_it_is_an_example(project: Path) -> None:
    package, _ = load_package(project / "datasets", project)
    assert package is not None
    for name, table in package.tables.items():
        if "source_id" in table.schema.field_names:
            assert {row["source_id"] for row in table.rows} <= {"example", "example-plan"}, name
    assert all("示例" in source["title"] for source in package.tables["sources"].rows)


def test_it_bears_the_name_and_the_day_that_it_was_given() -> None:
    files = new_project(TITLE, date(2027, 1, 2))
    package = yaml.safe_load(files["datasets/datapackage.yaml"])
    assert (package["version"], package["created"]) == ("0.1.0", "2027-01-02T00:00:00Z")
    assert package["contributors"][0]["title"] == TITLE
    assert yaml.safe_load(files["content/site.yaml"])["title"] == TITLE
    assert not any(
        re.search(rb"\{(title|quoted|today|last_year|version)\}", content) for content in files.values()
    )


def test_templates_of_its_own_are_those_of_the_generator() -> None:
    plain, full = (new_project("甲", date(2027, 1, 2), with_templates=own) for own in (False, True))
    own = set(full) - set(plain)
    assert {path.split("/")[0] for path in own} == {"templates", "static"}
    assert all((REPOSITORY / path).read_bytes() == full[path] for path in own)


def test_its_workflows_pin_the_same_actions_and_are_well_formed(project: Path) -> None:
    used = re.compile(r"uses: (\S+ # \S+)")
    ours = "".join(file.read_text("utf-8") for file in (REPOSITORY / ".github/workflows").iterdir())
    files = sorted((project / ".github/workflows").iterdir())
    assert [file.name for file in files] == ["check.yml", "publish.yml"]
    for file in files:
        assert set(used.findall(file.read_text(encoding="utf-8"))) <= set(used.findall(ours))
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows")
    zizmor = Path(sys.executable).with_name("zizmor")
    for command in (
        (*check, *files),
        (zizmor, "--offline", "--no-progress", "--persona=pedantic", ".github"),
    ):
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_commands_that_its_workflows_run_exist(project: Path) -> None:
    for file in (project / ".github/workflows").iterdir():
        for command, options in re.findall(r"sitegen (\w+)((?: --?\S+)*)", file.read_text(encoding="utf-8")):
            shown = subprocess.run(
                (sys.executable, "-m", "sitegen", command, "--help"),
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            assert all(option in shown for option in re.findall(r"--[a-z-]+", options))


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert run(["init", str(tmp_path)]) == USAGE
    assert "已经有东西了" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    assert run(["init", str(tmp_path / "mine.txt")]) == USAGE


def test_an_empty_folder_is_filled_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["init", str(tmp_path / "empty")]) == FINE
    assert [folder.name for folder in tmp_path.iterdir()] == ["empty"]


@pytest.mark.judge
def test_the_wheel_alone_makes_and_builds_a_project_in_a_clean_environment(tmp_path: Path) -> None:
    def done(*command: str | Path) -> str:
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        result = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    venv.create(tmp_path / "env", with_pip=True, symlinks=os.name == "posix")
    programs = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    done(python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, REPOSITORY)
    (wheel,) = tmp_path.glob("junheng_sitegen-*.whl")
    done(python, "-m", "pip", "install", "--quiet", wheel)
    done(programs / "sitegen", "init", "x")
    assert done(programs / "sitegen", "--root", "x", "build").startswith("已生成 ")
    done(programs / "sitegen", "verify", "x/_site")
    (tmp_path / "schools.csv").write_text(sample_rows(), encoding="utf-8")
    assert done(programs / "sitegen", "assess", "schools.csv").startswith("资源配置：")


@pytest.mark.parametrize("title", ["", " ", "{{7*7}}", "站\u202e名", "站\0", "站\udcff", "长" * 501])
def test_a_title_that_no_site_may_have_is_refused(
    title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path / "new"), "--title", title]) == USAGE
    assert "--title 不能用" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
