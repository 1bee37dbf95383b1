"""Leaflet itself, copied into the site from the package xstatic-leaflet."""

from importlib.util import find_spec
from pathlib import Path

from sitegen.exceptions import InternalError
from sitegen.output import OutputFile

LEAFLET_FOLDER = "assets/leaflet"
"""Where Leaflet stands in the site."""
LEAFLET_SCRIPT = f"{LEAFLET_FOLDER}/leaflet.js"
LEAFLET_STYLESHEET = f"{LEAFLET_FOLDER}/leaflet.css"

# The images that leaflet.css names.
_FILES = ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png", "images/marker-icon.png")
_SOURCE_MAP = b"//# sourceMappingURL="


def leaflet_files() -> tuple[OutputFile, ...]:
    """Leaflet's script, style sheet and images; raises InternalError when the package is missing."""
    spec = find_spec("xstatic.pkg.leaflet")
    if spec is None or not spec.submodule_search_locations:
        raise InternalError("xstatic-leaflet is not installed")
    data = Path(spec.submodule_search_locations[0]) / "data"
    return tuple(
        OutputFile(path=f"{LEAFLET_FOLDER}/{name}", content=_without_source_map((data / name).read_bytes()))
        for name in _FILES
    )


def _without_source_map(content: bytes) -> bytes:
    # The source map is not copied, and a browser's developer tools would ask for it.
    body, _, _ = content.partition(_SOURCE_MAP)
    return body
