"""Import of boundaries: 天地图's published geometry → the small files in `datasets/boundaries/`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from sitegen.datasets.writer import replace_files
from sitegen.importers.boundaries.boundary_files import collection_text, feature
from sitegen.importers.boundaries.boundary_simplify import (
    lines,
    rings,
    simplify,
    simplify_by_province,
    simplify_coarsely,
)
from sitegen.importers.boundaries.boundary_source import BoundarySource, SourceUnit, read_source
from sitegen.maps.base_map_file import FILE, base_map_text
from sitegen.maps.loaded_boundaries import load_boundaries

METADATA: Mapping[str, str] = {
    "title": "中国省级与县级行政区划界线（经简化）",
    "issuer": "国家地理信息公共服务平台“天地图”",
    "review_number": "审图号 GS（2024）0650号",
    "edition": "2025-09",
    "crs": "EPSG:4490",
    "attribution": "边界：国家地理信息公共服务平台“天地图”，2025年9月版，审图号 GS（2024）0650号，经简化",
    "usage": "仅供地图可视化",
}
"""Stands in every file; the maps print `attribution` as it is."""

NATIONAL_TOLERANCE, NATIONAL_DIGITS = 0.045, 3
COUNTY_DIGITS = 4
# All counties on one map some 960 pixels wide: a pixel is about 0.065 degrees.
ALL_COUNTIES_TOLERANCE, ALL_COUNTIES_DIGITS = 0.085, 2

# Areas on the county map that are no county-level units: drawn, never coloured.
_NOT_UNITS = frozenset({"629700", "629800", "629900", "632857"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """What an import wrote."""

    provinces: int
    counties: int
    lines: int
    files: tuple[Path, ...]
    size: int
    """Bytes of all files together."""


def run(source: Path | None, target: Path) -> Summary:
    """Import from `source` (None: the installed package geotool-cn) into folder `target`.

    Raises UsageError when the source is missing or is not the version that was checked. The same
    source gives byte-identical files.
    """
    return import_boundaries(read_source(source), target)


def import_boundaries(source: BoundarySource, target: Path) -> Summary:
    """Write `china.json`, `china-counties.json`, `counties/<province code>.json` and their base maps."""
    texts = {
        "china.json": _national_text(source),
        "china-counties.json": _all_counties_text(source.counties),
        **_county_texts(source.counties),
    }
    for name in texts:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
    replace_files({target / name: text.encode() for name, text in texts.items()})
    texts[FILE] = base_map_text(load_boundaries(target), target)
    replace_files({target / FILE: texts[FILE].encode()})
    return Summary(
        provinces=len(source.provinces),
        counties=sum(unit.code not in _NOT_UNITS for unit in source.counties),
        lines=len(source.lines),
        files=tuple(target / name for name in texts),
        size=sum(len(text.encode()) for text in texts.values()),
    )


def line_kind(geometry: BaseGeometry) -> str:
    """What a line of the source is: 南海断续线, an undetermined border of the state, or a border on water."""
    west, south, east, _ = geometry.bounds
    if south < 10:
        return "dashed-line"
    return "undetermined-border" if east < 80 and west > 70 else "water-border"


def _national_text(source: BoundarySource) -> str:
    simplified = simplify([unit.geometry for unit in source.provinces], NATIONAL_TOLERANCE)
    areas = _area_features(source.provinces, simplified, NATIONAL_DIGITS)
    drawn = [
        feature(
            {"kind": line_kind(line)}, "MultiLineString", lines(line, NATIONAL_TOLERANCE / 4, NATIONAL_DIGITS)
        )
        for line in sorted(source.lines, key=lambda line: (line_kind(line), line.bounds))
    ]
    return collection_text(METADATA, [*areas, *drawn])


def _all_counties_text(units: tuple[SourceUnit, ...]) -> str:
    simplified = simplify_coarsely([unit.geometry for unit in units], ALL_COUNTIES_TOLERANCE)
    return collection_text(METADATA, _area_features(units, simplified, ALL_COUNTIES_DIGITS))


def _county_texts(units: tuple[SourceUnit, ...]) -> dict[str, str]:
    simplified = simplify_by_province([unit.geometry for unit in units], [unit.code for unit in units])
    features = _area_features(units, simplified, COUNTY_DIGITS)
    by_province: dict[str, list[dict[str, Any]]] = {}
    for unit, each in zip(units, features, strict=True):
        by_province.setdefault(f"{unit.code[:2]}0000", []).append(each)
    return {
        f"counties/{code}.json": collection_text(METADATA, members) for code, members in by_province.items()
    }


def _area_features(
    units: Iterable[SourceUnit], geometries: Iterable[BaseGeometry], digits: int
) -> list[dict[str, Any]]:
    return [
        feature(
            {"code": unit.code, "name": unit.name, **({"unit": False} if unit.code in _NOT_UNITS else {})},
            "MultiPolygon",
            rings(geometry, digits),
        )
        for unit, geometry in zip(units, geometries, strict=True)
    ]
