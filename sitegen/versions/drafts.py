"""What `sitegen fix` drafts: an entry for what changed, and the file of a version at its release."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from sitegen.datasets.lint import VERSIONS
from sitegen.datasets.package import Package
from sitegen.exceptions import UsageError
from sitegen.model.history import DRAFTED, UNRELEASED, ChangeKind
from sitegen.versions.deltas import delta_text
from sitegen.versions.document_changes import documents_since
from sitegen.versions.released import NOTHING, Version
from sitegen.versions.states import State, state_in
from sitegen.versions.table_changes import TableChange, changes_since, data_digest

_ENTRY = re.compile(r"^- version: *['\"]?(?P<version>[^'\"\s]+)['\"]?$", re.MULTILINE)
_DRAFT = re.compile(rf"^    - kind: .*\n      text: ['\"]?{DRAFTED}.*\n", re.MULTILINE)
_DIGEST = re.compile(r"^  digest: .*\n", re.MULTILINE)


def drafted_history(package: Package, versions: Sequence[Version], datasets: Path) -> dict[Path, str]:
    """Files to write, by their path: the changelog, and the version's file when it is released.

    A digest that a version was released with is never changed, nor is a seal.
    """
    document = package.documents.get("changelog")
    if document is None or not versions:
        return {}
    changelog = datasets / package.descriptor.resource("changelog").path
    text = changelog.read_text(encoding="utf-8")
    number = package.descriptor.version
    entries = {str(item["version"]): item for item in document.items}
    version = next((version for version in versions if version.number == number), None)
    digest = data_digest(package.tables)
    if version is None:
        # An entry that was written as the unreleased one still has the digest of its data.
        is_new = number in entries and entries[number].get("digest", digest) == digest
        return _released(package, versions[-1].state, datasets, changelog) if is_new else {}
    lines = _drafts(version.state, package)
    entry = entries.get(UNRELEASED)
    if not lines or (entry is not None and entry.get("digest") == digest):
        return {}
    drafted = _inserted(text, digest, lines)
    if entry is not None:
        drafted = _renewed(_stamped(text, UNRELEASED, digest), lines)
    return {changelog: drafted}


def first_version(package: Package, versions: Sequence[Version], datasets: Path) -> dict[Path, str]:
    """The files that keep the data as they are as the first version, by their path.

    Raises UsageError when there is one, or when the changelog does not tell of the data as they are.
    """
    number, document = package.descriptor.version, package.documents.get("changelog")
    if versions:
        raise UsageError(f"已经有了 {versions[0].number}；以后的版本由 sitegen fix --write 写下。")
    if document is None or not document.items or str(document.items[0]["version"]) != number:
        raise UsageError(f"版本记录最上面的一条不是 datapackage.yaml 的版本 {number}：先照它写好。")
    changelog = datasets / package.descriptor.resource("changelog").path
    return _released(package, NOTHING, datasets, changelog)


def _released(package: Package, before: State, datasets: Path, changelog: Path) -> dict[Path, str]:
    """The file of the version that the descriptor names, and its digest in the changelog.

    What is released is the changelog without that digest, which cannot be known before.
    """
    number = package.descriptor.version
    text = _stamped(changelog.read_text(encoding="utf-8"), number, "")
    state = state_in(datasets, package.descriptor)
    path = changelog.relative_to(datasets).as_posix()
    state = replace(state, files={**state.files, path: text.encode()})
    released = delta_text(before, state)
    digest = sha256(released.encode()).hexdigest()
    return {datasets / VERSIONS / f"{number}.json": released, changelog: _stamped(text, number, digest)}


def _stamped(text: str, number: str, digest: str) -> str:
    """The changelog with this digest in the entry of a version that is not frozen; without one if empty."""
    start = next(match for match in _ENTRY.finditer(text) if match["version"] == number)
    following = _ENTRY.search(text, start.end())
    end = following.start() if following else len(text)
    entry = text[start.start() : end]
    head, _, rest = _DIGEST.sub("", entry, count=1).partition("\n")
    line = f"  digest: {digest}\n" if digest else ""
    return f"{text[: start.start()]}{head}\n{line}{rest}{text[end:]}"


def _inserted(text: str, digest: str, lines: str) -> str:
    """The changelog with a new entry on top."""
    first = _ENTRY.search(text)
    start = first.start() if first else len(text)
    return f"{text[:start]}- version: {UNRELEASED}\n  digest: {digest}\n  changes:\n{lines}\n{text[start:]}"


def _renewed(text: str, lines: str) -> str:
    """The changelog with drafts for the data as they are now, where drafts stand that nobody has reworded."""
    start = next(match for match in _ENTRY.finditer(text) if match["version"] == UNRELEASED)
    following = _ENTRY.search(text, start.end())
    end = following.start() if following else len(text)
    entry = text[start.start() : end]
    if not (first := _DRAFT.search(entry)):
        return text
    rest = _DRAFT.sub("", entry[first.end() :])
    return f"{text[: start.start()]}{entry[: first.start()]}{lines}{rest}{text[end:]}"


def _drafts(released: State, package: Package) -> str:
    """One change for each table and document that is not as it was released, to be reworded."""
    changes = [(_kind(change), change.summary) for change in changes_since(released, package)]
    changes += [(ChangeKind.CHANGED, f"{name} 改过") for name in documents_since(released, package)]
    return "".join(f"    - kind: {kind}\n      text: '{DRAFTED}{words}'\n" for kind, words in changes)


def _kind(change: TableChange) -> ChangeKind:
    if change.removed:
        return ChangeKind.REMOVED
    return ChangeKind.CORRECTED if change.changed else ChangeKind.ADDED
