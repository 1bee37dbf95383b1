"""CONTRIBUTING: its commands run, its rows are in the data, its tables say what the schemas say."""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

PROVENANCE = ["source_id", "locator", "evidence"]
SAMPLE_MOVED = "说明里举的这一行已经不在数据里：照现在的改 CONTRIBUTING.md"


@pytest.fixture(scope="module")
def script(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("field_tables")


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    return (root / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    """Contents of the fenced blocks whose info string is `kind`."""
    return re.findall(rf"^```{re.escape(kind)}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sections(guide: str) -> dict[str, str]:
    """Text of the section on each resource, by the resource's name."""
    parts = re.split(r"^### ([a-z_]+)：.*\n", guide.partition("\n## 每张表怎么写\n")[2], flags=re.MULTILINE)
    return {name: text.partition("\n## ")[0] for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def table(section: str) -> Iterator[list[str]]:
    """Cells of every row of the section's table, without its head."""
    rows = [line for line in section.splitlines() if line.startswith("|")]
    for line in rows[2:]:
        yield [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def described(section: str) -> Iterator[tuple[str, list[str]]]:
    """Each field that the section explains, with the other cells of its row."""
    for first, *rest in table(section):
        for name in re.findall(r"`([a-z0-9_]+)`", first):
            yield name, rest


# What it says of the tables


def test_tables_of_fields_are_those_of_the_schemas(guide: str, script: ModuleType, root: Path):
    assert script.with_tables(root) == guide, "运行 make guide"


def test_a_word_or_a_field_more_in_a_schema_is_a_row_more(script: ModuleType, root: Path, tmp_path: Path):
    shutil.copytree(root / "datasets", tmp_path / "datasets", ignore=shutil.ignore_patterns("boundaries"))
    shutil.copytree(root / ".github", tmp_path / ".github")
    schema = tmp_path / "datasets/divisions/former_names.schema.yaml"
    field = """  - name: reason
    title: 理由
    type: string
    description: 为什么改名。
    constraints:
      enum: [撤县设市, 其他]
"""
    text = schema.read_text(encoding="utf-8")
    schema.write_text(
        text.replace("  - name: source_id\n", f"{field}  - name: source_id\n"), encoding="utf-8"
    )
    guide = tmp_path / ".github/CONTRIBUTING.md"
    sample = "130502,桥东区,2019,mca"
    whole = guide.read_text(encoding="utf-8")
    guide.write_text(whole.replace(sample, "130502,桥东区,2019,其他,mca"), encoding="utf-8")
    assert script.main(tmp_path) == 0
    written = guide.read_text(encoding="utf-8")
    assert "| `reason` | 其他 | 否 | 为什么改名。可写：`撤县设市`、`其他`。 |" in written
    assert written.count("\n") == whole.count("\n") + 1


def test_every_resource_is_explained(guide: str, resources: dict[str, Any]):
    assert sorted(sections(guide)) == sorted(resources)


def test_every_field_is_explained_and_none_besides(guide: str, field_names: dict[str, list[str]]):
    for name, section in sections(guide).items():
        assert [field for field, _ in described(section)] == field_names[name], name


def test_mandatory_fields_are_marked(guide: str, resources: dict[str, Any]):
    for name, section in sections(guide).items():
        schema = resources[name]["schema"]
        if "fields" in schema:
            required = {f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")}
        else:
            required = set(schema["items"]["required"])
        assert {field for field, cells in described(section) if cells[-2] == "是"} == required, name


def test_all_allowed_words_are_listed(guide: str, resources: dict[str, Any]):
    for name, section in sections(guide).items():
        schema = resources[name]["schema"]
        fields = {f["name"]: f.get("constraints", {}).get("enum", ()) for f in schema.get("fields", ())}
        for field, cells in described(section):
            if field not in PROVENANCE:
                assert [word for word in fields.get(field, ()) if f"`{word}`" not in cells[-1]] == [], (
                    name,
                    field,
                )


def test_grades_of_evidence_are_those_of_the_schemas(guide: str, resources: dict[str, Any]):
    section = guide.partition("\n## 证据等级\n")[2].partition("\n## ")[0]
    field = next(f for f in resources["assessment_options"]["schema"]["fields"] if f["name"] == "evidence")
    assert [cells[0].strip("`") for cells in table(section)] == field["constraints"]["enum"]


def test_the_three_columns_of_provenance_are_explained_once(guide: str):
    section = guide.partition("\n## 出处三栏\n")[2].partition("\n## ")[0]
    assert [name for name, _ in described(section)] == PROVENANCE


def test_sample_rows_are_in_the_data(guide: str, resources: dict[str, Any], root: Path):
    for name, section in sections(guide).items():
        path = root / "datasets" / resources[name]["path"]
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".csv":
            (sample,) = blocks(section, "csv")
            rows = text.splitlines(keepends=True)[1:]
            assert sample in rows or (not rows and "不是真有的一行" in section), f"{name}：{SAMPLE_MOVED}"
            cells = dict(
                zip(text.splitlines()[0].split(","), next(csv.reader([sample.rstrip()])), strict=True)
            )
            shown = {field: cell for field, (cell, *_) in described(section) if cell != "见上"}
            assert shown == {field: cells[field] or "（空）" for field in shown}, f"{name}：{SAMPLE_MOVED}"
        else:
            (sample,) = blocks(section, "yaml")
            assert yaml.safe_load(sample)[0] in yaml.safe_load(text), f"{name}：{SAMPLE_MOVED}"


def test_primary_keys_and_files_are_named(guide: str, resources: dict[str, Any]):
    for name, section in sections(guide).items():
        assert f"`datasets/{resources[name]['path']}`" in section
        keys = "、".join(f"`{key}`" for key in resources[name]["schema"].get("primaryKey", ()))
        assert not keys or f"主键是 {keys}。" in section, name


def test_parameters_of_measures_are_named(guide: str, resources: dict[str, Any]):
    known = resources["claims"]["schema"]["items"]["properties"]["parameters"]["properties"]
    cells = dict(described(sections(guide)["claims"]))["parameters"]
    listed = re.sub(r"（.*?）", "", cells[-1].partition("可写：")[2])
    assert re.findall(r"`([a-z_]+)`", listed) == list(known)


# What else it names


def test_rules_in_the_list_of_findings_exist(guide: str, root: Path):
    section = guide.partition("\n## 检查报告怎么看\n")[2].partition("\n## ")[0]
    source = "\n".join(file.read_text(encoding="utf-8") for file in (root / "sitegen").rglob("*.py"))
    codes = [code for cells in table(section) for code in re.findall(r"`([a-z-]+)`", cells[0])]
    assert len(codes) > 20
    assert [code for code in codes if f'"{code}"' not in source] == []


def test_files_that_are_named_exist(guide: str, root: Path):
    named = re.findall(r"`((?:datasets|content|sitegen|tests|\.github)/[^` ]*)`", guide)
    named += re.findall(r"\]\(\.\./((?!\.\.)[^)]*)\)", guide)
    assert [name for name in named if not (root / name).exists()] == []


def test_links_within_lead_to_headings(guide: str):
    headings = re.findall(r"^#+ (.+)$", guide, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", guide)) <= anchors


def test_make_targets_and_extras_exist(guide: str, root: Path):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z]+)", guide):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for extra in re.findall(r"\.\[([a-z]+)\]", guide):
        assert re.search(rf"^{extra} = \[", project, re.MULTILINE), extra


def test_commands_and_options_exist(guide: str, sitegen: Path):
    named = set(re.findall(r"sitegen ((?:import )?[a-z]+)", guide))
    shown = {name: help_of(sitegen, *name.split()) for name in named}
    known = {option for text in shown.values() for option in re.findall(r"--[a-z-]+", text)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", guide)) <= known | {"--help", "--editable", "--extra"}


def help_of(sitegen: Path, *command: str) -> str:
    done = subprocess.run((sitegen, *command, "--help"), capture_output=True, text=True, check=True)
    return done.stdout


# Its commands, run


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with an environment that stands for the one that `make` would install."""
    return with_environment(root, root, tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def small_project(root: Path, mini_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with few data."""
    return with_environment(root, mini_root, tmp_path_factory.mktemp("small"))


def with_environment(root: Path, source: Path, copy: Path) -> Path:
    for name in ("datasets", "content"):
        shutil.copytree(source / name, copy / name)
    for name in ("templates", "static", "requirements"):
        shutil.copytree(root / name, copy / name)
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(root / name, copy / name)
    command = copy / ".venv/bin/sitegen"
    command.parent.mkdir(parents=True)
    command.write_text(
        f"#!/bin/sh\nPYTHONPATH='{root}' exec '{sys.executable}' -m sitegen \"$@\"\n", encoding="utf-8"
    )
    command.chmod(0o755)
    (copy / ".venv/site").touch()
    return copy


@pytest.fixture(scope="module")
def sitegen(project: Path) -> Path:
    return project / ".venv/bin/sitegen"


def test_blocks_marked_as_runnable_run(guide: str, project: Path, small_project: Path):
    """A whole check, which takes as long as the site is large, is tried on the small project."""
    for name, text in re.findall(r"^```text (\S+\.txt)\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL):
        (project / name).write_text(text, encoding="utf-8")
    runnable = blocks(guide, "sh run")
    assert len(runnable) >= 3
    for block in runnable:
        folder = small_project if block == "make check\n" else project
        done = subprocess.run(
            ("bash", "-euo", "pipefail", "-c", block),
            cwd=folder,
            env={**os.environ, "PATH": f"{folder / '.venv/bin'}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"


def test_the_sample_finding_is_what_check_says(guide: str, project: Path, sitegen: Path):
    file = project / "datasets/certification/certifications.csv"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("杭州市,西湖区", "杭州市,西胡区"), encoding="utf-8")
    done = subprocess.run((sitegen, "check"), cwd=project, capture_output=True, text=True, check=False)
    file.write_text(whole, encoding="utf-8")
    (sample,) = blocks(guide, "text finding")
    assert done.returncode == 1
    assert without_lines(done.stdout).startswith(without_lines(sample))


def without_lines(text: str) -> str:
    """The text with line numbers taken out: rows move whenever data are added above them."""
    return re.sub(r"csv:\d+:|第 \d+ 行", "", text)
