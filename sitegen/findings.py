"""Findings: what `check` reports about the data, as values."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault with one root cause, in words that a contributor can act on."""

    path: str
    """File relative to the project root, with forward slashes."""
    code: str
    """Stable name of the rule: frictionless' own (`foreign-key`) or ours (`total-mismatch`)."""
    message: str
    """What is wrong, in Chinese."""
    remedy: str
    """What to do about it, in Chinese."""
    _: KW_ONLY
    line: int | None = None
    """Physical line, counted from 1; None when the fault is the whole file's."""
    column: int | None = None
    """Character position in the line, counted from 1, when it is known."""
    field: str | None = None
    """CSV column or YAML key."""
    value: str | None = None
    """The offending value as it stands in the file."""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """`path:line:column`, leaving out what is unknown; clickable in editors."""
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number is not None)]
        return ":".join(parts)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of reports: by file, line, column, rule and message."""
        return (self.path, self.line or 0, self.column or 0, self.code, self.message)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings sorted by place, each kept once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key))


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when at least one finding must stop the build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def bounded(findings: Iterable[Finding], most: int = 1000) -> tuple[Finding, ...]:
    """The first `most` findings of each code, in their order; one more tells how many of it are left out."""
    every = tuple(findings)
    counted = Counter((finding.code, finding.severity) for finding in every)
    seen: Counter[tuple[str, Severity]] = Counter()
    told: list[Finding] = []
    for finding in every:
        kind = finding.code, finding.severity
        seen[kind] += 1
        if seen[kind] <= most:
            told.append(finding)
        elif seen[kind] == most + 1:
            told.append(_rest(finding, counted[kind] - most))
    return tuple(told)


def _rest(first: Finding, count: int) -> Finding:
    """Stands for `count` findings that are not listed, of which this is the first."""
    message = f"同类的还有{count}处，没有逐条列出"
    remedy = "先改正列出的；这样多，也许不是这里要的文件"
    return replace(first, message=message, remedy=remedy, value=None)
