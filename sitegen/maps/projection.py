"""From degrees to the plane: Albers' equal-area conic projection, and the frame that puts it on a canvas."""

from dataclasses import asdict, dataclass
from math import cos, radians, sin, sqrt

from sitegen.maps.geometry import Box, Point, bounds

# Radius of the sphere with the area of the CGCS2000 ellipsoid, in kilometres.
_RADIUS = 6371.007
_DIGITS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Albers:
    """Equal-area conic projection of the sphere; results in kilometres, y to the north."""

    central_meridian: float
    cone: float
    """Angle between two meridians on the map for one between them on the sphere."""
    constant: float
    """Square of the distance from the cone's tip to the equator, in units of its own."""

    @classmethod
    def with_parallels(cls, central_meridian: float, south: float, north: float) -> "Albers":
        """The projection that is true to scale along two parallels; all in degrees."""
        cone = (sin(radians(south)) + sin(radians(north))) / 2
        return cls(
            central_meridian=central_meridian,
            cone=cone,
            constant=cos(radians(south)) ** 2 + 2 * cone * sin(radians(south)),
        )

    def project(self, place: Point) -> Point:
        """Plane coordinates of a longitude and latitude in degrees."""
        distance = _RADIUS * sqrt(self.constant - 2 * self.cone * sin(radians(place[1]))) / self.cone
        angle = self.cone * radians(place[0] - self.central_meridian)
        return (distance * sin(angle), -distance * cos(angle))


NATIONAL = Albers.with_parallels(105, 25, 47)
"""The usual projection of maps of China."""


def albers_for(box: Box) -> Albers:
    """A projection for one province: standard parallels a sixth of its height inside `box` (in degrees)."""
    west, south, east, north = box
    inside = (north - south) / 6
    return Albers.with_parallels((west + east) / 2, south + inside, north - inside)


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A projection put on a canvas: pixels from the top left corner, y downwards."""

    projection: Albers
    scale: float
    """Pixels per kilometre."""
    left: float
    top: float
    """Where the projection's origin falls on the canvas, in pixels."""
    box: Box
    """What the frame covers of the canvas, in pixels."""

    def place(self, point: Point) -> Point:
        """Canvas coordinates of a longitude and latitude."""
        x, y = self.projection.project(point)
        return (self.left + x * self.scale, self.top - y * self.scale)

    def places(self, points: tuple[Point, ...]) -> list[Point]:
        """Canvas coordinates of a ring or line."""
        return [self.place(point) for point in points]

    def holds(self, place: Point) -> bool:
        """True when a place on the canvas lies inside the frame."""
        left, top, right, bottom = self.box
        return left <= place[0] <= right and top <= place[1] <= bottom


def fitted_frame(projection: Albers, points: list[Point], size: Point, margin: float) -> Frame:
    """The frame that shows all `points` (degrees) as large as `size` (pixels) allows."""
    west, south, east, north = bounds([projection.project(point) for point in points])
    scale = min((size[0] - 2 * margin) / (east - west), (size[1] - 2 * margin) / (north - south))
    return Frame(
        projection=projection,
        scale=scale,
        left=margin - west * scale,
        top=margin + north * scale,
        box=(0, 0, (east - west) * scale + 2 * margin, (north - south) * scale + 2 * margin),
    )


def moved(frame: Frame, x: float, y: float) -> Frame:
    """The same frame elsewhere on the canvas."""
    left, top, right, bottom = frame.box
    return Frame(
        projection=frame.projection,
        scale=frame.scale,
        left=frame.left + x,
        top=frame.top + y,
        box=(left + x, top + y, right + x, bottom + y),
    )


def rounded(frame: Frame) -> Frame:
    """The same frame with numbers that every machine writes alike; finer than a millionth of a pixel."""
    return Frame(
        projection=Albers(
            **{name: round(value, _DIGITS) for name, value in asdict(frame.projection).items()}
        ),
        scale=round(frame.scale, _DIGITS),
        left=round(frame.left, _DIGITS),
        top=round(frame.top, _DIGITS),
        box=(
            round(frame.box[0], _DIGITS),
            round(frame.box[1], _DIGITS),
            round(frame.box[2], _DIGITS),
            round(frame.box[3], _DIGITS),
        ),
    )
