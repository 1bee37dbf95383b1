"""The transaction: lock, stage, read back, exchange; and the same end for a run that died on the way."""

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sitegen.characters import visible
from sitegen.exceptions import UsageError
from sitegen.output import OutputFile
from sitegen.publication.exchange import exchange
from sitegen.publication.glance import entries_below, manifest_of, untouched
from sitegen.publication.lock import locked
from sitegen.publication.manifest import Entry, Manifest, write_manifest
from sitegen.publication.place import Place, Run, foreign_part
from sitegen.publication.settling import settle
from sitegen.publication.staging import Staging

_REASONS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "磁盘满了。请腾出空间，再运行一次"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "没有权限。请检查那里的权限"),
}


def _silent(_sentence: str) -> None:
    """Say nothing."""


@dataclass(kw_only=True, slots=True)
class Replacement:
    """A new site on its way."""

    staging: Staging
    entries: Mapping[str, Entry] | None = None
    """What its files are; None until it is finished."""

    state: str = ""
    """What it was made from; empty when that is not known."""

    def finish(self, entries: Mapping[str, Entry], state: str = "") -> None:
        """Say that the new site is complete, and what it was made from."""
        self.entries, self.state = entries, state


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """The right to replace one site; only the holder of the lock has it."""

    place: Place
    shown: Path
    """The site as its user calls it, perhaps a link."""

    def holds(self, state: str) -> bool:
        """True when the site was made from `state`, and is there with every file as it was published."""
        manifest = manifest_of(self.place)
        if manifest is None or manifest.state != state:
            return False
        there = entries_below(self.place.site)
        return len(there) == len(manifest.files) == len(untouched(manifest.files, there))

    @contextmanager
    def replacing(self) -> Iterator[Replacement]:
        """A new site to be filled. At the end it takes the place of the old one, if it was `finished`.

        Raises UsageError, which says what became of the old site, when the system refuses; InternalError
        when a file is broken. Whatever is raised, the site is whole.
        """
        existed, folder = self.place.site.exists(), 0
        try:
            run = self.place.new_run()
            replacement = Replacement(staging=self._staging(run))
            yield replacement
            if replacement.entries is not None:
                replacement.staging.make_folder("")
                folder = run.site.stat().st_ino
                made = Manifest(folder=folder, state=replacement.state, files=replacement.entries)
                write_manifest(made, run.manifest)
                exchange(run, self.place)
            settle(self.place)
        except BaseException as error:
            with suppress(OSError):
                settle(self.place)
            if isinstance(error, OSError):
                raise _failure(self.shown, error, _outcome(self.place.site, folder, existed)) from error
            raise

    def publish(self, files: Iterable[OutputFile], state: str = "") -> int:
        """Replace the site as a whole by `files`, made from `state`, and say how many; see `replacing`."""
        with self.replacing() as replacement:
            replacement.finish({file.path: replacement.staging.place(file) for file in files}, state)
            return len(replacement.entries or {})

    def _staging(self, run: Run) -> Staging:
        known = manifest_of(self.place)
        return Staging(
            site=run.site,
            old=self.place.site,
            there=entries_below(self.place.site),
            known=known.files if known else {},
        )


@contextmanager
def publishing(path: Path, tell: Callable[[str], None] = _silent) -> Iterator[Publication]:
    """The right to replace the site at `path`, which may be a link to a folder.

    `tell` hears for whom it waits. Raises UsageError when nothing can be written there.
    """
    place = Place.at(path)
    _refuse_foreign(place, path)
    if place.workshop.is_symlink():
        raise UsageError(f"{place.workshop} 是一个链接，没有写网站，那里什么也没有动。请删去这个链接。")
    with ExitStack() as stack:
        try:
            place.workshop.mkdir(exist_ok=True)
            stack.enter_context(locked(place.lock, tell, path))
            settle(place)
        except OSError as error:
            raise _failure(path, error, "那里什么也没有动") from error
        yield Publication(place=place, shown=path)


def publish(files: Iterable[OutputFile], path: Path) -> int:
    """Replace the site at `path` as a whole by `files`, and return how many there are."""
    with publishing(path) as publication:
        return publication.publish(files)


def _refuse_foreign(place: Place, path: Path) -> None:
    """A site replaces its folder as a whole: nobody's work may be in it."""
    if name := foreign_part(place, manifest_of(place) is not None or any(place.runs())):
        raise UsageError(
            f"{path} 里有“{visible(name)}”，不是 sitegen 写的，没有动它，也没有写网站。"
            "网站会把这个文件夹整个换掉：请把里面的东西移走。"
        )


def _failure(path: Path, error: OSError, outcome: str) -> UsageError:
    reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}。请排除原因，再运行一次")
    return UsageError(f"网站写不到 {path}，{outcome}：{reason}。")


def _outcome(site: Path, folder: int, existed: bool) -> str:
    """What became of the site: read from the disk, not from what was tried."""
    try:
        is_new = site.stat().st_ino == folder
    except OSError:
        return "原有的网站此刻不在那里，下一次运行 sitegen 会放回去" if existed else "那里还没有网站"
    return "新的网站已经在那里，但没有收拾完" if is_new else "原有的网站未动"
