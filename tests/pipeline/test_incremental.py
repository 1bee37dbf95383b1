"""A build after a change gives what a build from nothing gives, and does only what the change asks for."""

import random
import re
import shutil
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from mini import REPOSITORY, copy_built

from sitegen.config import Config
from sitegen.pipeline import build


class Edit(NamedTuple):
    """One change of a file: a piece of text, and what takes its place."""

    name: str
    old: str
    new: str


EDITS = (
    Edit("datasets/certification/batches.csv", "2025-03-14", "2025-03-15"),
    Edit("datasets/certification/certifications.csv", "附件 八、江苏：苏州市", "附件 八、江苏： 苏州市"),
    Edit("datasets/divisions/prefectures.csv", "代码 320500", "320500"),
    Edit("datasets/sources/sources.csv", "GitHub 项目页", "GitHub 上的项目页"),
    Edit("datasets/divisions/counties.schema.yaml", "title: 县级单位", "title: 县级的单位"),
    Edit("templates/pages/prefecture.html", "{% block", "\n{% block"),
    Edit("templates/macros/ui.html", "</table>", "</table >"),
    Edit("templates/pages/home.html", "{% endblock %}", "{{ nothing.here }}{% endblock %}"),
    Edit("content/about.md", "网站", "站点"),
    Edit("content/site.yaml", "tagline: ", "tagline: 新"),
    Edit("static/css/site.css", "@import", "/* new */\n@import"),
)
"""Changes of every kind of input, some of which are refused."""


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def work(root: Path) -> int:
    """Build, and say how many groups of pages and files were made anew."""
    stages: list[str] = []
    build(Config.for_root(root), stages.append)
    counts = [int(found[1]) for stage in stages if (found := re.search(r"共 (\d+) 组", stage))]
    return sum(counts)


@pytest.fixture(scope="module")
def start(mini_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with templates and style of its own, and its site."""
    root = copy_built(mini_site.parent, tmp_path_factory.mktemp("incremental") / "project")
    for name in ("templates", "static"):
        shutil.copytree(REPOSITORY / name, root / name)
    assert work(root) == 0
    return root


def apply(root: Path, edit: Edit) -> None:
    """Make the change, or undo it if it was made."""
    path = root / edit.name
    text = path.read_text(encoding="utf-8")
    old, new = (edit.new, edit.old) if edit.new in text else (edit.old, edit.new)
    assert old in text, edit
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def undo_all(root: Path, start: Path) -> None:
    for name in {edit.name for edit in EDITS}:
        shutil.copyfile(start / name, root / name)


def holds_what_a_clean_build_makes(root: Path, tmp_path: Path) -> bool:
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("_site", "._site.sitegen", ".cache"))
    result = build(Config.for_root(clean), lambda _stage: None, cold=True)
    assert result.files, result.findings
    return digests(root / "_site") == digests(clean / "_site")


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.judge) for seed in range(2, 12))])
def test_after_any_sequence_of_changes_the_site_is_that_of_a_clean_build(
    start: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    root = copy_built(start, tmp_path / "project")
    for _round in range(4):
        for edit in chance.sample(EDITS, chance.randint(1, 3)):
            apply(root, edit)
        work(root)
    sound = [
        edit
        for edit in EDITS
        if "nothing.here" not in edit.new and edit.new in (root / edit.name).read_text("utf-8")
    ]
    undo_all(root, start)
    for edit in sound[:2]:
        if edit.name.startswith(("content/", "static/", "templates/")):
            apply(root, edit)
    work(root)
    assert holds_what_a_clean_build_makes(root, tmp_path)


def test_a_change_asks_for_few_groups(start: Path, tmp_path: Path) -> None:
    root = copy_built(start, tmp_path / "project")
    counts = {}
    for name in ("content/about.md", "templates/pages/prefecture.html", "datasets/sources/sources.csv"):
        (edit,) = (edit for edit in EDITS if edit.name == name)
        apply(root, edit)
        counts[name] = work(root)
    assert counts["content/about.md"] == 0
    assert counts["templates/pages/prefecture.html"] <= 4
    assert 0 < counts["datasets/sources/sources.csv"] <= 60
    assert holds_what_a_clean_build_makes(root, tmp_path)


def test_what_a_template_said_wrong_is_found_again(start: Path, tmp_path: Path) -> None:
    root = copy_built(start, tmp_path / "project")
    (edit,) = (edit for edit in EDITS if "nothing.here" in edit.new)
    apply(root, edit)
    first, second = (build(Config.for_root(root), lambda _stage: None).findings for _run in range(2))
    assert [finding.code for finding in first] == ["template-error"]
    assert second == first
    apply(root, edit)
    assert work(root) <= 1
    assert digests(root / "_site") == digests(start / "_site")


def test_links_of_pages_that_were_not_made_anew_are_looked_up_when_their_target_goes(
    start: Path, tmp_path: Path
) -> None:
    root = copy_built(start, tmp_path / "project")
    edit = Edit("content/about.md", "{#denominators}", "{#fractions}")
    apply(root, edit)
    findings = build(Config.for_root(root), lambda _stage: None).findings
    assert {finding.code for finding in findings} == {"broken-fragment"}
    assert not any(finding.path == "about/index.html" for finding in findings)
    assert digests(root / "_site") == digests(start / "_site")
