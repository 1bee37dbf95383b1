"""Where things are: the folders of one project."""

import re
from dataclasses import dataclass
from pathlib import Path

from sitegen.exceptions import UsageError

_HOST = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*"
_PORT = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
WEB_URL = re.compile(rf"https?://{_HOST}(:({_PORT}))?(/[^\s?#&\"'<>\\^`{{|}}]*)?")
"""An address on the web without query and fragment, which can stand in HTML, XML and JSON as it is."""
_PACKAGE = Path(__file__).resolve().parent


def shared_folder(name: str) -> Path:
    """`templates`, `static` or `datasets` as they come with sitegen, in its package or beside it."""
    bundled = _PACKAGE / "bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """Folders of the project that a command works on. Passed along, never stored in a module."""

    root: Path
    """Project folder: holds `datasets/` and `content/`, and may hold its own `templates/` and `static/`."""
    base_url: str | None = None
    """Address that the site is to be published at, with its final slash; None leaves that to `site.yaml`."""

    @classmethod
    def for_root(cls, root: Path, base_url: str | None = None) -> "Config":
        """Config for `root`; raises UsageError when it is no project folder."""
        resolved = root.resolve()
        if not cls(root=resolved).is_project:
            raise UsageError(
                f"{root} 不是项目文件夹：没有 datasets/datapackage.yaml。"
                "请在项目根目录运行，或用 --root 指定项目文件夹。"
            )
        return cls(root=resolved, base_url=base_url)

    @classmethod
    def bundled(cls) -> "Config":
        """What came with sitegen: the data of the day on which it was made, without content or a site."""
        return cls(root=shared_folder("datasets").parent)

    @property
    def is_project(self) -> bool:
        """Whether a Data Package is here."""
        return (self.datasets / "datapackage.yaml").is_file()

    @property
    def datasets(self) -> Path:
        """The Data Package."""
        return self.root / "datasets"

    @property
    def content(self) -> Path:
        """Prose in Markdown and `site.yaml`."""
        return self.root / "content"

    @property
    def boundaries(self) -> Path:
        """Simplified geometry."""
        return self.datasets / "boundaries"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / "_site"

    @property
    def cache(self) -> Path:
        """What earlier runs found out; safe to delete."""
        return self.root / ".cache"

    @property
    def templates(self) -> Path:
        """The project's own templates, or those that come with sitegen."""
        return self._own_or_bundled("templates")

    @property
    def static(self) -> Path:
        """The project's own style sheets and scripts, or those that come with sitegen."""
        return self._own_or_bundled("static")

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The project's own folders, from which its site is made."""
        return tuple(self.root / name for name in ("datasets", "content", "templates", "static"))

    def relative(self, path: Path) -> str:
        """`path` as findings name it: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def _own_or_bundled(self, name: str) -> Path:
        own = self.root / name
        return own if own.is_dir() else shared_folder(name)
