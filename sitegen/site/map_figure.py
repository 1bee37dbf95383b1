"""A map with everything that stands beside it, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.maps.shapes import SvgMap
from sitegen.site.blocks import Badge, LegendItem
from sitegen.site.named_units import NamedPlace


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceState:
    """One place at one moment."""

    klass: str
    text: str
    """One sentence that begins with the name."""
    cells: tuple[str, ...]
    """What the table beside the map has in the columns that change with the year."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapYear:
    """The words of a map at the end of one year."""

    year: int
    is_latest: bool
    title: str
    description: str
    """The map in words, with its extremes and what is missing."""
    legend: tuple[LegendItem, ...]
    picture: str
    """URL of the map of this year as an SVG file."""
    missing: str = ""
    """How many names are missing in which province: the drawing cannot show it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PastState:
    """One place in a year in which it was not as it is now."""

    year: int
    state: PlaceState


@dataclass(frozen=True, kw_only=True, slots=True)
class UndrawnUnit:
    """A unit that the boundary data has no area for."""

    code: str
    text: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MapFigure:
    """One map with everything that has to stand beside it."""

    id: str
    name: str
    """Part of file names: `china`, or the slug of a province."""
    svg: SvgMap
    years: tuple[MapYear, ...]
    """Oldest first; the last one is what the drawing shows."""
    past: Mapping[str, tuple[PastState, ...]]
    """By code, for each place the earlier years in which it differs from the latest."""
    note: str
    """What the numbers are of, or how the classes were chosen."""
    interactive: str
    """URL of the map that can be moved and enlarged."""
    table: str
    """Id of the table with the same numbers on the page of the map."""
    columns: tuple[str, ...] = ()
    """Titles of those of its columns that change with the year."""
    undrawn: tuple[UndrawnUnit, ...] = ()
    dense: bool = False
    """True when the areas are so many that their borders would hide their colours."""
    key: tuple[NamedPlace, ...] = ()
    """Places that must be found on the map, with the numbers that it bears where names do not fit."""
    zones: tuple[Badge, ...] = ()
    """Functional zones, which are drawn as points."""

    @property
    def latest(self) -> MapYear:
        """The words of the map as it is drawn."""
        return self.years[-1]

    @property
    def title(self) -> str:
        """Title of the latest year."""
        return self.latest.title

    @property
    def description(self) -> str:
        """The latest map in words."""
        return self.latest.description

    @property
    def legend(self) -> tuple[LegendItem, ...]:
        """Legend of the latest year."""
        return self.latest.legend
