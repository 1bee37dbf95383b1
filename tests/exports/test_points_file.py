"""GeoJSON points, read by a geometry library and held against the boundaries."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyogrio
from shapely.geometry import MultiPolygon, Point, Polygon, shape

from sitegen.analysis.status import county_statuses
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.model.site_data import SiteData


def features(downloads: Mapping[str, bytes], path: str) -> list[dict[str, Any]]:
    collection = json.loads(downloads[f"downloads/{path}"])
    assert collection["type"] == "FeatureCollection"
    return list(collection["features"])


def test_every_unit_in_force_is_there_once(downloads: Mapping[str, bytes], data: SiteData) -> None:
    codes = [feature["properties"]["code"] for feature in features(downloads, "counties.geojson")]
    assert codes == [unit.code for unit in data.counties if unit.in_force(data.reference_year)]


def test_gdal_reads_every_file_of_points(downloads: Mapping[str, bytes], tmp_path: Path) -> None:
    for path, content in downloads.items():
        if path.endswith(".geojson"):
            file = tmp_path / path.rpartition("/")[2]
            file.write_bytes(content)
            meta, _, geometries, columns = pyogrio.raw.read(file)
            assert meta["crs"] == "EPSG:4326", path
            assert meta["geometry_type"] in {"Point", "Unknown"}, path
            found = json.loads(content)["features"]
            assert len(geometries) == len(found)
            codes = dict(zip(meta["fields"], columns, strict=True))["code"]
            assert list(codes) == [feature["properties"]["code"] for feature in found], "text, not numbers"


def test_points_lie_in_their_county(
    downloads: Mapping[str, bytes], data: SiteData, boundaries: Boundaries
) -> None:
    areas = {
        area.code: MultiPolygon([Polygon(rings[0], rings[1:]) for rings in area.polygons])
        for group in boundaries.counties.values()
        for area in group
    }
    nowhere = set()
    for feature in features(downloads, "counties.geojson"):
        code = feature["properties"]["code"]
        if feature["geometry"] is None:
            nowhere.add(code)
            continue
        point = shape(feature["geometry"])
        assert isinstance(point, Point)
        assert 73 < point.x < 136
        assert 3 < point.y < 54
        if code in areas:
            assert areas[code].contains(point), code
        else:
            assert (point.x, point.y) == (data.zone[code].longitude, data.zone[code].latitude)
    assert nowhere == {"500157", "653228", "653229"}


def test_properties_are_the_status_of_the_unit(downloads: Mapping[str, bytes], data: SiteData) -> None:
    statuses = county_statuses(data)
    for feature in features(downloads, "counties.geojson"):
        found = feature["properties"]
        unit, status = data.county[found["code"]], statuses[found["code"]]
        prefecture = data.prefecture.get(unit.prefecture_code or "")
        assert feature["id"] == unit.code
        assert found == {
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


def test_a_batch_and_a_plan_have_the_points_of_their_units(
    downloads: Mapping[str, bytes], data: SiteData
) -> None:
    for batch in data.batches:
        found = {item["id"] for item in features(downloads, f"batches/{batch.id}/certifications.geojson")}
        assert found == {item.county_code for item in data.certifications_in[batch.id]}, batch.id
    assert len(features(downloads, "plans/dafeng/targets.geojson")) == 1


def test_it_says_that_points_are_approximate_and_from_whose_boundaries(
    downloads: Mapping[str, bytes], boundaries: Boundaries
) -> None:
    header = json.loads(downloads["downloads/counties.geojson"])
    assert header["points"]["approximate"] is True
    assert "近似" in header["points"]["note"]
    assert header["points"]["attribution"] == boundaries.attribution
    assert header["licence"] == "CC BY 4.0"
    assert "边界不在许可之内" in header["licence_limits"]
