"""click speaks Chinese: every sentence that it may say, and what people meet first."""

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

from sitegen.cli import FINE, USAGE, run
from sitegen.commands.chinese import SPOKEN, WORDS
from sitegen.commands.help_text import columns

NEVER_SAID = {
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Invalid start character for option ({option})",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?",
}
"""To whoever declares a command, not to whoever calls it."""


def sentences(module: ModuleType) -> Iterator[str]:
    """What a module of click looks up to say it."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("_", "ngettext")
        ):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


@pytest.mark.parametrize("module", SPOKEN, ids=lambda module: module.__name__)
def test_every_sentence_of_click_has_its_words(module: ModuleType) -> None:
    assert set(sentences(module)) - NEVER_SAID <= set(WORDS)


def test_every_word_keeps_the_places_for_values() -> None:
    for english, chinese in WORDS.items():
        for name in ("message", "value", "choices", "param_hint", "nargs", "args", "filename"):
            assert (f"{{{name}" in english) == (f"{{{name}" in chinese), english


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], "没有 chek 这个命令。"),
        (["build", "--port"], "没有 --port 这个选项。"),
        (["check", "--format", "x"], "--format 的值不对：“x”不在可选的之中"),
        (["--root", "/nope", "check"], "文件夹“/nope”不存在。"),
        (["verify"], "缺少参数 对象。"),
        (["serve", "--port", "x"], "“x”不是数（整数）"),
        (["serve", "--port"], "选项 --port 要带一个值。"),
        (["check", "x"], "多了参数（x）"),
    ],
)
def test_usage_that_is_refused_is_told_in_chinese(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == USAGE
    said = capsys.readouterr().err
    assert words in said
    for english in ("Usage", "Error", "Try", "Missing", "Invalid", "No such", "Directory"):
        assert english not in said


@pytest.mark.parametrize(
    "command", [[], ["build"], ["check"], ["diff"], ["fix"], ["init"], ["serve"], ["verify"]]
)
def test_help_is_in_chinese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "--help"]) == FINE
    said = capsys.readouterr().out
    assert said.startswith("用法：")
    for english in (
        "Options:",
        "Commands:",
        "Show",
        "exit",
        "Usage",
        "[OPTIONS]",
        "COMMAND",
        "TEXT",
        "INTEGER",
    ):
        assert english not in said


def test_columns_of_help_are_straight_and_lines_fit(capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "notice", "--help"])
    lines = capsys.readouterr().out.splitlines()
    assert all(columns(line) <= 80 for line in lines)
    starts = {
        columns(line[: line.index(words)])
        for line in lines
        for words in ("批次标识，", "评估年份；")
        if words in line
    }
    assert len(starts) == 1


def test_no_line_of_help_begins_with_a_closing_mark(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("build", "check", "verify"):
        run([command, "--help"])
        assert not any(
            line.lstrip()[:1] in tuple("，。；：、）”") for line in capsys.readouterr().out.splitlines()
        )


def test_an_address_of_the_shell_is_told_as_the_shell_s(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEGEN_BASE_URL", "foo")
    assert run(["build"]) == USAGE
    assert "环境变量 SITEGEN_BASE_URL 的值不对：“foo”" in capsys.readouterr().err
