"""Released versions: each is a file with the delta from the one before, the first from nothing.

Nothing else is kept of a version: `versions/1.0.0.json` holds every file whole, `versions/1.1.0.json` what
changed, and whatever is said of a version is read of what they give when they are replayed.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sitegen.datasets.lint import VERSIONS
from sitegen.exceptions import UsageError
from sitegen.findings import Finding
from sitegen.plain_file import plain_bytes
from sitegen.versions.deltas import Delta, replay
from sitegen.versions.states import State

CODE = "version-replay"
NOTHING = State(files={}, keys={})
"""What the first version begins with."""
_TORN = (KeyError, TypeError, ValueError, AttributeError, RecursionError, OSError, UsageError)
_NUMBER = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One released version."""

    number: str
    path: str
    """Of its file, relative to the project root."""
    content: bytes = field(repr=False)
    """The file as it stands."""
    delta: Delta = field(repr=False)
    state: State = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the file as it stands."""
        return sha256(self.content).hexdigest()


def load_versions(datasets: Path, root: Path) -> tuple[tuple[Version, ...], tuple[Finding, ...]]:
    """Every version, oldest first, replayed; and what is wrong with the first file that cannot be."""
    files = [*(datasets / VERSIONS).glob("*")]
    strange = [file for file in files if file.suffix != ".json" or not _NUMBER.fullmatch(file.stem)]
    if strange:
        path = min(strange).relative_to(root).as_posix()
        message, remedy = "不是一版的文件", "版本的文件名是 1.0.0.json 的样子；别的移到别处"
        return (), (Finding(path, CODE, message, remedy),)
    versions: list[Version] = []
    for file in sorted(files, key=lambda file: [int(part) for part in file.stem.split(".")]):
        path = file.relative_to(root).as_posix()
        try:
            versions.append(_version(file, path, versions))
        except _TORN as error:
            told = str(error) if isinstance(error, UsageError) else "读不出来，不是一版的文件。"
            remedy = "从版本库恢复这个文件：发布过的版本不再改"
            return tuple(versions), (Finding(path, CODE, told.rstrip("。"), remedy),)
    return tuple(versions), ()


def _version(file: Path, path: str, earlier: Sequence[Version]) -> Version:
    content = plain_bytes(file)
    delta = json.loads(content)
    state = replay(earlier[-1].state if earlier else NOTHING, delta)
    return Version(number=file.stem, path=path, content=content, delta=delta, state=state)
