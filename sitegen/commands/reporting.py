"""How commands speak: findings as text, progress on a terminal."""

import sys
from collections.abc import Callable, Sequence

import click

from sitegen.findings import Finding, Severity


def echo_findings(findings: Sequence[Finding]) -> None:
    """Print every finding and, last, how many there are."""
    for finding in findings:
        click.echo(as_text(finding))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if findings:
        click.echo(f"\n共 {errors} 处错误，{len(findings) - errors} 处提醒。")


def as_text(finding: Finding) -> str:
    """One finding in the compiler's form: place, rule, field and value, then the remedy."""
    word = "错误" if finding.severity is Severity.ERROR else "提醒"
    field = f" {finding.field}" if finding.field else ""
    value = f" 值：“{finding.value}”。" if finding.value is not None else ""
    fault = f"{finding.place}: {word} [{finding.code}]{field}：{finding.message}{value}"
    return f"{fault}\n    怎样改：{finding.remedy}"


def progress() -> Callable[[str], None]:
    """A function that shows what is being done: on a terminal only, one line that replaces itself."""
    if not sys.stderr.isatty():
        return lambda _stage: None
    return lambda stage: click.echo(f"\r\x1b[2K{stage}", nl=False, err=True)
