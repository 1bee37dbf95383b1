"""Boundary files as text: GeoJSON with one feature per line, so that a change shows as a change of lines."""

import json
from collections.abc import Iterable, Mapping
from typing import Any


def feature(properties: Mapping[str, Any], geometry_type: str, coordinates: object) -> dict[str, Any]:
    """One GeoJSON feature."""
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": {"type": geometry_type, "coordinates": coordinates},
    }


def collection_text(metadata: Mapping[str, Any], features: Iterable[Mapping[str, Any]]) -> str:
    """A feature collection; `metadata` stands before the features as a foreign member."""
    body = ",\n".join(_compact(each) for each in features)
    return f'{{"type":"FeatureCollection",\n"metadata":{_compact(metadata)},\n"features":[\n{body}\n]}}\n'


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
