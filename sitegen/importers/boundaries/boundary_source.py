"""The upstream boundary files: GeoJSON of 天地图 (2025-09) as carried by the PyPI wheel geotool-cn 1.1.0."""

import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from sitegen.exceptions import UsageError

PACKAGE = "GeoToolCN"
HASHES: Mapping[str, str] = {
    "china_province.geojson": "3af8294f9ad61cc2bf84c1bb7e4bbf86a6336c68d754b699a0e6ddc33ef81486",
    "china_district.geojson": "91edf86abe109a1de33052977852e37f848f350d37ae069b40e0d80dcc2a97d3",
}
"""SHA-256 of the files that are read."""

# Upstream writes these four with codes of its own; the Ministry of Civil Affairs' codes are the ones in use.
CORRECTIONS: Mapping[str, str] = {
    "540422": "540481",
    "540530": "540581",
    "460321": "460302",
    "460322": "460303",
}

_COUNTRY_PREFIX = "156"
_LINE_NAME = "境界线"


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceUnit:
    """One area as upstream draws it."""

    code: str
    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, kw_only=True, slots=True)
class BoundarySource:
    """What upstream offers, with our codes, each group sorted by code."""

    provinces: tuple[SourceUnit, ...]
    counties: tuple[SourceUnit, ...]
    """Units of 31 provinces; 台湾, 香港 and 澳门 have none here, they are drawn as provinces only."""
    lines: tuple[BaseGeometry, ...]
    """Multi-line strings of the provincial file, in its order."""


def read_source(folder: Path | None) -> BoundarySource:
    """The files in `folder`, or of the installed package; raises UsageError if they are unknown."""
    folder = folder or _installed_folder()
    provinces = _features(folder, "china_province.geojson")
    counties = _features(folder, "china_district.geojson")
    return BoundarySource(
        provinces=_units(provinces),
        counties=tuple(unit for unit in _units(counties) if unit.code[:2] not in {"71", "81", "82"}),
        lines=tuple(
            shape(each["geometry"]) for each in provinces if each["properties"]["name"] == _LINE_NAME
        ),
    )


def _installed_folder() -> Path:
    # The package is only located: importing it would pull in a whole GIS stack that is not needed.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(
            "没有边界数据：请先安装 geotool-cn==1.1.0（pip install '.[boundaries]'），或指明数据所在文件夹。"
        )
    return Path(spec.submodule_search_locations[0]) / "data"


def _features(folder: Path, name: str) -> list[dict[str, Any]]:
    path = folder / name
    if not path.is_file():
        raise UsageError(f"{path} 不存在：请指明含有 {name} 的文件夹。")
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != HASHES[name]:
        raise UsageError(
            f"{path} 不是已核对过的版本：只接受 geotool-cn 1.1.0 的文件。"
            f"SHA-256 应为 {HASHES[name]}，实为 {found}。"
        )
    features: list[dict[str, Any]] = json.loads(content)["features"]
    return features


def _units(features: list[dict[str, Any]]) -> tuple[SourceUnit, ...]:
    units = [_unit(feature) for feature in features if feature["properties"]["name"] != _LINE_NAME]
    return tuple(sorted(units, key=lambda unit: unit.code))


def _unit(feature: dict[str, Any]) -> SourceUnit:
    code = str(feature["properties"]["gb"]).removeprefix(_COUNTRY_PREFIX)
    geometry = shapely.normalize(shape(feature["geometry"]))
    return SourceUnit(
        code=CORRECTIONS.get(code, code), name=str(feature["properties"]["name"]), geometry=geometry
    )
