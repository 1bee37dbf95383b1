"""Bringing runs to their end: finished or undone, never half."""

import shutil

from sitegen.publication.manifest import read_manifest
from sitegen.publication.place import Place, Run


def settle(place: Place) -> None:
    """End every run whose outcome is open, dead or coming to its end now; for the holder of the lock.

    What is on the disk decides: a site that is gone comes back, the new one if possible; a run whose site
    is in its place hands over its manifest; of the others nothing stays. May be cut off anywhere and begun
    again. Raises OSError when the site or the manifest cannot be put into its place.
    """
    for run in place.runs():
        if not place.site.exists() and run.retired.is_dir():
            _bring_back(place, run)
        made = read_manifest(run.manifest)
        if made and place.site.exists() and place.site.stat().st_ino == made.folder:
            run.manifest.replace(place.manifest)
        place.end(run)
    for folder in place.removed():
        shutil.rmtree(folder, ignore_errors=True)


def _bring_back(place: Place, run: Run) -> None:
    """Finish an exchange that was cut off between its two renames, or undo it."""
    try:
        run.site.rename(place.site)
    except OSError:
        run.retired.rename(place.site)
