"""Seeing that a file of the project has changed."""

from collections.abc import Mapping
from pathlib import Path

from sitegen.config import Config

Fingerprint = Mapping[str, tuple[int, int]]
"""Modification time in nanoseconds and size, by path."""


def fingerprint(folder: Path) -> Fingerprint:
    """State of every file below `folder`; a file that vanishes meanwhile is left out."""
    found = {}
    for path in sorted(folder.rglob("*")):
        try:
            status = path.stat()
        except OSError:
            continue
        if path.is_file():
            found[path.as_posix()] = (status.st_mtime_ns, status.st_size)
    return found


def watched(config: Config) -> tuple[Path, ...]:
    """Folders whose files a site is made from."""
    return (config.datasets, config.content, config.templates, config.static)


def state(config: Config) -> tuple[Fingerprint, ...]:
    """State of all watched folders."""
    return tuple(fingerprint(folder) for folder in watched(config))
