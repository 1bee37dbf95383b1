"""Workflows: linted by zizmor and GitHub's own schema, and held to rules that neither knows."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PINNED = re.compile(r"uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")
ALLOWED_WRITES = {
    "check.yml": set(),
    "comment.yml": {"pull-requests"},
    "issue.yml": {"issues", "contents", "pull-requests"},
    "links.yml": set(),
    "platforms.yml": set(),
    "publish.yml": {"pages", "id-token", "attestations"},
}

Workflow = dict[str, Any]


def steps(workflow: Workflow) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def triggers(workflow: Workflow) -> dict[str, Any]:
    on = workflow[True]
    return {on: None} if isinstance(on, str) else dict(on)


def run(*command: str | Path, root: Path) -> None:
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing(root: Path):
    zizmor = Path(sys.executable).with_name("zizmor")
    run(zizmor, "--offline", "--no-progress", "--persona=pedantic", ".github", root=root)


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("github-workflows", "workflows/*.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/[!c]*.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/correction.yml"),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("dependabot", "dependabot.yml"),
    ],
)
def test_files_fit_the_schemas_of_github(root: Path, schema: str, pattern: str):
    files = sorted((root / ".github").glob(pattern))
    assert files
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}")
    run(*command, *files, root=root)


def test_every_action_is_pinned_by_hash_with_its_version_beside_it(root: Path):
    for file in (root / ".github/workflows").iterdir():
        uses = [line.strip(" -") for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
        assert [line for line in uses if not PINNED.fullmatch(line)] == [], file.name


def test_one_action_has_one_version(root: Path):
    text = "\n".join(file.read_text(encoding="utf-8") for file in (root / ".github/workflows").iterdir())
    pins = set(re.findall(r"uses: (\S+)@(\S+ # \S+)", text))
    assert len({action for action, _ in pins}) == len(pins)


def test_permissions_are_declared_at_the_top_and_minimal(workflows: dict[str, Workflow]):
    assert set(workflows) == set(ALLOWED_WRITES)
    for name, workflow in workflows.items():
        assert workflow["permissions"] in ({}, {"contents": "read"}), name
        jobs = [job.get("permissions", {}) for job in workflow["jobs"].values()]
        writes = {scope for job in jobs for scope, level in job.items() if level == "write"}
        assert writes == ALLOWED_WRITES[name], name


def test_nothing_runs_a_request_with_the_rights_of_the_project(workflows: dict[str, Workflow]):
    assert all("pull_request_target" not in triggers(workflow) for workflow in workflows.values())


def test_no_workflow_needs_a_secret(root: Path):
    for file in (root / ".github/workflows").iterdir():
        assert "secrets" not in file.read_text(encoding="utf-8"), file.name


def test_the_check_of_a_request_is_given_nothing_to_lose(root: Path, workflows: dict[str, Workflow]):
    text = (root / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert triggers(workflows["check.yml"]) == {"pull_request": None}
    assert "token" not in text
    assert "cache" not in text


def test_the_comment_runs_no_code_of_the_request(workflows: dict[str, Workflow]):
    workflow = workflows["comment.yml"]
    assert list(triggers(workflow)) == ["workflow_run"]
    assert [step.get("uses") for step in steps(workflow)] == [None] * 4


def test_the_comment_waits_for_the_check_by_its_name(workflows: dict[str, Workflow]):
    assert triggers(workflows["comment.yml"])["workflow_run"]["workflows"] == [workflows["check.yml"]["name"]]


def test_only_comment_and_deployment_follow_something_untrusted_or_hold_rights(
    workflows: dict[str, Workflow],
):
    holders = {
        (name, job)
        for name, workflow in workflows.items()
        for job, body in workflow["jobs"].items()
        if "permissions" in body
    }
    assert holders == {
        ("comment.yml", "comment"),
        ("issue.yml", "rows"),
        ("issue.yml", "comment"),
        ("issue.yml", "propose"),
        ("publish.yml", "address"),
        ("publish.yml", "attest"),
        ("publish.yml", "deploy"),
    }
    for job in ("address", "attest", "deploy"):
        body = workflows["publish.yml"]["jobs"][job]
        assert not any("checkout" in step.get("uses", "") for step in body["steps"]), "runs no project's code"


def test_only_main_is_published_one_at_a_time(workflows: dict[str, Workflow]):
    workflow = workflows["publish.yml"]
    assert triggers(workflow)["push"] == {"branches": ["main"]}
    assert workflow["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_a_site_is_published_only_when_tested_and_built_for_its_address(workflows: dict[str, Workflow]):
    jobs = workflows["publish.yml"]["jobs"]
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "address": None,
        "test": "address",
        "build": ["address", "test"],
        "attest": "build",
        "deploy": "build",
    }
    (made,) = [step for step in jobs["build"]["steps"] if step.get("run") == "make site"]
    assert made["env"] == {
        "SITEGEN_BASE_URL": "${{ needs.address.outputs.base_url }}",
        "SITEGEN_COLD": "1",
    }
    assert not any("cache" in str(step) for step in jobs["build"]["steps"])


def test_a_fork_publishes_only_when_its_owner_says_so(workflows: dict[str, Workflow]):
    first = workflows["publish.yml"]["jobs"]["address"]
    assert first["if"] == "github.event.repository.fork == false || vars.PUBLISH == 'yes'"


@pytest.mark.parametrize(
    ("own", "pages", "expected"),
    [
        ("", "echo https://o.github.io/n/", "base_url=https://o.github.io/n/\n"),
        ("https://data.example/", "exit 1", "base_url=https://data.example/\n"),
        ("", "exit 1", None),
    ],
)
def test_the_address_is_the_owners_or_that_of_pages(
    workflows: dict[str, Workflow], tmp_path: Path, own: str, pages: str, expected: str | None
):
    gh = tmp_path / "gh"
    gh.write_text(
        f'#!/bin/sh\n[ "$*" = "api repos/o/n/pages --jq .html_url" ] && {pages}\n', encoding="utf-8"
    )
    gh.chmod(0o755)
    output = tmp_path / "output"
    env = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "REPOSITORY": "o/n",
        "BASE_URL": own,
        "GITHUB_OUTPUT": str(output),
    }
    (step,) = workflows["publish.yml"]["jobs"]["address"]["steps"]
    done = subprocess.run(
        ("bash", "-eo", "pipefail"), input=step["run"], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == (expected is None)
    if expected is None:
        assert done.stdout.startswith("::error::还没有打开 Pages")
    else:
        assert output.read_text(encoding="utf-8") == expected


def test_links_are_checked_weekly_and_not_on_forks(workflows: dict[str, Workflow]):
    workflow = workflows["links.yml"]
    (schedule,) = triggers(workflow)["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", schedule["cron"])
    assert [job["if"] for job in workflow["jobs"].values()] == ["github.event.repository.fork == false"]


def test_no_checkout_leaves_its_token_behind(workflows: dict[str, Workflow]):
    for name, workflow in workflows.items():
        for step in steps(workflow):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert {**step["with"], "fetch-depth": 1} == {
                    "persist-credentials": False,
                    "fetch-depth": 1,
                }, name


def test_every_job_has_a_time_limit(workflows: dict[str, Workflow]):
    for workflow in workflows.values():
        assert all(job["timeout-minutes"] <= 45 for job in workflow["jobs"].values())


def test_scripts_are_well_formed_and_hold_no_expressions(workflows: dict[str, Workflow]):
    for name, workflow in workflows.items():
        for step in steps(workflow):
            script = step.get("run", "")
            assert "${{" not in script, name
            if step.get("shell") == "python":
                compile(script, name, "exec")
            else:
                subprocess.run(("bash", "-n"), input=script, text=True, check=True)


def test_workflows_call_only_make_targets_that_exist(root: Path, workflows: dict[str, Workflow]):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    scripts = "\n".join(step.get("run", "") for workflow in workflows.values() for step in steps(workflow))
    targets = set(re.findall(r"^make (\S+)$", scripts, re.MULTILINE))
    assert targets == {".venv/site", "site", "test", "judges"}
    assert all(re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE) for target in targets)


def test_the_way_without_make_is_tried_on_every_system_and_python_that_is_promised(
    root: Path, workflows: dict[str, Workflow]
):
    matrix = workflows["platforms.yml"]["jobs"]["build"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    assert matrix["python"] == re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project)
    assert f'requires-python = ">={matrix["python"][0]}"' in project


def test_codeowners_names_nobody_yet(root: Path):
    lines = (root / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
