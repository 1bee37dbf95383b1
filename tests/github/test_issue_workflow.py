"""Forms become requests: the steps are run as they stand, on a copy of the data, with a stand-in for `gh`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sitegen.cli import group

FORM = """\
### 哪一行

datasets/certification/certifications.csv 2024,320505

### 在哪个页面看到的

_No response_

### 哪一栏

published_name

### 现在写的是

虎丘区

### 应当是

虎丘区{mark}

### 根据什么

moe-notice-2025-3

### 文号

_No response_

### 来源的发布日期

_No response_

### 网址

_No response_

### 在来源中的位置

附件 八、江苏：苏州市

### 证据等级

official 发文机关自己发布的原文

### 补充说明

_No response_

### 请确认

- [x] 内容来自公开资料；没有写任何人的姓名、电话和邮箱。
"""
NEW_BATCH = """\
### 通知或公告的标题

教育部关于公布2026年义务教育优质均衡发展县(市、区)名单的通知

### 发布者

教育部

### 文号

教督函〔2027〕1号

### 评估年份

2026

### 落款日期

2027-03-14

### 公布日期

_No response_

### 网址

https://www.moe.gov.cn/

### 证据等级

official 发文机关自己发布的原文

### 宣布总数

2

### 总数写在哪里

通知正文

### 名单完整吗

complete 名单收齐

### 名单

```text
云南省（1个）
昆明市：五华区
江苏省（1个）
苏州市：吴中区
```

### 疑点和说明

_No response_

### 请确认

- [x] 内容来自公开资料；没有写任何人的姓名、电话和邮箱。
"""
GH = """\
import json, os, pathlib, sys
with open(os.environ["CALLS"], "a", encoding="utf-8") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[-2:] == ["--jq", ".body"]:
    print(pathlib.Path(os.environ["FORM"]).read_text(encoding="utf-8"))
