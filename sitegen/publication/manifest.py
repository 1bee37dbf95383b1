"""The manifest: what each file of a published site is. It lies beside the site and is no part of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.plain_file import plain_bytes

_VERSION = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One file as it was published."""

    size: int
    """In bytes."""
    mtime_ns: int
    """Modification time in nanoseconds: with the size it tells at a glance that nobody touched the file."""
    sha256: str
    """Hexadecimal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """All files of one site."""

    folder: int
    """Inode number of the site's folder, which a rename keeps: tells whether this site is in its place."""
    state: str
    """What the site was made from, as a hash by whoever made it; empty when that is not known."""
    files: Mapping[str, Entry]
    """By path relative to the site, with forward slashes."""


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write it so that `path` holds the whole of it or does not exist; raises OSError."""
    files = {
        name: {"size": each.size, "mtime_ns": each.mtime_ns, "sha256": each.sha256}
        for name, each in sorted(manifest.files.items())
    }
    head = {"version": _VERSION, "folder": manifest.folder, "state": manifest.state}
    text = json.dumps({**head, "files": files}, ensure_ascii=False)
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def read_manifest(path: Path) -> Manifest | None:
    """The manifest in `path`; None when there is none, or none that this version can read."""
    try:
        content = json.loads(plain_bytes(path))
        if content["version"] != _VERSION:
            return None
        files = {str(name): Entry(**entry) for name, entry in content["files"].items()}
        return Manifest(folder=int(content["folder"]), state=str(content["state"]), files=files)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return None
