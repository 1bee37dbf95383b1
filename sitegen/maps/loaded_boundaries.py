"""Boundary files → frozen values. No geometry library at run time."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.exceptions import UsageError
from sitegen.maps.geometry import Point
from sitegen.plain_file import plain_bytes

Ring = tuple[Point, ...]
"""Longitudes and latitudes in degrees; closed, the last point is the first."""
Polygon = tuple[Ring, ...]
"""Outer ring, then holes."""


_NATIONAL = ("china.json", "china-counties.json")
_LEAST_POINTS = 4
"""Of a ring in GeoJSON, whose last point is its first (RFC 7946)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Boundary:
    """One area with all its parts."""

    code: str
    name: str
    unit: bool = True
    """False for an area that is no administrative unit, such as a forest reserve: drawn, never coloured."""
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BoundaryLine:
    """One line of the national map."""

    kind: str
    """`dashed-line` (南海断续线), `undetermined-border` or `water-border`."""
    parts: tuple[Ring, ...]
    """Open polylines."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Boundaries:
    """All geometry of the project, and what has to be said about it."""

    title: str
    issuer: str
    review_number: str
    attribution: str
    edition: str
    crs: str
    provinces: tuple[Boundary, ...]
    """Province-level units, sorted by code; there should be 34."""
    lines: tuple[BoundaryLine, ...]
    counties: Mapping[str, tuple[Boundary, ...]]
    """County-level areas by province code; 台湾, 香港 and 澳门 have none."""
    coarse_counties: tuple[Boundary, ...] = ()
    """All county-level areas again, as coarse as a map of the whole nation bears, sorted by code."""

    def province(self, code: str) -> Boundary | None:
        """The province-level unit with `code`."""
        return next((each for each in self.provinces if each.code == code), None)

    def lines_of_kind(self, kind: str) -> tuple[Ring, ...]:
        """Parts of all lines of one kind."""
        return tuple(part for line in self.lines if line.kind == kind for part in line.parts)


def boundary_files(folder: Path) -> tuple[Path, ...]:
    """The files in `folder` that hold geometry, in a fixed order."""
    return (*(folder / name for name in _NATIONAL), *sorted(folder.glob("counties/*.json")))


def load_boundaries(folder: Path, *, at_once: bool = True) -> Boundaries:
    """Everything in `folder` (`china.json` and its kin); raises UsageError if one is unreadable.

    Counties are read `at_once`, or those of a province whenever they are asked for.
    """
    national_file, coarse_file, *county_files = boundary_files(folder)
    national = read_collection(national_file)
    counties = _CountyFiles({path.stem: path for path in county_files})
    return Boundaries(
        **_metadata(national),
        provinces=_areas(national),
        lines=tuple(_line(each) for each in national["features"] if "kind" in each["properties"]),
        counties=dict(counties) if at_once else counties,
        coarse_counties=_areas(read_collection(coarse_file)),
    )


class _CountyFiles(Mapping[str, tuple[Boundary, ...]]):
    """County-level areas by province code; nothing is kept of what was read."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def __getitem__(self, province: str) -> tuple[Boundary, ...]:
        return _areas(read_collection(self._files[province]))

    def __contains__(self, province: object) -> bool:
        return province in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def read_collection(path: Path) -> dict[str, Any]:
    """A GeoJSON feature collection with `metadata`; raises UsageError when `path` is none."""
    try:
        collection = json.loads(plain_bytes(path), parse_constant=_no_number)
        features = collection["features"]
        if isinstance(collection["metadata"], dict) and isinstance(features, list):
            return dict(collection)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    raise UsageError(f"{path} 读不出边界数据：请用 sitegen import 重新生成，或从版本库恢复。")


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def _metadata(collection: Mapping[str, Any]) -> dict[str, str]:
    names = ("title", "issuer", "review_number", "attribution", "edition", "crs")
    return {name: str(collection["metadata"].get(name, "")) for name in names}


def _areas(collection: Mapping[str, Any]) -> tuple[Boundary, ...]:
    areas = [_area(each) for each in collection["features"] if "code" in each["properties"]]
    return tuple(sorted(areas, key=lambda area: area.code))


def _area(feature: Mapping[str, Any]) -> Boundary:
    properties = feature["properties"]
    if not (isinstance(properties["code"], str) and isinstance(properties["name"], str)):
        raise TypeError("code 和 name 应是文字")
    return Boundary(
        code=properties["code"],
        name=properties["name"],
        unit=properties.get("unit", True),
        polygons=tuple(_polygon(polygon) for polygon in feature["geometry"]["coordinates"]),
    )


def _polygon(rings: list[list[list[float]]]) -> Polygon:
    if not rings or min(map(len, rings)) < _LEAST_POINTS:
        raise ValueError("有一块边界没有轮廓，或轮廓不到四个点")
    return tuple(map(_points, rings))


def _line(feature: Mapping[str, Any]) -> BoundaryLine:
    parts = tuple(_points(part) for part in feature["geometry"]["coordinates"])
    return BoundaryLine(kind=feature["properties"]["kind"], parts=parts)


def _points(coordinates: list[list[float]]) -> Ring:
    points = tuple((point[0], point[1]) for point in coordinates)
    if not all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for longitude, latitude in points):
        raise ValueError("有一个点的经纬度不在地球上")
    return points
