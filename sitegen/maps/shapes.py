"""What goes into a map and what comes out of it, as plain values in pixels; no markup, no colours."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class MapPlace:
    """What is to be said about one place."""

    code: str
    name: str
    klass: str
    """Ending of a CSS class, such as `certified-2024`, `none`, `unknown`."""
    text: str
    """One sentence with the numbers."""
    href: str | None
    """Address from the site's root, or None when there is no page."""
    short: str = ""
    """The name in fewer characters, for where it does not fit; empty for none."""
    is_sought: bool = False
    """True for a place that must be found on the map by its name, or by its number in the key."""
    number: int | None = None
    """What stands for the name where that does not fit; None for a place that the key does not have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapArea(MapPlace):
    """An area with a boundary."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapPoint(MapPlace):
    """A place without boundary, such as a functional zone."""

    longitude: float
    latitude: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SvgArea(MapPlace):
    """A MapArea that is drawn."""

    path: str
    """Everything that belongs to the area, its part of the inset included."""
    label_x: float
    label_y: float
    """Middle of the name."""
    label_width: float
    """Pixels that a name has at the label's place before it leaves the area."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SvgPoint(MapPlace):
    """A MapPoint that is drawn."""

    x: float
    y: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SvgFiller:
    """An area that is drawn without colour or link: not asked for, or no administrative unit."""

    code: str
    name: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SvgLine:
    """All lines of one kind, see BoundaryLine."""

    kind: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SvgLabel:
    """A name that belongs to no area of its own, on the row through `y`."""

    text: str
    x: float
    y: float
    anchor: str
    """SVG `text-anchor`: `start` when `x` is the left end, `end` when it is the right one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SvgName:
    """The name or the number of a place, around its middle."""

    code: str
    text: str
    x: float
    y: float
    is_number: bool = False
    line: tuple[float, float, float, float] | None = None
    """From the place to a name that stands beside it: x and y of both ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NameLayer:
    """All names for one kind of screen."""

    kind: str
    """`wide`, `narrow`, or `small` for a map that is small on both."""
    size: float
    """Height of the text in pixels of the drawing."""
    names: tuple[SvgName, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SvgInset:
    """The frame of 南海诸岛. Draw it first: what it shows is in the paths of areas and lines, same canvas."""

    title: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SvgMap:
    """A whole map. Draw in this order: inset, land, fillers, areas, borders, lines, points, labels."""

    width: float
    height: float
    areas: tuple[SvgArea, ...]
    points: tuple[SvgPoint, ...]
    fillers: tuple[SvgFiller, ...]
    land: tuple[str, ...]
    """Paths of neighbouring provinces in the inset of 海南."""
    lines: tuple[SvgLine, ...]
    labels: tuple[SvgLabel, ...]
    inset: SvgInset | None
    undrawn: tuple[str, ...]
    """Codes of areas and points that have no place on this map, sorted."""
    attribution: str
    """To be printed with the map, as it is."""
    neighbours: Mapping[str, Mapping[str, str]]
    """By code of area or point: the code to the `left`, `right`, `up` and `down`."""
    borders: tuple[str, ...] = ()
    """Paths of the borders of the next higher level; drawn above the areas."""
    layers: tuple[NameLayer, ...] = ()
    """Names of areas and points for each kind of screen; empty where there are too many of them."""

    @property
    def places(self) -> "tuple[SvgArea | SvgPoint, ...]":
        """All areas, then all points."""
        return (*self.areas, *self.points)
