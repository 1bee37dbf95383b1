"""Commands that read a file whole refuse what may never end."""

import os
from pathlib import Path

import pytest

from sitegen.cli import USAGE, run

COMMANDS = [
    ("import", "issue", "FILE"),
    ("import", "notice", "FILE", "--batch", "2024"),
    ("import", "plan", "FILE", "--plan", "x"),
    ("assess", "FILE"),
    ("verify", ".", "--sums", "FILE"),
    ("verify", "FILE"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_pipe_or_a_link_to_a_device_is_no_file(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe, device = tmp_path / "pipe.txt", tmp_path / "device.txt"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for file in (pipe, device):
        assert run([str(file) if part == "FILE" else part for part in command]) == USAGE
        assert "不是普通文件，是管道或设备，读不了" in capsys.readouterr().err
