"""Boundaries against the data that they draw: known codes, points that lie where they should, one credit."""

from collections.abc import Iterator

from sitegen.datasets.package import Package
from sitegen.findings import Finding
from sitegen.maps.geometry import Point, contains
from sitegen.maps.loaded_boundaries import Boundaries, Boundary


def check_drawn_places(package: Package, boundaries: Boundaries, folder: str) -> tuple[Finding, ...]:
    """A finding for each area of an unknown code and each zone outside of its prefecture.

    `folder`: where the files of the boundaries are.
    """
    return (*_unknown_areas(package, boundaries, folder), *_misplaced_zones(package, boundaries))


def check_credit(credit: str, attribution: str, path: str) -> tuple[Finding, ...]:
    """A finding when the line under the maps, in the file `path`, is not what boundaries ask for."""
    if credit == attribution:
        return ()
    message = f"地图下要写明的一行和边界文件要求的不同：“{credit}”"
    remedy = f"照边界文件写：“{attribution}”；换了边界就重新导入"
    return (Finding(path, "map-attribution", message, remedy, field="boundary_credit", value=credit),)


def _unknown_areas(package: Package, boundaries: Boundaries, folder: str) -> Iterator[Finding]:
    """Where nearly all areas of a province are known, none is unknown; other data are of a part of it."""
    known = {row["code"] for row in package.tables["counties"].rows}
    for province, areas in boundaries.counties.items():
        strange = [area for area in areas if area.unit and area.code not in known]
        if len(strange) * 10 < len(areas):
            for area in strange:
                message = f"边界里的代码 {area.code}（{area.name}）不在 counties.csv 中"
                remedy = "边界文件不手工改：恢复原来的文件，或用 sitegen import boundaries 重新生成"
                yield Finding(
                    f"{folder}/counties/{province}.json", "boundary-code", message, remedy, value=area.code
                )


def _misplaced_zones(package: Package, boundaries: Boundaries) -> Iterator[Finding]:
    """The point of a zone lies in a county of its own prefecture, or of its own municipality."""
    table = package.tables["zones"]
    prefectures = {row["code"] for row in package.tables["prefectures"].rows}
    for row in table.rows:
        place = (float(row["longitude"]), float(row["latitude"]))
        prefix = row["code"][:4] if f"{row['code'][:4]}00" in prefectures else row["code"][:2]
        areas = boundaries.counties.get(f"{row['code'][:2]}0000", ())
        own = [area for area in areas if area.code.startswith(prefix)]
        if own and not any(_lies_in(area, place) for area in own):
            around = next((area.name for area in areas if _lies_in(area, place)), "本省之外")
            message = (
                f"{row['full_name']}的点（{row['longitude']}，{row['latitude']}）不在它的地级市里，在{around}"
            )
            yield Finding(
                table.path,
                "zone-point",
                message,
                "改正经纬度：前者是经度，后者是纬度",
                line=row.line,
                column=row.columns.get("longitude"),
                field="longitude",
                value=row["longitude"],
            )


def _lies_in(area: Boundary, place: Point) -> bool:
    return sum(contains(ring, place) for polygon in area.polygons for ring in polygon) % 2 == 1
