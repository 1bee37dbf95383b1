"""Boundaries held against what maps must show, and against the places of the data, beside everything else."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from sitegen.analysis.boundary_findings import check_drawn_places
from sitegen.aside import aside
from sitegen.config import Config
from sitegen.datasets.package import Package
from sitegen.findings import Finding
from sitegen.input_digests import digests_of, one_digest
from sitegen.maps.requirements import read_boundaries
from sitegen.result_store import ResultStore

_SOUND_SHAPES, _SOUND_PLACES = "sound boundaries", "sound places"
"""Names under which hashes of what was found sound are kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BoundaryFindings:
    """What is wrong with the boundaries."""

    shapes: tuple[Finding, ...]
    places: tuple[Finding, ...] | None
    """Where places of the data lie otherwise; None when shapes or rows are too faulty to be compared."""


@dataclass(frozen=True, kw_only=True)
class BoundaryCheck:
    """A check that has begun; nothing that was found sound is looked at again."""

    findings: Callable[[], BoundaryFindings]
    """Waits for them."""
    shapes: str
    """Hash of the boundaries."""
    places: str
    """Hash of the boundaries and the tables that name places."""
    folder: Path
    """Of the boundaries."""
    store: ResultStore

    @classmethod
    def begun(cls, config: Config, package: Package | None, store: ResultStore) -> "BoundaryCheck":
        """Begin to check, unless everything is known to be sound."""
        shapes = one_digest(digests_of(config.boundaries))
        tables = package.tables if package else {}
        names = (
            tables[name].content_digest() for name in ("counties", "prefectures", "zones") if name in tables
        )
        places = one_digest(shapes, *names)
        findings: Callable[[], BoundaryFindings]
        if store.read(_SOUND_SHAPES) == shapes and store.read(_SOUND_PLACES) == places:
            findings = partial(BoundaryFindings, shapes=(), places=())
        else:
            work = partial(_findings, config, package)
            findings = aside(work) if package and package.is_large else cache(work)
        return cls(findings=findings, shapes=shapes, places=places, folder=config.boundaries, store=store)

    @property
    def is_known(self) -> bool:
        """True when the shapes were found sound before."""
        return bool(self.store.read(_SOUND_SHAPES) == self.shapes)

    def keep_shapes(self) -> None:
        """Nothing is wrong with the shapes."""
        self._keep(_SOUND_SHAPES, self.shapes)

    def keep_places(self) -> None:
        """Nothing is wrong with the places."""
        self._keep(_SOUND_PLACES, self.places)

    def _keep(self, name: str, digest: str) -> None:
        """Not what is kept already, nor what was found in files that changed while they were read."""
        if self.store.read(name) != digest and one_digest(digests_of(self.folder)) == self.shapes:
            self.store.write({name: digest})


def _findings(config: Config, package: Package | None) -> BoundaryFindings:
    boundaries, shapes = read_boundaries(config.boundaries, config.root)
    places = None
    if boundaries and package and not shapes:
        with suppress(Exception):  # rows that are at fault themselves, as others tell
            places = check_drawn_places(package, boundaries, config.relative(config.boundaries))
    return BoundaryFindings(shapes=shapes, places=places)
