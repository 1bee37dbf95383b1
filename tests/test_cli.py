"""The command line: exit codes, and what it says."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sitegen import cli
from sitegen.cli import run
from sitegen.exceptions import InternalError
from sitegen.output import OutputFile
from sitegen.publication.place import Place
from sitegen.publication.publishing import publish


def test_a_sound_project_exits_with_0(mini_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--root", str(mini_built), "check"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("没有错误。将生成 ")
    assert captured.err == ""


def test_build_says_where_to_look(mini_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--root", str(mini_built), "build"]) == 0
    index = mini_built / "_site" / "index.html"
    captured = capsys.readouterr()
    assert str(index) in captured.out
    assert index.is_file()
    assert captured.err.startswith("没有给出网站发布后的地址")
    assert "--base-url" in captured.err


def test_findings_exit_with_1_and_name_place_and_remedy(
    mini_built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batches = mini_built / "datasets" / "certification" / "batches.csv"
    batches.write_text(batches.read_text("utf-8").replace("2025-03-14", "2025-13-14"), encoding="utf-8")
    assert run(["--root", str(mini_built), "build"]) == 1
    out = capsys.readouterr().out
    assert "datasets/certification/batches.csv:4:" in out
    assert "怎样改：" in out
    assert "没有生成网站；原有的 _site/ 未动。" in out


def test_without_a_site_no_message_says_that_one_stayed(
    mini_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mini_copy / "content" / "site.yaml").write_text("title: [", encoding="utf-8")
    assert run(["--root", str(mini_copy), "build"]) == 1
    assert "没有生成网站；_site/ 还没有。" in capsys.readouterr().out
    assert not (mini_copy / "_site").exists()


@pytest.mark.parametrize("command", [["verify", "--help"], ["fix"], ["build", "--help"]])
def test_every_command_first_brings_back_a_site_that_is_gone(
    mini_copy: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    publish([OutputFile(path="index.html", content=b"whole")], mini_copy / "_site")
    run_that_died = Place.at(mini_copy / "_site").new_run()
    (mini_copy / "_site").rename(run_that_died.retired)
    assert run(["--root", str(mini_copy), *command]) == 0
    assert "_site/ 已恢复完整" in capsys.readouterr().err
    assert (mini_copy / "_site" / "index.html").read_bytes() == b"whole"
    assert not run_that_died.folder.exists()


def test_a_site_that_cannot_be_written_exits_with_2(
    mini_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mini_copy / "_site").write_bytes(b"mine")
    assert run(["--root", str(mini_copy), "build"]) == 2
    assert "不是文件夹" in capsys.readouterr().err
    assert (mini_copy / "_site").read_bytes() == b"mine"


def test_faults_of_form_lead_to_fix(mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batches = mini_copy / "datasets" / "certification" / "batches.csv"
    batches.write_text(batches.read_text("utf-8").replace(",3,complete", ",3,complete "), encoding="utf-8")
    assert run(["--root", str(mini_copy), "check"]) == 1
    assert capsys.readouterr().out.endswith("再运行 sitegen fix --write。\n")
    assert run(["--root", str(mini_copy), "fix", "--write"]) == 0


@pytest.mark.parametrize("arguments", [["--nonsense"], ["nonsense"], ["build", "extra"]])
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "用法：" in capsys.readouterr().err


def test_a_folder_that_is_no_project_exits_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--root", str(tmp_path), "check"]) == 2
    assert "不是项目文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("failure", [InternalError("two pages want one URL"), RuntimeError("surprise")])
def test_a_fault_of_ours_exits_with_3(
    failure: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise failure

    monkeypatch.setattr(cli.group, "main", fail)
    assert run(["check"]) == 3
    assert "程序自身的错" in capsys.readouterr().err


def test_a_path_that_the_system_cannot_open_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        Path("d" * 300).stat()

    monkeypatch.setattr("sitegen.pipeline.check", fail)
    assert run(["check"]) == 2
    assert "路径太长" in capsys.readouterr().err


def test_an_interruption_exits_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitegen.pipeline.check", interrupt)
    assert run(["check"]) == 130


def test_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in cli.group.commands)
    assert "退出码" in out


def called(*arguments: str, **streams: Any) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "sitegen", *arguments]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, **streams)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_said_in_a_sentence() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = called("--help", stdout=full)
    assert (done.returncode, done.stderr) == (2, "错误：磁盘已满，要说的没有写完。请腾出空间再运行。\n")


def test_a_reader_who_leaves_is_no_fault_of_the_data() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = called("--help", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_an_interruption_while_loading_leaves_no_traceback() -> None:
    script = """
import builtins, sys
from sitegen import __main__
load = builtins.__import__
def interrupted(name, *rest):
    if name == "sitegen.cli":
        raise KeyboardInterrupt
    return load(name, *rest)
builtins.__import__ = interrupted
__main__.main()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "已中断。\n")


@pytest.mark.skipif(os.name != "posix", reason="closing streams is the shell's")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_change_no_outcome(closed: str, mini_root: Path) -> None:
    command = f"{sys.executable} -m sitegen --root '{mini_root}' check --data {closed}"
    assert subprocess.run(command, shell=True, capture_output=True, check=False).returncode == 0  # noqa: S602


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_what_cannot_be_told_changes_no_exit_code() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "sitegen", "nonsense"]
        assert subprocess.run(command, stderr=full, check=False).returncode == 2


def test_a_folder_that_cannot_be_made_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "/proc/x"]) == 2
    assert "写不进去" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["check"], ["--root", "../here", "build"], ["init", "new"]])
def test_a_folder_that_is_gone_is_told(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here").rmdir()
    assert run(arguments) == cli.USAGE
    told = capsys.readouterr().err
    assert "已经删去" in told or "不存在" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("reason", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_place_that_may_only_be_read_is_told(
    reason: int,
    mini_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refused(*_: object) -> None:
        raise OSError(reason, "refused", "x.csv")

    monkeypatch.setattr("sitegen.datasets.writer.replace_files", refused)
    root = tmp_path / "project"
    shutil.copytree(mini_root, root)
    file = root / "datasets" / "divisions" / "provinces.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert run(["--root", str(root), "fix", "--write"]) == cli.USAGE
    assert "没有权限，或这里只许读：x.csv" in capsys.readouterr().err
