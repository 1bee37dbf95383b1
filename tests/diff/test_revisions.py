"""Git revisions as folders: nothing is checked out, nothing is run."""

import subprocess
from pathlib import Path

import pytest

from sitegen.diff.revisions import extract_revision
from sitegen.exceptions import UsageError

IDENTITY = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ("git", "-C", root, *IDENTITY, *arguments), capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits: the second changes a file, adds a link and a file outside the datasets."""
    root = tmp_path / "repository"
    (root / "datasets").mkdir(parents=True)
    (root / "datasets/a.csv").write_text("id\n1\n", encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "one")
    (root / "datasets/a.csv").write_text("id\n2\n", encoding="utf-8")
    (root / "datasets/link.csv").symlink_to("/etc/passwd")
    (root / "secret.txt").write_text("x", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "two")
    return root


def files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir())


def test_a_revision_is_what_was_committed(repository: Path, tmp_path: Path) -> None:
    name = extract_revision(repository, "HEAD~1", tmp_path / "old")
    assert git(repository, "rev-parse", "HEAD~1").startswith(name)
    assert files(tmp_path / "old") == ["datasets/a.csv"]
    assert (tmp_path / "old/datasets/a.csv").read_text(encoding="utf-8") == "id\n1\n"


def test_links_and_other_folders_are_left_out(repository: Path, tmp_path: Path) -> None:
    extract_revision(repository, "HEAD", tmp_path / "new")
    assert files(tmp_path / "new") == ["datasets/a.csv"]


def test_the_working_tree_is_not_touched(repository: Path, tmp_path: Path) -> None:
    (repository / "datasets/a.csv").write_text("id\n3\n", encoding="utf-8")
    before = git(repository, "status", "--porcelain")
    extract_revision(repository, "HEAD~1", tmp_path / "old")
    assert git(repository, "status", "--porcelain") == before


def test_a_project_in_a_subfolder_of_its_repository(tmp_path: Path) -> None:
    root = tmp_path / "repository/project"
    (root / "datasets").mkdir(parents=True)
    (root / "datasets/a.csv").write_text("id\n", encoding="utf-8")
    git(root.parent, "init", "--quiet")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "--quiet", "-m", "one")
    extract_revision(root, "HEAD", tmp_path / "old")
    assert files(tmp_path / "old") == ["datasets/a.csv"]


@pytest.mark.parametrize("name", ["nothing", "--output=x", "-h", "HEAD:datasets", "", "HEAD^{tree}"])
def test_what_is_no_revision_is_refused(repository: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="也没有这个 Git 版本"):
        extract_revision(repository, name, tmp_path / "old")
    assert not (tmp_path / "old").exists()


def test_a_revision_without_datasets(repository: Path, tmp_path: Path) -> None:
    git(repository, "rm", "-r", "--quiet", "datasets")
    git(repository, "commit", "--quiet", "-m", "three")
    (repository / "datasets").mkdir(exist_ok=True)
    with pytest.raises(UsageError, match="里没有 datasets/"):
        extract_revision(repository, "HEAD", tmp_path / "old")


def test_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        extract_revision(tmp_path, "HEAD", tmp_path / "old")


def test_without_git(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="没有找到 git 命令"):
        extract_revision(repository, "HEAD", tmp_path / "old")
