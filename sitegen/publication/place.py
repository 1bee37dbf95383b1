"""Where a site stands, and the folder beside it where the next one is made."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.exceptions import UsageError

_RUN, _GONE = "run-", "gone-"
_REPOSITORIES = (".git", ".hg", ".svn")
_SIGNS = ("index.html", "downloads/SHA256SUMS")
"""What every site of ours has."""
_OF_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What file managers leave in any folder that somebody looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one run has made, or left when it was killed. Its folder is on the file system of the site."""

    folder: Path

    @property
    def site(self) -> Path:
        """The new site; after an exchange in one step the old one."""
        return self.folder / "site"

    @property
    def retired(self) -> Path:
        """The old site, where the system cannot exchange two folders in one step."""
        return self.folder / "old"

    @property
    def manifest(self) -> Path:
        """What the new site holds; it is there once the new site is complete."""
        return self.folder / "manifest.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The folder of a site, links resolved, with what belongs to it beside it."""

    site: Path

    @classmethod
    def at(cls, path: Path) -> "Place":
        """The place that `path`, a folder or a link to one, leads to; raises UsageError when it is unfit."""
        try:
            site = path.resolve()
        except (OSError, RuntimeError) as error:
            raise UsageError(f"{path} 是一个打不开的链接，没有写网站。请删去这个链接。") from error
        _refuse_unfit(path, site)
        return cls(site=site)

    @property
    def workshop(self) -> Path:
        """The folder beside the site, on the same file system."""
        return self.site.with_name(f".{self.site.name}.sitegen")

    @property
    def lock(self) -> Path:
        """The file that the run which writes here holds."""
        return self.workshop / "lock"

    @property
    def manifest(self) -> Path:
        """What the site holds."""
        return self.workshop / "manifest.json"

    def runs(self) -> Iterator[Run]:
        """The runs whose outcome is open. For the holder of the lock: of dead processes, and its own."""
        return (Run(folder=path) for path in self._named(_RUN))

    def removed(self) -> Iterator[Path]:
        """Folders of ended runs that are still to be deleted."""
        return self._named(_GONE)

    def new_run(self) -> Run:
        """A folder of its own for one run; raises OSError."""
        folder = self.workshop / f"{_RUN}{os.getpid()}-{os.urandom(4).hex()}"
        folder.mkdir()
        return Run(folder=folder)

    def end(self, run: Run) -> None:
        """Take a run out of `runs` in one step, so that nobody mistakes a half deleted folder for a site."""
        run.folder.rename(self.workshop / f"{_GONE}{run.folder.name.removeprefix(_RUN)}")

    def _named(self, prefix: str) -> Iterator[Path]:
        return iter(sorted(self.workshop.glob(f"{prefix}*")))


def _refuse_unfit(path: Path, site: Path) -> None:
    """Refuse what cannot, or must not, be replaced as a whole."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise UsageError(f"{path} 不是文件夹，没有写网站。请把它移走或改名。")
    if not site.parent.is_dir():
        raise UsageError(
            f"{path} 指向 {site}，那里的上层文件夹不存在，没有写网站。请先建好，或删去这个链接。"
        )
    if os.path.ismount(site):
        raise UsageError(
            f"{site} 是挂载点，不能整个换掉，没有写网站。请让 {path} 成为指向它里面一个子文件夹的链接。"
        )
    if not all(os.access(folder, os.W_OK) for folder in (site.parent, site) if folder.exists()):
        raise UsageError(f"没有权限写 {site}，那里什么也没有动。请检查它和上层文件夹的权限。")
    if path.is_symlink() and _holds_project(path, site):
        raise UsageError(
            f"{path} 指向 {site}，那里不是生成好的网站，没有动它。网站会把那个文件夹整个换掉："
            "请让链接指向一个空文件夹。"
        )


def _holds_project(path: Path, site: Path) -> bool:
    return path.parent.resolve().is_relative_to(site)


def foreign_part(place: Place, is_published: bool) -> str | None:
    """What stands in the folder of a site that is not of a site: its name; None where nothing does.

    A site of ours `is_published` by its manifest; one that was copied here is known by its sums and front
    page. Whoever keeps a repository in the folder would lose it.
    """
    names = sorted(path.name for path in place.site.iterdir()) if place.site.is_dir() else []
    if kept := next((name for name in names if name in _REPOSITORIES), None):
        return kept
    if is_published or all((place.site / name).is_file() for name in _SIGNS):
        return None
    return next((name for name in names if name not in _OF_SYSTEMS), None)
