"""Our own style sheets, scripts and images, as they are served."""

import re
from collections.abc import Iterator
from pathlib import Path

from sitegen.maps.palette import Palette
from sitegen.output import OutputFile
from sitegen.render.palette_css import palette_css
from sitegen.site import urls

_IMPORT = re.compile(r'^@import "([a-z-]+\.css)";\n', re.MULTILINE)
_FOR_READERS = re.compile(r"/\*.*?\*/\s*|(?<=\n)\s+", re.DOTALL)
"""Comments, indentation and empty lines of a style sheet: a sixth of what a browser would fetch."""
_STYLES = "css"
_MADE = "palette.css"


def render_assets(static: Path, palette: Palette) -> Iterator[OutputFile]:
    """Every file of folder `static`; style sheets only as the one file that imports them."""
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static).as_posix()
        if path.is_file() and not name.startswith(f"{_STYLES}/"):
            yield OutputFile(path=_served(name), content=path.read_bytes())
    yield OutputFile(
        path=_served(f"{_STYLES}/site.css"), content=_joined(static / _STYLES / "site.css", palette).encode()
    )


def imported_names(sheet: str) -> Iterator[tuple[int, str]]:
    """Line and name of every file that a style sheet imports, but for the one that is made."""
    for match in _IMPORT.finditer(sheet):
        if match[1] != _MADE:
            yield sheet.count("\n", 0, match.start()) + 1, match[1]


def _served(name: str) -> str:
    return urls.file_path(urls.asset(name))


def _joined(path: Path, palette: Palette) -> str:
    """The style sheet with every import replaced by what it names, for browsers: one request for nine."""

    def imported(match: re.Match[str]) -> str:
        return palette_css(palette) if match[1] == _MADE else (path.parent / match[1]).read_text("utf-8")

    return _FOR_READERS.sub("", _IMPORT.sub(imported, path.read_text("utf-8")))