"""


class Steps:
    """Runs the steps of one job after another in a clone of a small project."""

    def __init__(self, workflow: dict[str, Any], folder: Path, project: Path) -> None:
        self.jobs, self.folder, self.project = workflow["jobs"], folder, project
        self.calls = folder / "calls"
        self.output = folder / "output"
        (folder / "bin").mkdir()
        program = folder / "bin/gh"
        program.write_text(f"#!{sys.executable}\n{GH}", encoding="utf-8")
        program.chmod(0o755)
        sitegen = project / ".venv/bin/sitegen"
        sitegen.parent.mkdir(parents=True)
        sitegen.write_text(f'#!/bin/sh\nexec {sys.executable} -m sitegen "$@"\n', encoding="utf-8")
        sitegen.chmod(0o755)

    def run(self, job: str, cwd: Path, **variables: str) -> None:
        env = {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "CALLS": str(self.calls),
            "FORM": str(self.folder / "form.md"),
            "GITHUB_OUTPUT": str(self.output),
            "REPOSITORY": "owner/name",
            "NUMBER": "7",
            "BRANCH": "main",
            "NAME": "issue-7-abc",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            **variables,
        }
        self.output.touch()
        for step in self.jobs[job]["steps"]:
            if "run" not in step or step["run"].startswith("make "):
                continue
            if step.get("if") and "branch=" not in self.output.read_text(encoding="utf-8"):
                continue
            script = self.folder / "script"
            script.write_text(step["run"], encoding="utf-8")
            shell = [sys.executable] if step.get("shell") == "python" else ["bash", "-eo", "pipefail"]
            subprocess.run([*shell, script], cwd=cwd, env=env, check=True, capture_output=True)


@pytest.fixture
def steps(workflows: dict[str, Any], mini_copy: Path, tmp_path: Path) -> Steps:
    (mini_copy / ".gitignore").write_text("/.venv/\n/told/\n", encoding="utf-8")
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "."),
        ("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "base"),
    ):
        subprocess.run(("git", *command), cwd=mini_copy, check=True)
    folder = tmp_path / "steps"
    folder.mkdir()
    return Steps(workflows["issue.yml"], folder, mini_copy)


def fill_in(steps: Steps, mark: str) -> None:
    (steps.folder / "form.md").write_text(FORM.format(mark=mark), encoding="utf-8")


def test_a_form_is_tried_and_told_and_nothing_is_changed(steps: Steps) -> None:
    fill_in(steps, "（高新区）")
    steps.run("rows", steps.project, WORD="", OPTIONS="")
    told = steps.project / "told"
    assert (told / "rows.patch").read_text(encoding="utf-8") == ""
    report = (told / "report.txt").read_text(encoding="utf-8")
    assert "还没有写入" in report or "没有写入任何文件" in report
    steps.run("comment", told)
    comment = (told / "comment.md").read_text(encoding="utf-8")
    assert comment.startswith("<!-- sitegen:issue -->\n**试着导入了这份表。**")
    quoted = comment.partition("就会变成拉取请求。\n\n")[2].splitlines()
    assert quoted
    assert all(line.startswith("    ") for line in quoted)
    last = json.loads(steps.calls.read_text(encoding="utf-8").splitlines()[-1])
    assert last[1:5] == ["--silent", "--method", "POST", "repos/owner/name/issues/7/comments"]


def test_options_of_a_maintainer_are_words_and_no_commands(steps: Steps) -> None:
    fill_in(steps, "")
    steps.run(
        "rows", steps.project, WORD="--write", OPTIONS="--source $(touch pwned) `touch pwned`; touch pwned"
    )
    assert not (steps.project / "pwned").exists()


def patch(project: Path, file: str) -> str:
    path = project / file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(text + "x\n", encoding="utf-8")
    subprocess.run(("git", "add", "--intent-to-add", file), cwd=project, check=True)
    done = subprocess.run(("git", "diff"), cwd=project, capture_output=True, text=True, check=True)
    subprocess.run(("git", "reset", "--quiet", "--hard"), cwd=project, check=True)
    (project / "told").mkdir(exist_ok=True)
    (project / "told/rows.patch").write_text(done.stdout, encoding="utf-8")
    return done.stdout


@pytest.fixture
def bare(steps: Steps) -> Path:
    """What stands for the repository on GitHub."""
    folder = steps.folder / "remote.git"
    subprocess.run(("git", "init", "--quiet", "--bare", folder), check=True)
    return folder


def propose(steps: Steps, bare: Path) -> None:
    variables = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.file://{bare}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/owner/name.git",
    }
    steps.run("propose", steps.project, **variables)


def test_rows_become_a_branch_and_a_request(steps: Steps, bare: Path) -> None:
    assert patch(steps.project, "datasets/certification/certifications.csv")
    propose(steps, bare)
    listed = subprocess.run(
        ("git", "show", "--stat", "--format=%s", "issue-7-abc"),
        cwd=bare,
        capture_output=True,
        text=True,
        check=True,
    )
    assert listed.stdout.startswith("Rows from the form in #7")
    assert "certifications.csv | 1 +" in listed.stdout
    last = json.loads(steps.calls.read_text(encoding="utf-8").splitlines()[-1])
    assert last[1:5] == ["--silent", "--method", "POST", "repos/owner/name/pulls"]
    assert "head=issue-7-abc" in last


def test_a_new_batch_goes_from_the_form_to_a_request_that_passes(steps: Steps, bare: Path) -> None:
    (steps.folder / "form.md").write_text(NEW_BATCH, encoding="utf-8")
    options = "--source moe-2027 --checked-on '2027-04-01'"
    steps.run("rows", steps.project, WORD="--write", OPTIONS=options)
    for command in (
        ("reset", "--quiet"),
        ("checkout", "--quiet", "."),
        ("clean", "--quiet", "--force", "datasets"),
    ):
        subprocess.run(("git", *command), cwd=steps.project, check=True)
    propose(steps, bare)
    written = subprocess.run(
        ("git", "show", "--name-only", "--format=", "issue-7-abc"),
        cwd=bare,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert "datasets/sources/transcripts/moe-2027.txt" in written
    assert "datasets/sources/transcripts.yaml" in written
    found = CliRunner().invoke(group, ["--root", str(steps.project), "check", "--data"])
    assert found.exit_code == 0, found.output


@pytest.mark.parametrize(
    "file",
    [
        ".github/workflows/x.yml",
        "sitegen/x.py",
        "datasets/datapackage.yaml",
        "x.csv",
        "datasets/sources/transcripts/x.py",
        "datasets/sources/transcripts/../x.txt",
    ],
)
def test_nothing_but_tables_can_be_changed_so(steps: Steps, file: str) -> None:
    assert patch(steps.project, file)
    with pytest.raises(subprocess.CalledProcessError):
        steps.run("propose", steps.project)
    assert not steps.calls.exists()


def test_without_rows_there_is_no_request(steps: Steps) -> None:
    (steps.project / "told").mkdir()
    (steps.project / "told/rows.patch").touch()
    steps.run("propose", steps.project)
    assert not steps.calls.exists()


def test_who_writes_runs_nothing_of_the_project(workflows: dict[str, Any]) -> None:
    jobs = workflows["issue.yml"]["jobs"]
    assert not any(
        "write" in str(jobs["rows"]["permissions"][scope]) for scope in jobs["rows"]["permissions"]
    )
    for job in ("comment", "propose"):
        scripts = "\n".join(step.get("run", "") for step in jobs[job]["steps"])
        assert "make" not in scripts
        assert ".venv" not in scripts
    assert jobs["propose"]["if"] == "github.event_name == 'workflow_dispatch'"
