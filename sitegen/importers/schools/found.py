"""What a file of schools gives: rows, and what is wrong with it."""

from dataclasses import dataclass, field

from sitegen.datasets.reader import Row
from sitegen.findings import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What is wrong, where, and what to do."""

    code: str
    message: str
    remedy: str
    line: int | None = None
    column: str = ""
    """The title of the field."""
    value: str = ""
    severity: Severity = Severity.ERROR


@dataclass(kw_only=True, slots=True)
class Found:
    """What a file gives."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
