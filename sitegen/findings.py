"""Findings: what `check` reports about the data, as values."""

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
    """The first `most` findings of each code; one more tells how many of it there are besides."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.severity), []).append(finding)
    kept: list[Finding] = []
    for found in groups.values():
        kept += found[:most]
        if rest := found[most:]:
            message = f"同类的还有{len(rest)}处，没有逐条列出"
            remedy = "先改正列出的；这样多，也许不是这里要的文件"
            kept.append(replace(rest[0], message=message, remedy=remedy, value=None))
    return tuple(kept)
