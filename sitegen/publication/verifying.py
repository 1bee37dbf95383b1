"""A published site read again, every file, and held against its manifest."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from sitegen.exceptions import UsageError
from sitegen.findings import Finding, in_order
from sitegen.publication.manifest import Manifest, read_manifest
from sitegen.publication.place import Place

_MOST_ROUNDS = 3
_REMEDY = "运行 sitegen build，整个文件夹会重新生成"


def is_published(folder: Path) -> bool:
    """True when a site was published into `folder`, or into what it links to, so that it has a manifest."""
    return Place(site=folder.resolve()).manifest.exists()


def verify_site(folder: Path) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What differs from the manifest of a published site, and the names of the files that are equal.

    Raises UsageError when the manifest cannot be read.
    """
    place = Place(site=folder.resolve())
    for _ in range(_MOST_ROUNDS):
        manifest = read_manifest(place.manifest)
        if manifest is None:
            raise UsageError(f"{place.manifest} 读不懂，不能核对 {folder}。请运行 sitegen build 重新生成。")
        identity = place.site.stat().st_ino
        findings, equal = _compared(place.site, manifest)
        # Whoever publishes meanwhile exchanges the folder under the reader.
        if not findings or place.site.stat().st_ino == identity:
            break
    return findings, equal


def _compared(site: Path, manifest: Manifest) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    there = dict(_entries(site))
    unlisted = there.keys() - manifest.files.keys()
    findings = [_finding(name, "unlisted-file", "生成时的清单里没有这个文件") for name in unlisted]
    equal = []
    for name, entry in manifest.files.items():
        if name not in there:
            findings.append(_finding(name, "missing-file", "生成时的清单里有，但没有这个文件"))
        elif _sum_of(there[name]) != entry.sha256:
            findings.append(_finding(name, "checksum-mismatch", "内容与生成时的不一样"))
        else:
            equal.append(name)
    return in_order(findings), tuple(equal)


def _entries(folder: Path) -> Iterator[tuple[str, Path]]:
    """Everything below `folder` but plain folders, by relative name; no link is followed."""
    for place, folders, names in os.walk(folder):
        for name in (*names, *(name for name in folders if (Path(place) / name).is_symlink())):
            path = Path(place) / name
            yield path.relative_to(folder).as_posix(), path


def _sum_of(path: Path) -> str | None:
    """Hexadecimal SHA-256 of a regular file; None of anything else, or when it cannot be read."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _finding(name: str, code: str, message: str) -> Finding:
    return Finding(name, code, message, _REMEDY)
