"""Our own style sheets, scripts and images, as they are served."""

import re
from collections.abc import Iterator
from pathlib import Path

from sitegen.output import OutputFile
from sitegen.site import urls

_IMPORT = re.compile(r'^@import "([a-z-]+\.css)";\n', re.MULTILINE)
_STYLES = "css"


def render_assets(static: Path) -> Iterator[OutputFile]:
    """Every file of folder `static`; style sheets only as the one file that imports them."""
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static).as_posix()
        if path.is_file() and not name.startswith(f"{_STYLES}/"):
            yield OutputFile(path=_served(name), content=path.read_bytes())
    yield OutputFile(
        path=_served(f"{_STYLES}/site.css"), content=_joined(static / _STYLES / "site.css").encode()
    )


def _served(name: str) -> str:
    return urls.file_path(urls.asset(name))


def _joined(path: Path) -> str:
    """The style sheet with every import replaced by what it names: one request instead of eight."""
    return _IMPORT.sub(lambda match: (path.parent / match[1]).read_text("utf-8"), path.read_text("utf-8"))
