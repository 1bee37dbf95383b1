"""How commands speak: findings in the form asked for, progress on a terminal."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, TextIO, TypeVar

import click

from sitegen.commands.finding_formats import FORMATS, as_coloured_text, as_text
from sitegen.findings import Finding, bounded

F = TypeVar("F", bound=Callable[..., Any])


def format_option(command: F) -> F:
    """The option `--format` of a command that reports findings."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(tuple(FORMATS)),
        default="text",
        help="问题的写法：text 给人看（默认），github 成为拉取请求上的批注，json 给程序，html 是一页网页。",
    )
    return option(command)


def cold_option(command: F) -> F:
    """The option `--cold` of a command that may use what earlier runs found out."""
    option = click.option(
        "--cold",
        is_flag=True,
        envvar="SITEGEN_COLD",
        help="一切从头做，不用上次留下的结果；发布到网上、检查别人的改动时用。"
        "也可以设环境变量 SITEGEN_COLD=1。",
    )
    return option(command)


def echo_findings(findings: Sequence[Finding], form: str = "text") -> None:
    """Print the findings in one of the forms of `FORMATS`, of thousands of a kind the first thousand.

    Text is in colour where a terminal has it.
    """
    findings = bounded(findings)
    coloured = is_for_people(form) and is_terminal(sys.stdout) and "NO_COLOR" not in os.environ
    click.echo((as_coloured_text if coloured else FORMATS[form])(findings), nl=False)


def is_terminal(stream: TextIO | None) -> bool:
    """True when somebody sees what is written there; a stream that was closed before we began is None."""
    return stream is not None and stream.isatty()


def is_for_people(form: str) -> bool:
    """True when a closing sentence may follow the findings."""
    return FORMATS[form] is as_text


def progress() -> Callable[[str], None]:
    """A function that shows what is being done, on a terminal only; an empty sentence ends the show."""
    if not is_terminal(sys.stderr):
        return lambda _stage: None
    steps = _Steps()
    if context := click.get_current_context(silent=True):
        context.call_on_close(lambda: steps(""))
    return steps


class _Steps:
    """One line that replaces itself: the how-manieth step, what is done in it, and since when."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._shown.add_task("", total=None)
        self._count = 0

    def __call__(self, stage: str) -> None:
        if not stage:
            self._shown.stop()
            self._count = 0
            return
        if not self._count:
            self._shown.reset(self._task, total=None)
            self._shown.start()
        self._count += 1
        self._shown.update(self._task, description=f"{self._count}. {stage}")


class Stopwatch:
    """How long a command took, for terminals: what goes into a pipe depends on no clock."""

    def __init__(self) -> None:
        self._begin = time.monotonic()

    @property
    def words(self) -> str:
        """As the end of a sentence; empty in a pipe."""
        return f"，用时 {time.monotonic() - self._begin:.1f} 秒" if is_terminal(sys.stdout) else ""


def tell(sentence: str) -> None:
    """Say one sentence that is not the command's result."""
    click.echo(sentence, err=True)
