"""How commands speak."""

import sys

import pytest

from sitegen.commands.reporting import echo_findings, progress


def test_nothing_is_said_when_nothing_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    echo_findings([])
    assert capsys.readouterr().out == ""


def test_progress_is_for_terminals_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    progress()("读取数据")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress()("读取数据")
    assert "读取数据" in capsys.readouterr().err
