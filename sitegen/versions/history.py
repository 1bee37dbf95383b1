"""The released versions as pages, downloads, responses and feeds tell of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from sitegen.versions.deltas import Delta, delta_between
from sitegen.versions.released import Version
from sitegen.versions.rows import ADD, DEL
from sitegen.versions.states import State

Cells = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowChange:
    """One row that was added, changed or deleted, in a version or since the last."""

    resource: str
    operation: str
    """ADD, MOD or DEL."""
    key: Cells
    """Cells of the primary key."""
    before: Cells | None
    """The row, or what has changed of it, as it was; None for a new one."""
    after: Cells | None
    """As it is; None for one that is no more."""
    reasons: tuple[str, ...]
    """What corrections tell of it."""
    sources: tuple[str, ...]
    """Ids of the sources that it rests on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileChange:
    """One file that changed as a whole: no table, or one that is ordered or keyed anew."""

    path: str
    operation: str
    """ADD, MOD or DEL."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Everything that differs between two versions."""

    rows: tuple[RowChange, ...] = ()
    files: tuple[FileChange, ...] = ()


@dataclass(frozen=True, kw_only=True)
class History:
    """All versions, and what has changed since the last of them."""

    versions: Mapping[str, Version]
    """By their number, oldest first."""
    unreleased: Delta | None
    """From the last version to the data as they are; None without a version, or when they are the same."""

    def difference(self, number: str) -> Difference:
        """What this version changed; nothing for the first, which is kept whole."""
        if number not in self.versions or number == next(iter(self.versions)):
            return Difference()
        return _difference(self.versions[number].delta)

    @property
    def unreleased_difference(self) -> Difference:
        """What has changed since the last version."""
        return _difference(self.unreleased) if self.unreleased else Difference()


NO_HISTORY = History(versions={}, unreleased=None)


def history_of(versions: Sequence[Version], now: State) -> History:
    """The history up to the state `now`."""
    last = versions[-1].state if versions else now
    return History(
        versions={version.number: version for version in versions},
        unreleased=None if last.files == now.files else delta_between(last, now),
    )


def _difference(delta: Delta) -> Difference:
    return Difference(
        rows=tuple(_row_changes(delta)),
        files=tuple(FileChange(path=path, operation=change["op"]) for path, change in delta["files"].items()),
    )


def _row_changes(delta: Delta) -> Iterator[RowChange]:
    for path, table in delta["tables"].items():
        for change in table["rows"]:
            operation, row, cells = change["op"], change.get("row"), change.get("cells", {})
            yield RowChange(
                resource=PurePosixPath(path).stem,
                operation=operation,
                key=dict(zip(table["key"], change["key"], strict=True)),
                before=None if operation == ADD else row or {name: pair[0] for name, pair in cells.items()},
                after=None if operation == DEL else row or {name: pair[1] for name, pair in cells.items()},
                reasons=tuple(change["reasons"]),
                sources=tuple(change["sources"]),
            )
