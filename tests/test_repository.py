"""The files around the program: what a clone, an editor, a citation or another program relies on."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sitegen import __version__
from sitegen.datasets.mending import mend_package
from sitegen.datasets.package import Package, load_package
from sitegen.rules.checking import check_package

ROOT = Path(__file__).resolve().parents[1]


def test_a_clone_as_windows_makes_it_is_free_of_findings(tmp_path: Path) -> None:
    """Git for Windows gives text files CRLF unless the repository says otherwise."""
    clone = tmp_path / "clone"
    options = ("-c", "core.autocrlf=true", "-c", "core.eol=crlf")
    done = subprocess.run(
        ("git", "clone", "--quiet", "--depth=1", *options, f"file://{ROOT}", clone),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    package, findings = load_package(clone / "datasets", clone)
    assert findings == ()
    assert package is not None
    assert check_package(package) == ()
    assert not any(file.is_changed for file in mend_package(clone / "datasets", clone))
    listed = subprocess.run(
        ("git", "ls-files", "--eol"), cwd=clone, capture_output=True, text=True, check=True
    )
    assert not [line for line in listed.stdout.splitlines() if "w/crlf" in line or "w/mixed" in line]


def test_another_program_finds_the_source_valid() -> None:
    frictionless = Path(sys.executable).with_name("frictionless")
    command = (frictionless, "validate", "datasets/datapackage.yaml")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "INVALID" not in done.stdout
    assert done.stdout.count("VALID") == len(package_of(ROOT)["resources"])


def package_of(root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((root / "datasets/datapackage.yaml").read_text("utf-8"))
    return found


def test_the_citation_is_of_this_version_of_the_data_and_meets_its_schema(real_package: Package) -> None:
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format")
    done = subprocess.run((*check, "CITATION.cff"), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    package = real_package.descriptor
    assert citation["title"] == package.title
    assert citation["abstract"] == package.description.strip()
    assert citation["version"] == package.version
    assert citation["date-released"] == package.created.isoformat()
    assert citation["authors"] == [{"name": item["title"]} for item in package.descriptor["contributors"]]


def test_the_changelog_opens_with_what_is_not_released_and_knows_the_version() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1].startswith(f"{__version__} - ")


def test_hooks_run_commands_that_exist() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (repository,) = config["repos"]
    assert repository["repo"] == "local"
    entries = {hook["id"]: hook["entry"].removeprefix("uv run ").split() for hook in repository["hooks"]}
    assert set(entries) == {"fix", "check"}
    for program, command, *options in entries.values():
        assert program == "sitegen"
        helped = subprocess.run(
            (sys.executable, "-m", "sitegen", command, "--help"), capture_output=True, text=True, check=True
        )
        assert all(option in helped.stdout for option in options)


def test_the_readme_of_the_data_knows_every_folder() -> None:
    readme = (ROOT / "datasets/README.md").read_text(encoding="utf-8")
    folders = sorted(path.name for path in (ROOT / "datasets").iterdir() if path.is_dir())
    assert sorted(re.findall(r"^\| `(\w+)/` \|", readme, re.MULTILINE)) == folders


DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (".", ".github", "datasets", "datasets/boundaries")
    for path in (ROOT / folder).glob("*.md")
)


@pytest.mark.parametrize("file", DOCUMENTS)
def test_links_between_documents_lead_somewhere(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        if "/issues/" not in target:
            assert (ROOT / file).parent.joinpath(target).exists(), target


def test_both_readmes_begin_with_the_two_commands_and_name_the_same_ones() -> None:
    chinese, english = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.en.md"))
    for text in (chinese, english):
        block, *_ = re.findall(r"```sh\n(.+?)```", text, re.DOTALL)
        assert [line.split("#")[0].strip() for line in block.splitlines()][:2] == ["make site", "make test"]
    commands = r"^(?:uv run )?sitegen (?:--root \S+ )?(\w+(?: (?:notice|plan|issue))?)"
    assert re.findall(commands, chinese, re.MULTILINE) == re.findall(commands, english, re.MULTILINE)


def test_output_that_cannot_print_chinese_ends_no_command() -> None:
    """Pipes on Windows have the encoding of the system, which may lack what we say."""
    command = (sys.executable, "-m", "sitegen", "--help")
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
