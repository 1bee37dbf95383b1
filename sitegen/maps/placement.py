"""Which names stand on a map and where, so that none covers another.

Places that must be found come first: inside where there is room, in short if need be, else beside with a
line that leads to the place, else as the number that the key under the map explains. The others follow where
room is left. It is done for two sizes of text: names on a telephone are as large to the eye, so on the
drawing they are larger.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin

from sitegen.maps.geometry import Box, Point
from sitegen.maps.shapes import NameLayer, SvgArea, SvgName, SvgPoint

_WIDE: Point = (760.0, 704.0)
"""Pixels that a map has on a desktop, at most."""
_NARROW: Point = (328.0, 1000.0)
"""The same on a telephone."""
_SMALL: Point = (300.0, 220.0)
"""The same of a small map, on any screen."""
_WIDE_TEXT, _NARROW_TEXT, TEXT_OF_SMALL = 12.5, 11.0, 12.0
"""Pixels of the text there."""
_LINE = 1.15
_DIGIT = 0.58
"""Height of a line and width of a digit in ems; other characters are as wide as high."""
_CELL = 3.0
_LEAST_ROOM = 0.85
"""How much of a name must fit into its area; a little may stand out."""
_TURNS = tuple(range(0, 360, 30))
_DISTANCES = (1.2, 1.8, 2.6, 3.6, 5.0, 7.0, 9.5, 12.5, 16.0)
"""Where a name is tried beside its place: directions in degrees, and ems between both."""

Place = SvgArea | SvgPoint


def name_layers(places: Sequence[Place], size: Point, taken: Iterable[Box] = ()) -> tuple[NameLayer, ...]:
    """Names of `places` on a canvas of `size` pixels, in which nothing may stand on the boxes `taken`."""
    taken = tuple(taken)
    return (
        _layer("wide", places, size, taken, _text(size, _WIDE, _WIDE_TEXT), with_lines=True),
        _layer("narrow", places, size, taken, _text(size, _NARROW, _NARROW_TEXT), with_lines=False),
    )


def small_layer(places: Sequence[Place], size: Point, taken: Iterable[Box] = ()) -> NameLayer:
    """The same for a map that is small on every screen."""
    return _layer("small", places, size, tuple(taken), _text(size, _SMALL, TEXT_OF_SMALL), with_lines=True)


def _text(size: Point, screen: Point, pixels: float) -> float:
    """Height of text on the drawing that has so many pixels on a screen."""
    return round(pixels / min(screen[0] / size[0], screen[1] / size[1]), 1)


def _layer(
    kind: str, places: Sequence[Place], size: Point, taken: Sequence[Box], em: float, *, with_lines: bool
) -> NameLayer:
    sheet = _Sheet(size, em)
    for box in taken:
        sheet.take(box)
    first = [place for place in places if place.is_sought]
    for place in first:
        sheet.take(_dot(_spot(place), em))
    inside = {place.code for place in first if any(_fits(place, text, em) for text in _texts(place))}
    ordered = [place for place in first if place.code in inside]
    ordered += [place for place in first if place.code not in inside]
    found = [sheet.named(place, with_lines=with_lines) for place in ordered]
    rest = sorted((place for place in places if not place.is_sought), key=_room)
    found += [name for place in rest if (name := sheet.inside(place))]
    return NameLayer(kind=kind, size=em, names=tuple(found))


def _room(place: Place) -> tuple[float, str]:
    return (-place.label_width if isinstance(place, SvgArea) else 0.0, place.code)


def _spot(place: Place) -> Point:
    return (place.label_x, place.label_y) if isinstance(place, SvgArea) else (place.x, place.y)


def _texts(place: Place) -> tuple[str, ...]:
    """What a place may be called, the best first."""
    return (place.name, place.short) if place.short else (place.name,)


def _fits(place: Place, text: str, em: float) -> bool:
    return isinstance(place, SvgArea) and place.label_width >= _LEAST_ROOM * _width(text, em)


def _width(text: str, em: float) -> float:
    return sum(_DIGIT if character.isascii() else 1.0 for character in text) * em


def _dot(spot: Point, em: float) -> Box:
    half = 0.3 * em
    return (spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half)


@dataclass
class _Sheet:
    """The canvas as squares that are free or taken: a row is a number, a square one of its bits."""

    size: Point
    em: float

    def __post_init__(self) -> None:
        self._rows = [0] * (int(self.size[1] / _CELL) + 2)

    def take(self, box: Box) -> None:
        """Nothing may stand on `box` any more."""
        bits, rows = self._squares(box)
        for row in rows:
            self._rows[row] |= bits

    def is_free(self, box: Box, spot: Point | None = None) -> bool:
        """True when `box` lies on the canvas and covers nothing, but for the mark of the place at `spot`."""
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.size[0] or bottom > self.size[1]:
            return False
        bits, rows = self._squares(box)
        own, own_rows = self._squares(_dot(spot, self.em)) if spot else (0, range(0))
        return not any(self._rows[row] & bits & ~(own if row in own_rows else 0) for row in rows)

    def _squares(self, box: Box) -> tuple[int, range]:
        left, top, right, bottom = (max(0, int(edge / _CELL)) for edge in box)
        return ((1 << right - left + 1) - 1) << left, range(top, min(bottom, len(self._rows) - 1) + 1)

    def named(self, place: Place, *, with_lines: bool) -> SvgName:
        """The name or the number of a place that must be found, wherever it can stand."""
        number = "" if place.number is None else str(place.number)
        if name := self.inside(place):
            return name
        if (with_lines or not number) and (name := self._beside(place, place.name)):
            return name
        text = number or place.name
        return self.within(place, text) or self._beside(place, text) or self._over(place, text)

    def inside(self, place: Place) -> SvgName | None:
        """The name of a place on itself, in short if need be; None where neither has room."""
        fitting = (text for text in _texts(place) if _fits(place, text, self.em))
        return next((name for text in fitting if (name := self.within(place, text))), None)

    def within(self, place: Place, text: str) -> SvgName | None:
        """`text` on the place itself, if that is free."""
        spot = _spot(place)
        if isinstance(place, SvgPoint):
            return None
        box = self._box(spot, _width(text, self.em))
        if not self.is_free(box, spot):
            return None
        self.take(box)
        return self._name(place, text, spot)

    def _over(self, place: Place, text: str) -> SvgName:
        """`text` on the place although something is there already."""
        return self._name(place, text, _spot(place))

    def _beside(self, place: Place, text: str) -> SvgName | None:
        spot, width = _spot(place), _width(text, self.em)
        for middle, end in _around(spot, width, self.em):
            box = self._box(middle, width)
            if self.is_free(box, spot) and self._reaches(spot, end):
                self.take(box)
                for box in self._steps(spot, end):
                    self.take(box)
                return self._name(place, text, middle, line=(*_rounded(spot), *_rounded(end)))
        return None

    def _reaches(self, spot: Point, end: Point) -> bool:
        return all(self.is_free(box, spot) for box in self._steps(spot, end))

    def _steps(self, spot: Point, end: Point) -> Iterator[Box]:
        count = max(1, int(hypot(end[0] - spot[0], end[1] - spot[1]) / _CELL))
        for step in range(count):
            x = spot[0] + (end[0] - spot[0]) * step / count
            y = spot[1] + (end[1] - spot[1]) * step / count
            yield (x, y, x, y)

    def _box(self, middle: Point, width: float) -> Box:
        half = self.em * _LINE / 2
        return (middle[0] - width / 2, middle[1] - half, middle[0] + width / 2, middle[1] + half)

    def _name(
        self, place: Place, text: str, middle: Point, line: tuple[float, float, float, float] | None = None
    ) -> SvgName:
        x, y = _rounded(middle)
        is_number = place.number is not None and text == str(place.number)
        return SvgName(code=place.code, text=text, x=x, y=y, is_number=is_number, line=line)


def _around(spot: Point, width: float, em: float) -> Iterator[tuple[Point, Point]]:
    """Middles of a name beside `spot`, and where the line to it ends, the nearest first."""
    half = em * _LINE / 2
    for distance in _DISTANCES:
        for turn in _TURNS:
            across, down = cos(radians(turn)), sin(radians(turn))
            end = (spot[0] + across * distance * em, spot[1] + down * distance * em)
            # The name stands beyond the end of the line, in the same direction.
            yield (end[0] + across * (width / 2 + 1), end[1] + down * (half + 1)), end


def _rounded(place: Point) -> Point:
    return (round(place[0], 1), round(place[1], 1))
