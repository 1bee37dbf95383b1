"""Boundary files as text: GeoJSON with one feature per line, so that a change shows as a change of lines."""

from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.output import plain_json


def feature(properties: Mapping[str, Any], geometry_type: str, coordinates: object) -> dict[str, Any]:
    """One GeoJSON feature."""
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": {"type": geometry_type, "coordinates": coordinates},
    }


def collection_text(metadata: Mapping[str, Any], features: Iterable[Mapping[str, Any]]) -> str:
    """A feature collection; `metadata` stands before the features as a foreign member."""
    body = ",\n".join(plain_json(each) for each in features)
    return f'{{"type":"FeatureCollection",\n"metadata":{plain_json(metadata)},\n"features":[\n{body}\n]}}\n'
