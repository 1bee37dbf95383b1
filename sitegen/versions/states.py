"""The data of one version: its files as they are, and what the rows of each table are known by."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.datasets.lint import DESCRIPTOR, VERSIONS
from sitegen.datasets.package import load_package
from sitegen.exceptions import UsageError

_BESIDE = ("boundaries", VERSIONS)
"""Folders that are no part of the Data Package, or tell of other versions of it."""

Files = Mapping[str, bytes]
"""Content by path below the datasets folder."""
Keys = Mapping[str, tuple[str, ...]]
"""Columns of the primary key by path of the table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """One version."""

    files: Files
    keys: Keys

    @property
    def digest(self) -> str:
        """SHA-256 over all files with their paths: equal for equal states, and for no others."""
        return digest_of(self.files)


def digest_of(files: Files) -> str:
    """One SHA-256 for these files, whatever their order."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def state_of(datasets: Path) -> State:
    """The state of a datasets folder; raises UsageError when its descriptor cannot be read."""
    package, _ = load_package(datasets, datasets.parent)
    if package is None:
        raise UsageError(f"{datasets / DESCRIPTOR} 读不出来。")
    return state_in(datasets, package.descriptor)


def state_in(datasets: Path, descriptor: PackageDescriptor) -> State:
    """The state of a datasets folder whose descriptor has been read."""
    files = {}
    for path in sorted(datasets.rglob("*")):
        parts = path.relative_to(datasets).parts
        if path.is_file() and parts[0] not in _BESIDE and not any(part.startswith(".") for part in parts):
            files["/".join(parts)] = path.read_bytes()
    keys = {item.path: item.schema.primary_key for item in descriptor.resources if item.schema}
    return State(files=files, keys=keys)
