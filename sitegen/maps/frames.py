"""How the canvas of each map is divided: the main map, and the inset of 南海诸岛."""

from dataclasses import dataclass

from sitegen.maps.geometry import Point
from sitegen.maps.loaded_boundaries import Boundary
from sitegen.maps.projection import NATIONAL, Frame, albers_for, fitted_frame, moved

NATIONAL_SIZE: Point = (960, 800)
"""Pixels of the national map without the margin that the inset needs."""
PROVINCE_SIZE: Point = (800, 680)
HAINAN = "460000"

_MARGIN = 10.0
_INSET_WIDTH = 140.0
_GAP = 12.0
# The inset must not cover 台湾岛, 钓鱼岛 or 赤尾屿: it stands to the right of the one and below the others.
_NATIONAL_EXTRA: Point = (66, 42)
# The main map ends below 海南岛 (18.16° N) and, for 海南 itself, east of it; 三沙 begins at 17.2° N and the
# outlying islets of 文昌 at 112.5° E would make the main island small.
_MAIN_MAP_SOUTH = 17.9
_HAINAN_EAST = 111.5
# Holds all ten parts of the dashed line, 海南岛 and most of 台湾岛; below 曾母暗沙 is room for the title.
_INSET_BOX = (106.4, 1.2, 123.6, 25.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Canvas:
    """Size in pixels, and the frames on it."""

    width: float
    height: float
    main: Frame
    inset: Frame | None

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All frames, the main one first."""
        return (self.main,) if self.inset is None else (self.main, self.inset)


def national_canvas(provinces: tuple[Boundary, ...]) -> Canvas:
    """The main map down to the southern tip of 海南岛, the inset in its bottom right corner."""
    main = fitted_frame(NATIONAL, _northern_points(provinces), NATIONAL_SIZE, _MARGIN)
    width, height = main.box[2] + _NATIONAL_EXTRA[0], main.box[3] + _NATIONAL_EXTRA[1]
    inset = _inset()
    placed = moved(inset, width - inset.box[2] - 1, height - inset.box[3] - 1)
    return Canvas(width=width, height=height, main=main, inset=placed)


def province_canvas(province_code: str, counties: tuple[Boundary, ...]) -> Canvas:
    """The province as large as the canvas allows; for 海南 with the inset to its right."""
    east = _HAINAN_EAST if province_code == HAINAN else 180.0
    points = [point for point in _northern_points(counties) if point[0] < east]
    longitudes, latitudes = zip(*points, strict=True)
    projection = albers_for((min(longitudes), min(latitudes), max(longitudes), max(latitudes)))
    if province_code != HAINAN:
        main = fitted_frame(projection, points, PROVINCE_SIZE, _MARGIN)
        return Canvas(width=main.box[2], height=main.box[3], main=main, inset=None)
    inset = _inset()
    room = PROVINCE_SIZE[0] - inset.box[2] - _GAP
    main = fitted_frame(projection, points, (room, PROVINCE_SIZE[1]), _MARGIN)
    width, height = main.box[2:]
    inset = moved(inset, width + _GAP, height - inset.box[3] - 1)
    return Canvas(width=inset.box[2] + 1, height=height, main=main, inset=inset)


def _northern_points(areas: tuple[Boundary, ...]) -> list[Point]:
    return [
        point
        for area in areas
        for polygon in area.polygons
        for point in polygon[0]
        if point[1] > _MAIN_MAP_SOUTH
    ]


def _inset() -> Frame:
    west, south, east, north = _INSET_BOX
    corners = [(west, south), (east, south), (west, north), (east, north), ((west + east) / 2, south)]
    return fitted_frame(albers_for(_INSET_BOX), corners, (_INSET_WIDTH, 1000), 0)
