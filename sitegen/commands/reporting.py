"""How commands speak: findings in the form asked for, progress on a terminal."""

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from sitegen.commands.finding_formats import FORMATS, as_text
from sitegen.findings import Finding

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


def echo_findings(findings: Sequence[Finding], form: str = "text") -> None:
    """Print the findings in one of the forms of `reports.FORMATS`."""
    click.echo(FORMATS[form](findings), nl=False)


def is_for_people(form: str) -> bool:
    """True when a closing sentence may follow the findings."""
    return FORMATS[form] is as_text


def progress() -> Callable[[str], None]:
    """A function that shows what is being done: on a terminal only, one line that replaces itself."""
    if not sys.stderr.isatty():
        return lambda _stage: None
    return lambda stage: click.echo(f"\r\x1b[2K{stage}", nl=False, err=True)


def tell(sentence: str) -> None:
    """Say one sentence that is not the command's result."""
    click.echo(sentence, err=True)
