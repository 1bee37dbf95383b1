"""What every command does first: after a run that was killed, the site is whole and nothing else is left."""

from contextlib import suppress
from pathlib import Path

from sitegen.publication.lock import locked_at_once
from sitegen.publication.place import Place
from sitegen.publication.settling import settle


def recover(path: Path) -> bool:
    """Bring the site at `path` back if a run died while it exchanged it, and remove what dead runs left.

    True when the site was gone and is there again. Does nothing while somebody writes there.
    """
    with suppress(OSError, RuntimeError, ValueError):  # the last: a link to / has no name
        place = Place(site=path.resolve())
        if not any((*place.runs(), *place.removed())):
            return False
        with locked_at_once(place.lock) as is_ours:
            missing = not place.site.exists()
            if is_ours:
                settle(place)
                return missing and place.site.exists()
    return False
