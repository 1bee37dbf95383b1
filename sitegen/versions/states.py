"""The data of one version: its files as they are, and what the rows of each table are known by."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.datasets.lint import DESCRIPTOR, VERSIONS
from sitegen.datasets.package import load_package
from sitegen.exceptions import UsageError

_BESIDE = ("boundaries", VERSIONS)
"""Folders that are no part of the Data Package, or tell of other versions of it."""

_PUBLISHED_BESIDE = ("SHA256SUMS", "index.html", "manifest.json", "delta.json", "datapackage.zip")
"""Files that are laid beside a version where it is published."""
_CHANGELOG = "changelog.yaml"

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


def begun_with(state: State, digest: str) -> State:
    """`state` as the version that has this digest, where what is published beside it is all that differs.

    A package has checksums and a page of its own, and today's changelog the digest of its version.
    """
    own = {path: content for path, content in state.files.items() if path not in _PUBLISHED_BESIDE}
    number = re.search(rb"^version: *['\"]?([0-9.]+)", own.get(DESCRIPTOR, b""), re.MULTILINE)
    entry = (
        rb"(?m)^(- version: *['\"]?" + re.escape(number[1] if number else b"") + rb"['\"]?\n)  digest: .*\n"
    )
    undated = {
        path: re.sub(entry, rb"\1", content) if path == _CHANGELOG else content
        for path, content in own.items()
    }
    candidates = (State(files=files, keys=state.keys) for files in (own, undated))
    return next((each for each in candidates if each.digest == digest), state)


def state_in(datasets: Path, descriptor: PackageDescriptor) -> State:
    """The state of a datasets folder whose descriptor has been read."""
    files = {}
    for path in sorted(datasets.rglob("*")):
        parts = path.relative_to(datasets).parts
        if path.is_file() and parts[0] not in _BESIDE and not any(part.startswith(".") for part in parts):
            files["/".join(parts)] = path.read_bytes()
    keys = {item.path: item.schema.primary_key for item in descriptor.resources if item.schema}
    return State(files=files, keys=keys)
