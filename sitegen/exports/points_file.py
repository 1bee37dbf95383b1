"""GeoJSON with one point for each county-level unit: roughly where it lies, never its boundary."""

from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.analysis.status import CountyStatus
from sitegen.exports.about import About
from sitegen.exports.json_file import header_of, lined_json
from sitegen.maps.geometry import Point
from sitegen.model.site_data import SiteData

_NOTE = (
    "点是近似的代表点，只表示大致位置，不是政府驻地，也不能代替边界：建制单位的点在其辖区内，由简化后的边界算出；"
    "功能区的点是编者估计的中心。没有点的单位，所用边界资料里没有它。坐标是经纬度（度），"
    "按 CGCS2000，与 WGS 84 的差别远小于点位的精度。"
)


def points_file(
    about: About,
    data: SiteData,
    statuses: Iterable[CountyStatus],
    points: Mapping[str, Point],
    attribution: str,
) -> bytes:
    """The units as a feature collection; `attribution` says whose boundaries `points` were made from.

    A unit without a known point has null geometry, as RFC 7946 provides.
    """
    header = {
        "type": "FeatureCollection",
        **header_of(about),
        "points": {"approximate": True, "note": _NOTE, "attribution": attribution},
    }
    return lined_json(header, "features", (_feature(data, each, points) for each in statuses))


def _feature(data: SiteData, status: CountyStatus, points: Mapping[str, Point]) -> dict[str, Any]:
    unit = status.county
    zone = data.zone.get(unit.code)
    point = (zone.longitude, zone.latitude) if zone else points.get(unit.code)
    return {
        "type": "Feature",
        "id": unit.code,
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": _properties(data, status),
    }


def _properties(data: SiteData, status: CountyStatus) -> dict[str, Any]:
    unit = status.county
    prefecture = data.prefecture.get(unit.prefecture_code or "")
    return {
        "code": unit.code,
        "name": unit.name,
        "province": data.province[unit.province_code].name,
        "prefecture": prefecture.name if prefecture else None,
        "kind": unit.kind.value,
        "status": status.label,
        "batch": status.batch.id if status.batch else None,
        "planned_year": status.planned_year,
        "approximate": True,
    }
