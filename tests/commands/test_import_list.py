"""`sitegen import notice` and `import plan` as a maintainer calls them."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.cli import run
from sitegen.importers.imported import Imported

REPOSITORY = Path(__file__).resolve().parents[2]
UPSTREAM = REPOSITORY / "tests" / "fixtures" / "upstream"
CERTIFICATIONS = "datasets/certification/certifications.csv"
KILLED = 9


def dying_after(most: int, replace: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    """Replaces so many files, and then the process is gone."""
    done: list[Path] = []

    def replacing(self: Path, target: Path) -> Path:
        if len(done) == most:
            os._exit(KILLED)
        done.append(target)
        return replace(self, target)

    return replacing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the repository's data without the names of batch 2024."""
    shutil.copytree(
        REPOSITORY / "datasets", tmp_path / "datasets", ignore=shutil.ignore_patterns("boundaries")
    )
    file = tmp_path / CERTIFICATIONS
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("2024,")), encoding="utf-8")
    return tmp_path


def notice(root: Path, *options: str, file: Path = UPSTREAM / "notice-2024.txt") -> int:
    return run(["--root", str(root), "import", "notice", str(file), "--batch", "2024", *options])


def test_a_dry_run_shows_the_rows_and_the_difference_and_writes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / CERTIFICATIONS).read_bytes()
    assert notice(root) == 0
    shown = capsys.readouterr().out
    assert "江苏省苏州市苏州工业园区" in shown
    assert "+2024,120101,天津,,和平区,,moe-notice-2025-3,附件 一、天津,official\n" in shown
    assert "还没有写入" in shown
    assert (root / CERTIFICATIONS).read_bytes() == before


def test_write_changes_the_files(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert notice(root, "--write", "--verbose") == 0
    shown = capsys.readouterr().out
    assert "已写入 1 个文件" in shown
    assert "[名单之前的文字]" in shown
    assert (root / CERTIFICATIONS).read_bytes() == (REPOSITORY / CERTIFICATIONS).read_bytes()


def test_what_somebody_saves_meanwhile_is_not_undone(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = root / CERTIFICATIONS
    edited = file.read_bytes().replace(b",press\n", b",repost\n")

    def saving(result: Imported, _today: object) -> Imported:
        file.write_bytes(edited)
        return result

    monkeypatch.setattr("sitegen.transcripts.leaving.with_transcript", saving)
    assert notice(root, "--write") == 2
    assert "在这期间改过，没有写入任何文件" in capsys.readouterr().err
    assert file.read_bytes() == edited


def test_a_new_source_has_its_list_written_with_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "list.txt"
    file.write_text("云南省\n昆明市：东川区\n", encoding="utf-8")
    source = ("--source", "forum-1", "--evidence", "repost", "--source-title", "转载", "--issuer", "某站")
    assert notice(root, "--partial", "--write", *source, file=file) == 0
    assert "datasets/sources/transcripts/forum-1.txt、" in capsys.readouterr().out
    left = root / "datasets/sources/transcripts/forum-1.txt"
    assert left.read_text(encoding="utf-8") == "云南省\n昆明市：东川区\n"


def test_an_import_that_was_killed_is_told_and_finished_by_another(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = root / "list.txt"
    file.write_text("云南省\n昆明市：东川区\n", encoding="utf-8")
    source = ("--source", "forum-1", "--evidence", "repost", "--source-title", "转载", "--issuer", "某站")
    pid = os.fork()
    if pid == 0:
        monkeypatch.setattr(Path, "replace", dying_after(3, Path.replace))
        try:
            notice(root, "--partial", "--write", *source, file=file)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == KILLED
    assert run(["--root", str(root), "check", "--data"]) == 1
    told = capsys.readouterr().out
    assert "sources/transcripts/.forum-1.txt.new: 错误 [half-written]" in told
    assert "共2处错误" in told
    assert notice(root, "--partial", "--write", *source, file=file) == 0
    assert (root / "datasets/sources/transcripts/forum-1.txt").is_file()
    assert not [*root.rglob(".*.new")]


def test_errors_keep_everything_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "list.txt"
    file.write_text("江苏\n鼓楼区\n", encoding="utf-8")
    before = (root / CERTIFICATIONS).read_bytes()
    assert notice(root, "--write", file=file) == 1
    assert "list.txt:2:1: 错误 [ambiguous-name]" in capsys.readouterr().out
    assert (root / CERTIFICATIONS).read_bytes() == before


def test_json_holds_rows_and_findings(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert notice(root, "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert len(report["rows"]) == 188
    row = next(row for row in report["rows"] if row["code"] == "3205Z1")
    assert {name: row[name] for name in ("province", "prefecture", "name")} == {
        "province": "江苏",
        "prefecture": "苏州市",
        "name": "工业园区",
    }
    assert report["findings"] == []
    assert [change["path"] for change in report["changes"]] == [CERTIFICATIONS]


def test_plan(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(UPSTREAM / "plan-yunnan.txt")
    assert run(["--root", str(root), "import", "plan", file, "--plan", "yunnan-2022", "--write"]) == 0
    assert "完全一致" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "notice", "no-such-file.txt", "--batch", "2024"],
        ["import", "notice", str(UPSTREAM / "notice-2024.txt")],
        ["import", "notice", str(UPSTREAM / "notice-2024.txt"), "--batch", "2024", "--code", "鼓楼区"],
        ["import", "notice", str(UPSTREAM / "notice-2024.txt"), "--batch", "twenty"],
        ["import", "notice", str(UPSTREAM), "--batch", "2024"],
    ],
)
def test_wrong_use_is_code_two(root: Path, arguments: list[str]) -> None:
    assert run(["--root", str(root), *arguments]) == 2
