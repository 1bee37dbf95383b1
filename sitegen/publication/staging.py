"""Filling the folder of a new site: linked from the old one if unchanged, else written and read back."""

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.exceptions import InternalError
from sitegen.output import OutputFile
from sitegen.publication.glance import FILE_MODE, entries_below, is_ours
from sitegen.publication.manifest import Entry
from sitegen.publication.reading_back import refuse_broken

_FOLDER_MODE = 0o755


def fill(site: Path, files: Iterable[OutputFile], old: Path, known: Mapping[str, Entry]) -> dict[str, Entry]:
    """Write `files` into the new folder `site` and say what each is; modes do not depend on the umask.

    `old` is the folder of the old site, `known` what its manifest says. Raises InternalError on a file
    that is broken or wants another's path, OSError when the system refuses.
    """
    filler = _Filler(site=site, old=old, known=known, there=entries_below(old))
    filler.make_folder("")
    for file in files:
        try:
            filler.place(file)
        except (FileExistsError, IsADirectoryError, NotADirectoryError) as error:
            raise InternalError(f"two files want the path {file.path!r}") from error
    return filler.entries


@dataclass(kw_only=True, eq=False)
class _Filler:
    site: Path
    old: Path
    known: Mapping[str, Entry]
    there: Mapping[str, os.stat_result]
    entries: dict[str, Entry] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)

    def place(self, file: OutputFile) -> None:
        self.make_folder(os.path.dirname(file.path))
        target = self.site / file.path
        digest = hashlib.sha256(file.content).hexdigest()
        carried = self._carry(file, target)
        if not carried:
            _write(file.content, target)
        known = self.known.get(file.path)
        if not (carried and known and known.sha256 == digest):
            refuse_broken(file.path, file.content, target)
        modified = self.there[file.path].st_mtime_ns if carried else target.stat().st_mtime_ns
        self.entries[file.path] = Entry(size=len(file.content), mtime_ns=modified, sha256=digest)

    def make_folder(self, name: str) -> None:
        """Make a folder and those above it, each once."""
        if name in self._folders:
            return
        if name:
            self.make_folder(os.path.dirname(name))
        folder = self.site / name
        folder.mkdir()
        folder.chmod(_FOLDER_MODE)
        self._folders.add(name)

    def _carry(self, file: OutputFile, target: Path) -> bool:
        """Link the old file if its bytes are the same."""
        status = self.there.get(file.path)
        if status is None or status.st_size != len(file.content) or not is_ours(status):
            return False
        old = self.old / file.path
        try:
            if old.read_bytes() != file.content:
                return False
            os.link(old, target)
        except FileExistsError:
            raise
        except OSError:
            return False
        return True


def _write(content: bytes, target: Path) -> None:
    """Write a new file, and read it back."""
    with target.open("xb") as file:
        file.write(content)
    target.chmod(FILE_MODE)
    if target.read_bytes() != content:
        raise OSError(errno.EIO, "what was written cannot be read back", str(target))
