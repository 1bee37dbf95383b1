"""Whether everything that a file refers to holds; each spelling of a place is looked up only once."""

from collections.abc import Hashable, Sequence

from sitegen.links.elements import Reference
from sitegen.links.link_references import References
from sitegen.links.targets import NOT_FOUND, Site

_UP = "../"


class Lookup:
    """Remembers which references of a site hold."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._holds: set[Hashable] = set()

    def is_sound(self, references: References, path: str) -> bool:
        """True when the file `path` has nothing forbidden in it and all its references hold."""
        folders = _folders(path)
        return not references.has_faults and all(
            self._is_sound(reference, path, folders) for reference in references.links
        )

    def _is_sound(self, reference: Reference, path: str, folders: Sequence[str]) -> bool:
        place = _place(reference, path, folders)
        if place not in self._holds:
            if self._site.fault(reference, path):
                return False
            self._holds.add(place)
        return True


def _folders(path: str) -> list[str]:
    """The folder of the file, the one above it, and so on to the root."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts) - 1, -1, -1)]


def _place(reference: Reference, path: str, folders: Sequence[str]) -> Hashable:
    """Equal for references that lead to the same place for the same use."""
    use, url = reference
    if path == NOT_FOUND or not url or url[0] in "#?":
        return path, use, url
    up = 0
    while url.startswith(_UP, up * len(_UP)):
        up += 1
    return (folders[up], use, url[up * len(_UP) :]) if up < len(folders) else (path, use, url)
