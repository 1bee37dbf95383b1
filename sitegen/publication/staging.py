"""Filling the folder of a new site: linked from the old one if unchanged, else written and read back."""

import errno
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.exceptions import InternalError
from sitegen.output import OutputFile
from sitegen.publication.glance import FILE_MODE, is_ours, untouched
from sitegen.publication.manifest import Entry
from sitegen.publication.reading_back import refuse_broken

_FOLDER_MODE = 0o755


@dataclass(frozen=True, kw_only=True)
class Staging:
    """The folder of a new site. Several processes may fill it at once; modes do not depend on the umask."""

    site: Path
    old: Path
    """The folder of the old site."""
    there: Mapping[str, os.stat_result]
    """What is in the old site, by path."""
    known: Mapping[str, Entry]
    """What its manifest says, if that is the manifest of this site."""
    _folders: set[str] = field(default_factory=set, init=False, repr=False)

    def untouched(self) -> Mapping[str, Entry]:
        """Files of the old site that are as they were published."""
        return untouched(self.known, self.there)

    def place(self, file: OutputFile) -> Entry:
        """Put a file into the new site and say what it is.

        Raises InternalError when it is broken or wants another's path, OSError when the system refuses.
        """
        target = self.site / file.path
        digest = hashlib.sha256(file.content).hexdigest()
        try:
            self.make_folder(os.path.dirname(file.path))
            carried = self._has_same(file) and self._link(file.path)
            if not carried:
                _write(file.content, target)
        except (FileExistsError, IsADirectoryError, NotADirectoryError) as error:
            raise InternalError(f"two files want the path {file.path!r}") from error
        known = self.known.get(file.path)
        if not (carried and known and known.sha256 == digest):
            refuse_broken(file.path, file.content, target)
        modified = (self.there[file.path] if carried else target.stat()).st_mtime_ns
        return Entry(size=len(file.content), mtime_ns=modified, sha256=digest)

    def carry(self, path: str) -> Entry:
        """Take over a file of the old site that is as its manifest says; raises as `place` does."""
        self.make_folder(os.path.dirname(path))
        try:
            linked = self._link(path)
        except FileExistsError as error:
            raise InternalError(f"two files want the path {path!r}") from error
        if linked:
            return self.known[path]
        return self.place(OutputFile(path=path, content=(self.old / path).read_bytes()))

    def _has_same(self, file: OutputFile) -> bool:
        status = self.there.get(file.path)
        if status is None or status.st_size != len(file.content) or not is_ours(status):
            return False
        try:
            return (self.old / file.path).read_bytes() == file.content
        except OSError:
            return False

    def _link(self, path: str) -> bool:
        try:
            os.link(f"{self.old}/{path}", f"{self.site}/{path}")
        except FileExistsError:
            raise
        except OSError:
            return False
        return True

    def make_folder(self, name: str) -> None:
        """Make a folder and those above it, each once."""
        if name in self._folders:
            return
        if name:
            self.make_folder(os.path.dirname(name))
        folder = self.site / name
        try:
            folder.mkdir()
            folder.chmod(_FOLDER_MODE)
        except FileExistsError:
            if not folder.is_dir():
                raise
        self._folders.add(name)


def _write(content: bytes, target: Path) -> None:
    """Write a new file, and read it back."""
    with target.open("xb") as file:
        file.write(content)
    target.chmod(FILE_MODE)
    if target.read_bytes() != content:
        raise OSError(errno.EIO, "what was written cannot be read back", str(target))
