"""Exchanging two folders: in one step where the system has it, else by two renames."""

import ctypes
import os
import sys
from pathlib import Path

from sitegen.publication.place import Place, Run

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def exchange(run: Run, place: Place) -> None:
    """Put the new site of `run` in its place; raises OSError.

    A run that dies between the two renames leaves no site: `settle` finishes it.
    """
    if not place.site.exists():
        run.site.rename(place.site)
    elif not _swap(run.site, place.site):
        place.site.rename(run.retired)
        run.site.rename(place.site)


def _swap(one: Path, other: Path) -> bool:
    """Let two folders change names at once. False, with nothing done, where that does not work.

    Whatever the reason is: the two renames come to the same end, or to an error that names it.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(library.renamex_np(first, second, ctypes.c_uint(_RENAME_SWAP))) == 0
        flag = ctypes.c_uint(_RENAME_EXCHANGE)
        return int(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, flag)) == 0
    except (OSError, AttributeError, TypeError):
        return False
