"""PUBLISHING.md: its steps are taken on a copy, and its settings for a server are those of the site."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sitegen.exports.hosting import hosting_files

NEW = "某某县教育数据"
HOST = "https://someone.github.io/data/"
SETTINGS = {"title": NEW, "repository": "https://github.com/someone/data", "contact": "errors@example.net"}


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    return (root / "PUBLISHING.md").read_text(encoding="utf-8")


def take_the_steps(copy: Path) -> str:
    """Change what the guide names, in a copy of a project; gives the title that it had."""
    site = copy / "content/site.yaml"
    text = site.read_text(encoding="utf-8")
    old = str(yaml.safe_load(text)["title"])
    for key, value in SETTINGS.items():
        text, count = re.subn(rf"(?m)^{key}:.*$", f"{key}: {value}", text)
        assert count == 1
    site.write_text(text, encoding="utf-8")
    for file, key in (("datasets/datapackage.yaml", "title"), ("CITATION.cff", "name")):
        if (copy / file).exists():
            text = (copy / file).read_text(encoding="utf-8")
            changed, count = re.subn(rf"(?m)^  - {key}: .*$", f"  - {key}: {NEW}", text, count=1)
            assert count == 1
            (copy / file).write_text(changed, encoding="utf-8")
    return old


def test_five_steps_are_enough(guide: str):
    steps = re.findall(r"^\d\. .+(?:\n   .+)*", guide, re.MULTILINE)
    assert [step[0] for step in steps] == ["1", "2", "3", "4", "5"]
    _, settings, package, pages, push = steps
    assert "`content/site.yaml`" in settings
    assert "`title`" in settings
    assert "`repository`" in settings
    assert "`datasets/datapackage.yaml`" in package
    assert "`contributors`" in package
    assert "`CITATION.cff`" in package
    assert "`PUBLISH`" in pages
    assert "publish.yml" in push


def test_a_copy_that_took_the_steps_bears_its_own_name_everywhere(mini_root: Path, tmp_path: Path):
    copy = tmp_path / "copy"
    shutil.copytree(mini_root, copy, ignore=shutil.ignore_patterns("_site"))
    old = take_the_steps(copy)
    command = (sys.executable, "-m", "sitegen", "--root", copy, "build", "--base-url", HOST)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    named = 0
    for file in (copy / "_site").rglob("*"):
        if file.suffix in {".html", ".json", ".atom", ".ics", ".svg", ".xml", ".cff", ".jsonld"}:
            text = file.read_text(encoding="utf-8")
            assert old == NEW or old not in text, file
            assert "example.org" not in text, file
            named += NEW in text
    assert named > 100
    citation = yaml.safe_load((copy / "_site/downloads/CITATION.cff").read_text(encoding="utf-8"))
    assert citation["authors"] == [{"name": NEW}]
    assert citation["url"] == HOST
    assert "github.com/someone/data/issues/new?" in (copy / "_site/counties/320505/index.html").read_text(
        "utf-8"
    )


@pytest.mark.judge
def test_a_clone_that_took_the_steps_passes_the_tests_of_what_was_changed(root: Path, tmp_path: Path):
    clone = tmp_path / "clone"
    subprocess.run(("git", "clone", "--quiet", f"file://{root}", clone), check=True)
    take_the_steps(clone)
    git = (
        "git",
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.net",
        "commit",
        "--quiet",
        "--all",
        "-m",
        "x",
    )
    subprocess.run(git, cwd=clone, check=True)
    pytest_here = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not judge")
    changed = ("tests/test_repository.py", "tests/github", "tests/content", "tests/browser/test_citations.py")
    done = subprocess.run((*pytest_here, *changed), cwd=clone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_headers_for_a_server_are_those_that_the_site_hands_to_its_host(guide: str):
    (ours,) = hosting_files()
    expected = re.findall(r"^  ([\w-]+): (.+)$", ours.content.decode(), re.MULTILINE)
    written = re.findall(r'add_header ([\w-]+) "(.+)" always;', guide)
    assert set(written) == set(expected)


def test_options_and_variables_of_the_guide_exist(guide: str, root: Path):
    workflow = (root / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    for name in ("SITEGEN_BASE_URL", "PUBLISH", "BASE_URL"):
        assert f"`{name}`" in guide
        assert re.search(rf"\b{name}\b", workflow)
