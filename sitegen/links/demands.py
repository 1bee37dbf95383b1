"""What one file demands of the others, so that a whole site is checked by looking up in sets."""

from collections.abc import Collection, Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from sitegen.links.elements import Reference
from sitegen.links.link_references import Reader
from sitegen.links.parsed_files import can_refer
from sitegen.links.targets import NOT_FOUND, Site
from sitegen.output import OutputFile

_UP = "../"
_MOST = 20_000
"""Places that are remembered."""


class Demand(NamedTuple):
    """One place that must be there."""

    path: str
    fragment: str
    """An id in the file as the link spells it; empty for the file as a whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """What can be linked to in one file or several, and what they demand."""

    ids: Mapping[str, Collection[str]]
    """Of each file, by its path."""
    demands: Collection[Demand]
    is_odd: bool
    """True when something in them is wrong whatever the site holds."""

    @classmethod
    def together(cls, parts: Sequence["Links"]) -> "Links":
        """Those of several files as one."""
        return cls(
            ids={path: ids for part in parts for path, ids in part.ids.items()},
            demands=sorted({demand for part in parts for demand in part.demands}),
            is_odd=any(part.is_odd for part in parts),
        )


class LinkReader:
    """Reads many files; each spelling of a tag, and of a place, is worked out only once."""

    def __init__(self, site_url: str) -> None:
        self._reader = Reader()
        self._wishes = _Wishes()
        self._site = Site.of(self._wishes, self._wishes, site_url)
        self._known: dict[Hashable, Demand | bool] = {}

    def read(self, file: OutputFile) -> Links | None:
        """The links of one file; None for a kind that cannot have any."""
        if not can_refer(file):
            return None
        if len(self._known) > _MOST:
            self._known.clear()
        found, folders = self._reader.read(file), _folders(file.path)
        demands = {self._demand(reference, file.path, folders) for reference in found.links}
        return Links(
            ids={file.path: sorted(found.ids)},
            demands=sorted(demand for demand in demands if isinstance(demand, Demand)),
            is_odd=found.has_faults or False in demands,
        )

    def _demand(self, reference: Reference, path: str, folders: Sequence[str]) -> Demand | bool:
        """What the reference needs; True when it needs nothing, False when nothing can make it hold."""
        place = _place(reference, path, folders)
        if place not in self._known:
            self._wishes.last = None
            fault = self._site.fault(reference, path)
            self._known[place] = False if fault else self._wishes.last or True
        return self._known[place]


def unmet(
    asking: Mapping[str, Links], ids: Mapping[str, Collection[str]], paths: Container[str]
) -> Iterator[str]:
    """Names of those `asking` that have a reference which does not hold, or that are odd.

    `ids` are those of every file of the site that can have some, by path; `paths` are all files.
    """
    holds: set[Demand] = set()
    for name, found in asking.items():
        open_demands = set(found.demands).difference(holds)
        if found.is_odd or not all(_is_met(demand, ids, paths) for demand in open_demands):
            yield name
        else:
            holds |= open_demands


def _is_met(demand: Demand, ids: Mapping[str, Collection[str]], paths: Container[str]) -> bool:
    path, fragment = demand
    if path not in paths:
        return False
    if not fragment or fragment == "top" or path not in ids:
        return True
    return fragment in ids[path] or unquote(fragment) in ids[path]


class _Wishes(Container[str]):
    """A site that has everything, and remembers what it was asked for last."""

    def __init__(self) -> None:
        self.last: Demand | None = None

    def __contains__(self, path: object) -> bool:
        self.last = Demand(str(path), "")
        return True

    def get(self, path: str) -> "_WishedIds":
        return _WishedIds(self, path)


class _WishedIds(Container[str]):
    """The ids of one file of such a site."""

    def __init__(self, wishes: _Wishes, path: str) -> None:
        self._wishes, self._path = wishes, path

    def __contains__(self, fragment: object) -> bool:
        self._wishes.last = Demand(self._path, str(fragment))
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
