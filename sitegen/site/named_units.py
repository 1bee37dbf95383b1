"""Units by name under the place that they lie in, as pages print them and as the key of a map."""

from dataclasses import dataclass

from sitegen.site.page import Link


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedUnit:
    """One unit that leads to its page."""

    code: str
    text: str
    url: str
    klass: str = ""
    """Status class shared with maps and legends; empty where all are of one status."""
    note: str = ""
    number: int | None = None
    """What stands for the name on the map where it does not fit; None for units that it does not draw."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedGroup:
    """Units of a place that are alike."""

    units: tuple[NamedUnit, ...]
    label: str = ""
    """What they have in common; empty when that is said above."""
    klass: str = ""
    """Status class of the label; empty when it is no status."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedPlace:
    """A place, how many units there are, and their names."""

    link: Link | None
    """Page of the place; None when it has none."""
    title: str = ""
    """Name of a place without a page."""
    note: str = ""
    """How many there are, and how many names are missing."""
    groups: tuple[NamedGroup, ...] = ()
