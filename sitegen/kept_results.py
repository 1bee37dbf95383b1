"""Keeping results while what they were made from stays the same."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")

Fingerprint = Mapping[str, tuple[int, int]]
"""Modification time in nanoseconds and size, by path."""


class KeptResults:
    """Results of earlier calls by name, each with the inputs that it was made from.

    A fresh one keeps nothing, so a run with it does everything.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, object]] = {}

    def __call__(self, name: str, inputs: object, make: Callable[[], T]) -> T:
        """The result kept under `name` if its inputs were equal to these, else that of `make`."""
        if name in self._kept:
            earlier, result = self._kept[name]
            if earlier == inputs:
                return cast(T, result)
        made = make()
        self._kept[name] = (inputs, made)
        return made


def fingerprint(*folders: Path) -> Fingerprint:
    """State of every file below the folders; a file that vanishes meanwhile is left out."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            try:
                status = path.stat()
            except OSError:
                continue
            if path.is_file():
                found[path.as_posix()] = (status.st_mtime_ns, status.st_size)
    return found
