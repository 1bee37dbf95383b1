"""GeoJSON features for the interactive map: geometry with the few properties that its script reads."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from sitegen.exceptions import InternalError
from sitegen.maps.geometry import Point
from sitegen.maps.loaded_boundaries import Boundary, Ring
from sitegen.maps.shapes import MapArea, MapPlace, MapPoint

Address = Callable[[str], str]
"""Makes an address from the site's root into one that works on the page of the map."""
Feature = dict[str, Any]
_CLASS = re.compile(r"[a-z0-9-]*( [a-z0-9-]+)*")


def area_feature(boundary: Boundary, area: MapArea, address: Address) -> Feature:
    """An area with its sentence and address."""
    return _feature(area.code, _multi_polygon(boundary), _properties(area, address))


def filler_feature(boundary: Boundary) -> Feature:
    """An area of which nothing is said but its name."""
    return _feature(boundary.code, _multi_polygon(boundary), {"klass": "", "text": boundary.name})


def point_feature(point: MapPoint, address: Address) -> Feature:
    """A place without boundary."""
    return _feature(point.code, _point((point.longitude, point.latitude)), _properties(point, address))


def label_feature(name: str, place: Point, direction: str) -> Feature:
    """A name that always shows, in Leaflet's `direction` from its place."""
    return _feature(name, _point(place), {"text": name, "direction": direction})


def line_feature(kind: str, parts: Iterable[Ring]) -> Feature:
    """All lines of one kind."""
    return _feature(kind, {"type": "MultiLineString", "coordinates": list(parts)}, {})


def collection(features: Iterable[Feature]) -> dict[str, Any]:
    """A GeoJSON feature collection."""
    return {"type": "FeatureCollection", "features": list(features)}


def _properties(place: MapPlace, address: Address) -> dict[str, Any]:
    # folium writes a style that holds `"{{…}}"` as code.
    if not _CLASS.fullmatch(place.klass):
        raise InternalError(f"no class of a style sheet: {place.klass!r}")
    properties = {"klass": place.klass, "text": place.text}
    return properties if place.href is None else {**properties, "href": _checked(place.href, address)}


def _checked(href: str, address: Address) -> str:
    # A click goes where this says: it must stay on the site, and must not be a script.
    if not href.startswith("/") or href.startswith("//") or "\\" in href:
        raise InternalError(f"no address from the site's root: {href!r}")
    return address(href)


def _feature(code: str, geometry: dict[str, Any], properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}


def _multi_polygon(boundary: Boundary) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": boundary.polygons}


def _point(place: Point) -> dict[str, Any]:
    return {"type": "Point", "coordinates": place}
