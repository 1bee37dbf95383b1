"""What `sitegen fix` drafts: an entry for what changed, and the file of a version at its release."""

import re
from hashlib import sha256
from pathlib import Path

from sitegen.datasets.package import Package
from sitegen.datasets.versions import FOLDER, TableChange, changes_since, data_digest, version_text
from sitegen.model.history import UNRELEASED, ChangeKind

_ENTRY = re.compile(r"^- version: *['\"]?(?P<version>[^'\"\s]+)['\"]?$", re.MULTILINE)
_DIGEST = re.compile(r"^  digest: .*$", re.MULTILINE)


def drafted_history(package: Package, datasets: Path) -> dict[Path, str]:
    """Files to write, by their path: the changelog, and the version's file when it is released.

    A digest that a version was released with is never changed, nor is a seal.
    """
    document = package.documents.get("changelog")
    if document is None or not package.versions:
        return {}
    changelog = datasets / package.descriptor.resource("changelog").path
    text = changelog.read_text(encoding="utf-8")
    number = package.descriptor.version
    entries = {str(item["version"]): item for item in document.items}
    if number not in package.versions and "digest" not in entries.get(number, {"digest": ""}):
        released = version_text(package.tables)
        digest = sha256(released.encode("utf-8")).hexdigest()
        return {datasets / FOLDER / f"{number}.csv": released, changelog: _stamped(text, number, digest)}
    if number not in package.versions:
        return {}
    changes = list(changes_since(package.versions[number], package.tables))
    digest = data_digest(package.tables)
    entry = entries.get(UNRELEASED)
    if not changes or (entry is not None and entry.get("digest") == digest):
        return {}
    drafted = _stamped(text, UNRELEASED, digest) if entry is not None else _inserted(text, digest, changes)
    return {changelog: drafted}


def _stamped(text: str, number: str, digest: str) -> str:
    """The changelog with this digest in the entry of a version that is not frozen."""
    start = next(match for match in _ENTRY.finditer(text) if match["version"] == number)
    following = _ENTRY.search(text, start.end())
    end = following.start() if following else len(text)
    entry = text[start.start() : end]
    line = f"  digest: {digest}"
    stamped = _DIGEST.sub(line, entry, count=1)
    if not _DIGEST.search(entry):
        head, _, rest = entry.partition("\n")
        stamped = f"{head}\n{line}\n{rest}"
    return text[: start.start()] + stamped + text[end:]


def _inserted(text: str, digest: str, changes: list[TableChange]) -> str:
    """The changelog with a new entry on top, one line for each table, to be put into readers' words."""
    first = _ENTRY.search(text)
    start = first.start() if first else len(text)
    lines = [f"- version: {UNRELEASED}", f"  digest: {digest}", "  changes:"]
    for change in changes:
        kind = ChangeKind.CORRECTED if change.changed else ChangeKind.ADDED
        kind = ChangeKind.REMOVED if change.removed else kind
        lines += [f"    - kind: {kind}", f"      text: '起草：{change.summary}'"]
    return text[:start] + "\n".join(lines) + "\n\n" + text[start:]
