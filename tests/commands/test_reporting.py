"""How commands speak."""

import os
import pty
import sys
from pathlib import Path

import pytest

from sitegen.cli import FINDINGS, run
from sitegen.commands.reporting import echo_findings
from sitegen.findings import Finding


def test_nothing_is_said_when_nothing_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    echo_findings([])
    assert capsys.readouterr().out == ""


def test_of_thousands_of_a_kind_the_first_thousand_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    many = [
        Finding("a.md", code, "m", "r", line=line) for line in range(1, 3001) for code in ("one", "other")
    ]
    echo_findings(many)
    told = capsys.readouterr().out
    assert told.count("[one]") == told.count("[other]") == 1001
    assert told.index("a.md:1: 错误 [other]") < told.index("a.md:2: 错误 [one]")
    assert "a.md:1001: 错误 [one]：同类的还有2000处，没有逐条列出。" in told


def on_a_terminal(*arguments: str, **variables: str) -> str:
    """What a command writes on a terminal."""
    parts: list[bytes] = []

    def read(descriptor: int) -> bytes:
        parts.append(os.read(descriptor, 4096))
        return parts[-1]

    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"TERM": "xterm-256color", "COLUMNS": "200", **variables}.items():
            patch.setenv(name, value)
        pty.spawn([sys.executable, "-m", "sitegen", *arguments], read)
    return b"".join(parts).decode()


@pytest.fixture
def faulty(mini_copy: Path) -> Path:
    file = mini_copy / "datasets/certification/batches.csv"
    file.write_text(file.read_text("utf-8").replace("2025-03-14", "2025-13-14"), encoding="utf-8")
    return mini_copy


@pytest.mark.filterwarnings("ignore:This process")
def test_a_terminal_sees_steps_and_colours_and_a_line_that_counts(faulty: Path) -> None:
    said = on_a_terminal("--root", str(faulty), "check")
    assert "1. " in said, "the first step"
    assert "0:00:0" in said, "the time"
    assert "\x1b[31m" in said, "red"
    assert said.endswith("\x1b[0m\r\n")
    assert "处错误，在" in said.splitlines()[-1]
    assert "\x1b[?25l" not in said or said.rfind("\x1b[?25h") > said.rfind("\x1b[?25l"), "the cursor is back"


@pytest.mark.filterwarnings("ignore:This process")
def test_whoever_wants_no_colour_gets_none(faulty: Path) -> None:
    assert "\x1b[31m" not in on_a_terminal("--root", str(faulty), "check", NO_COLOR="1")


def test_a_pipe_gets_the_findings_alone_by_file_and_a_line_that_counts(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--root", str(faulty), "check"]) == FINDINGS
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "\x1b" not in captured.out
    assert captured.out.splitlines()[-1].startswith("共")


def test_findings_of_one_file_stand_together(capsys: pytest.CaptureFixture[str]) -> None:
    echo_findings([Finding(path, "c", "m", "r", line=line) for path in ("a", "b") for line in (1, 2)])
    assert capsys.readouterr().out == (
        "检查没有通过：请改正以下4处错误。\n"
        "\na:1: 错误 [c]：m。\n    怎样改：r。\na:2: 错误 [c]：m。\n    怎样改：r。\n"
        "\nb:1: 错误 [c]：m。\n    怎样改：r。\nb:2: 错误 [c]：m。\n    怎样改：r。\n"
        "\n共4处错误，在2个文件里。\n"
    )
