"""What a map of China must show: a boundary set that lacks any of it is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.exceptions import UsageError
from sitegen.findings import Finding
from sitegen.maps.boundary_text import text_findings
from sitegen.maps.geometry import Point, contains, distance_to_path
from sitegen.maps.loaded_boundaries import Boundaries, Boundary, boundary_files, load_boundaries

PROVINCES: Mapping[str, str] = {
    "110000": "北京市", "120000": "天津市", "130000": "河北省", "140000": "山西省",
    "150000": "内蒙古自治区", "210000": "辽宁省", "220000": "吉林省", "230000": "黑龙江省",
    "310000": "上海市", "320000": "江苏省", "330000": "浙江省", "340000": "安徽省",
    "350000": "福建省", "360000": "江西省", "370000": "山东省", "410000": "河南省",
    "420000": "湖北省", "430000": "湖南省", "440000": "广东省", "450000": "广西壮族自治区",
    "460000": "海南省", "500000": "重庆市", "510000": "四川省", "520000": "贵州省",
    "530000": "云南省", "540000": "西藏自治区", "610000": "陕西省", "620000": "甘肃省",
    "630000": "青海省", "640000": "宁夏回族自治区", "650000": "新疆维吾尔自治区", "710000": "台湾省",
    "810000": "香港特别行政区", "820000": "澳门特别行政区",
}  # fmt: skip
"""The 34 province-level units."""

WITHOUT_COUNTIES = frozenset({"710000", "810000", "820000"})
"""Units that the scheme does not cover: drawn, without counties."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Feature:
    """Something that must be drawn near a place."""

    code: str
    """Code of the finding when it is missing."""
    name: str
    province_code: str
    place: Point


TAIWAN = Feature(code="map-taiwan", name="台湾岛", province_code="710000", place=(121.0, 23.7))
DIAOYU = Feature(code="map-diaoyu-dao", name="钓鱼岛", province_code="710000", place=(123.47, 25.74))
CHIWEI = Feature(code="map-chiwei-yu", name="赤尾屿", province_code="710000", place=(124.56, 25.92))
SOUTH_CHINA_SEA: tuple[Feature, ...] = tuple(
    Feature(code="map-south-china-sea-islands", name=name, province_code=province, place=place)
    for name, province, place in (
        ("东沙群岛", "440000", (116.72, 20.70)),
        ("西沙群岛", "460000", (112.34, 16.83)),
        ("黄岩岛", "460000", (117.76, 15.15)),
        ("南沙群岛", "460000", (114.37, 10.38)),
        ("曾母暗沙", "460000", (112.28, 3.97)),
    )
)
ISLANDS: tuple[Feature, ...] = (TAIWAN, DIAOYU, CHIWEI, *SOUTH_CHINA_SEA)

DASHES: tuple[Point, ...] = (
    (108.0, 6.5), (109.6, 15.7), (110.2, 11.7), (112.3, 3.5), (115.9, 7.5),
    (118.8, 11.4), (119.2, 15.5), (119.8, 18.5), (121.5, 21.2), (122.7, 24.2),
)  # fmt: skip
"""A point near the middle of each of the ten parts of the dashed line."""

_NEAR = 0.25  # degrees
_REMEDY = "不要手工改动边界文件：请用 sitegen import 从核对过的版本重新生成，或从版本库恢复。"


def read_boundaries(folder: Path, root: Path) -> tuple[Boundaries | None, tuple[Finding, ...]]:
    """The boundary set in `folder` and everything that it lacks; None when it cannot be read.

    Paths in findings are relative to `root`.
    """
    path = (folder / "china.json").relative_to(root).as_posix()
    files = (file for file in boundary_files(folder) if file.exists())
    refused = [finding for file in files for finding in text_findings(file, root)]
    if refused:
        return None, tuple(refused)
    try:
        boundaries = load_boundaries(folder)
    except (UsageError, AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        return None, (_finding(path, "map-file", f"边界文件读不出来：{_within(root, error)}"),)
    return boundaries, tuple(lacking(boundaries, path))


def _within(root: Path, error: Exception) -> str:
    """What is wrong, with the name of a file as the project has it."""
    return str(error).replace(f"{root.as_posix()}/", "")


def lacking(boundaries: Boundaries, path: str) -> Iterator[Finding]:
    """Everything that maps of China must show and `boundaries` do not; `path` is that of `china.json`."""
    yield from _national_findings(boundaries, path)
    yield from _county_findings(boundaries, path)


def is_drawn(feature: Feature, boundary: Boundary | None) -> bool:
    """True when a polygon of `boundary` lies at the feature's place or close to it."""
    outlines = [polygon[0] for polygon in boundary.polygons] if boundary else []
    return any(
        contains(outline, feature.place) or distance_to_path(outline, feature.place) <= _NEAR
        for outline in outlines
    )


def _national_findings(boundaries: Boundaries, path: str) -> Iterator[Finding]:
    if "审图号" not in boundaries.review_number:
        yield _finding(path, "map-review-number", "边界文件没有审图号（metadata.review_number）")
    if not boundaries.attribution or boundaries.review_number not in boundaries.attribution:
        yield _finding(path, "map-attribution", "边界文件没有写明审图号的来源说明（metadata.attribution）")
    for code, name in PROVINCES.items():
        if boundaries.province(code) is None:
            yield _finding(path, "map-province", f"全国地图缺少{name}（{code}）", value=code)
    for feature in ISLANDS:
        province = boundaries.province(feature.province_code)
        if province is not None and not is_drawn(feature, province):
            yield _finding(path, feature.code, f"全国地图缺少{feature.name}", value=feature.name)
    parts = boundaries.lines_of_kind("dashed-line")
    for number, place in enumerate(DASHES, start=1):
        if not any(distance_to_path(part, place) <= _NEAR for part in parts):
            yield _finding(
                path,
                "map-dashed-line",
                f"南海断续线缺少一段（东经{place[0]}°、北纬{place[1]}°附近）",
                value=str(number),
            )


def _county_findings(boundaries: Boundaries, path: str) -> Iterator[Finding]:
    folder = path.removesuffix("china.json") + "counties"
    for code, name in PROVINCES.items():
        if code not in WITHOUT_COUNTIES and not boundaries.counties.get(code):
            yield _finding(f"{folder}/{code}.json", "map-counties", f"缺少{name}的县级边界")
    yield from _coarse_findings(boundaries, path.replace("china.json", "china-counties.json"))
    for feature in SOUTH_CHINA_SEA:
        counties = boundaries.counties.get(feature.province_code, ())
        if counties and not any(is_drawn(feature, county) for county in counties):
            place = f"{folder}/{feature.province_code}.json"
            yield _finding(place, feature.code, f"分省地图缺少{feature.name}", value=feature.name)


def _coarse_findings(boundaries: Boundaries, path: str) -> Iterator[Finding]:
    drawn = {county.code[:2] for county in boundaries.coarse_counties}
    for code, name in PROVINCES.items():
        if code not in WITHOUT_COUNTIES and code[:2] not in drawn:
            yield _finding(path, "map-counties", f"全国分县地图缺少{name}", value=code)
    for feature in SOUTH_CHINA_SEA:
        if not any(is_drawn(feature, county) for county in boundaries.coarse_counties):
            yield _finding(path, feature.code, f"全国分县地图缺少{feature.name}", value=feature.name)


def _finding(path: str, code: str, message: str, *, value: str | None = None) -> Finding:
    return Finding(path, code, message, _REMEDY, value=value)
