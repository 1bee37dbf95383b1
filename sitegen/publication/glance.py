"""A published site at a glance: which of its files are still as its manifest says, by size, time and mode."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sitegen.publication.manifest import Entry, Manifest, read_manifest
from sitegen.publication.place import Place

FILE_MODE = 0o644


def untouched(files: Mapping[str, Entry], there: Mapping[str, os.stat_result]) -> dict[str, Entry]:
    """Of the `files` of a manifest those that are as they were published, by what is `there`."""
    return {
        name: files[name]
        for name, status in there.items()
        if name in files
        and (status.st_size, status.st_mtime_ns) == (files[name].size, files[name].mtime_ns)
        and is_ours(status)
    }


def entries_below(folder: Path) -> dict[str, os.stat_result]:
    """Everything below `folder` but folders, by relative path; no link is followed."""
    found: dict[str, os.stat_result] = {}
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, place = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    found[f"{prefix}{entry.name}"] = entry.stat(follow_symlinks=False)
    return found


def is_ours(status: os.stat_result) -> bool:
    """True for a regular file with the mode that we give; one with another may not be ours to change."""
    mode = status.st_mode
    return stat.S_ISREG(mode) and (stat.S_IMODE(mode) == FILE_MODE or os.name != "posix")


def manifest_of(place: Place) -> Manifest | None:
    """The manifest, if it is that of the site which is there."""
    manifest = read_manifest(place.manifest)
    with suppress(OSError):
        if manifest and place.site.stat().st_ino == manifest.folder:
            return manifest
    return None
