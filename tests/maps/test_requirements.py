"""Every missing element of a map of China has its own finding."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sitegen.findings import Finding
from sitegen.maps.geometry import Point
from sitegen.maps.loaded_boundaries import Boundaries, Boundary, Ring
from sitegen.maps.requirements import DASHES, PROVINCES, lacking, read_boundaries

ROOT = Path(__file__).parents[2]
CHINA = "datasets/boundaries/china.json"
Collection = dict[str, Any]
Spoil = Callable[[str, Callable[[Collection], None]], Path]


def _check(root: Path) -> tuple[Finding, ...]:
    return read_boundaries(root / "datasets" / "boundaries", root)[1]


def _codes(boundaries: Boundaries) -> list[str]:
    return [finding.code for finding in lacking(boundaries, CHINA)]


def _without_island(boundary: Boundary, place: Point, reach: float) -> Boundary:
    kept = [polygon for polygon in boundary.polygons if not _lies_at(polygon[0], place, reach)]
    return replace(boundary, polygons=tuple(kept))


def _lies_at(outline: Ring, place: Point, reach: float) -> bool:
    return all(abs(x - place[0]) < reach and abs(y - place[1]) < reach for x, y in outline)


def test_the_committed_set_is_complete() -> None:
    assert _check(ROOT) == ()


def test_there_are_34_units_and_ten_dashes() -> None:
    assert (len(PROVINCES), len(DASHES)) == (34, 10)


@pytest.mark.parametrize(
    ("code", "province", "place", "reach"),
    [
        ("map-taiwan", "71", (121.0, 23.6), 2.0),
        ("map-diaoyu-dao", "71", (123.47, 25.74), 0.4),
        ("map-chiwei-yu", "71", (124.56, 25.92), 0.4),
        ("map-south-china-sea-islands", "46", (112.28, 3.97), 0.5),
        ("map-south-china-sea-islands", "46", (117.76, 15.15), 0.5),
        ("map-south-china-sea-islands", "46", (112.34, 16.83), 1.0),
        ("map-south-china-sea-islands", "46", (114.37, 10.38), 1.0),
        ("map-south-china-sea-islands", "44", (116.72, 20.70), 0.6),
    ],
)
def test_a_missing_island_is_refused(
    boundaries: Boundaries, code: str, province: str, place: Point, reach: float
) -> None:
    spoiled = replace(
        boundaries,
        provinces=tuple(
            _without_island(each, place, reach) if each.code[:2] == province else each
            for each in boundaries.provinces
        ),
    )
    assert [(finding.code, finding.path) for finding in lacking(spoiled, CHINA)] == [(code, CHINA)]


@pytest.mark.parametrize(("province", "place"), [("460000", (112.28, 3.97)), ("440000", (116.72, 20.70))])
def test_a_missing_island_on_a_county_map_is_refused(
    boundaries: Boundaries, province: str, place: Point
) -> None:
    counties = tuple(_without_island(each, place, 0.6) for each in boundaries.counties[province])
    spoiled = replace(boundaries, counties={**boundaries.counties, province: counties})
    assert [(finding.code, finding.path) for finding in lacking(spoiled, CHINA)] == [
        ("map-south-china-sea-islands", f"datasets/boundaries/counties/{province}.json")
    ]


@pytest.mark.parametrize("number", range(10))
def test_each_part_of_the_dashed_line_is_needed(boundaries: Boundaries, number: int) -> None:
    lines = tuple(
        replace(line, parts=(*line.parts[:number], *line.parts[number + 1 :]))
        if line.kind == "dashed-line"
        else line
        for line in boundaries.lines
    )
    assert _codes(replace(boundaries, lines=lines)) == ["map-dashed-line"]


@pytest.mark.parametrize("province", ["110000", "710000", "810000"])
def test_a_missing_province_is_refused(boundaries: Boundaries, province: str) -> None:
    provinces = tuple(each for each in boundaries.provinces if each.code != province)
    findings = list(lacking(replace(boundaries, provinces=provinces), CHINA))
    assert [(finding.code, finding.value) for finding in findings] == [("map-province", province)]


@pytest.mark.parametrize(
    ("field", "codes"),
    [("review_number", ["map-review-number"]), ("attribution", ["map-attribution"])],
)
def test_missing_words_are_refused(spoiled: Spoil, field: str, codes: list[str]) -> None:
    findings = _check(spoiled("china.json", lambda collection: collection["metadata"].pop(field)))
    assert [finding.code for finding in findings] == codes


def test_a_province_without_county_file_is_refused(spoiled: Spoil) -> None:
    root = spoiled("china.json", lambda _: None)
    (root / "datasets" / "boundaries" / "counties" / "330000.json").unlink()
    assert [finding.code for finding in _check(root)] == ["map-counties"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"metadata": {}, "features": [{}]}'])
def test_an_unreadable_file_is_one_finding(spoiled: Spoil, content: str) -> None:
    root = spoiled("china.json", lambda _: None)
    (root / "datasets" / "boundaries" / "china.json").write_text(content, encoding="utf-8")
    assert [finding.code for finding in _check(root)] == ["map-file"]


@pytest.mark.parametrize("polygon", [[], [[]], [[[110, 30], [111, 30], [110, 30]]]])
def test_a_polygon_without_an_outline_is_a_finding(spoiled: Spoil, polygon: list[list[list[float]]]) -> None:
    def spoil(collection: dict[str, Any]) -> None:
        area = next(each for each in collection["features"] if "code" in each["properties"])
        area["geometry"]["coordinates"].append(polygon)

    assert [finding.code for finding in _check(spoiled("china.json", spoil))] == ["map-file"]


def test_the_map_of_all_counties_must_show_every_province(
    spoiled: Callable[[str, Callable[[dict[str, Any]], None]], Path],
) -> None:
    def without_hainan(collection: dict[str, Any]) -> None:
        collection["features"] = [
            each for each in collection["features"] if not each["properties"]["code"].startswith("46")
        ]

    root = spoiled("china-counties.json", without_hainan)
    findings = _check(root)
    assert {finding.path for finding in findings} == {"datasets/boundaries/china-counties.json"}
    assert findings[0].message == "全国分县地图缺少海南省"
    assert "全国分县地图缺少南沙群岛" in {finding.message for finding in findings}


def test_template_syntax_in_a_name_or_credit_is_refused(spoiled: Spoil) -> None:
    def change(collection: Collection) -> None:
        collection["metadata"]["usage"] = "{# 注"
        collection["features"][0]["properties"]["name"] = "{{7*7}}区"

    findings = _check(spoiled("counties/330000.json", change))
    assert {(each.code, each.field, each.value) for each in findings} == {
        ("template-syntax", "usage", "{# 注"),
        ("template-syntax", "name", "{{7*7}}区"),
    }
    assert {(each.path, each.line) for each in findings} == {("datasets/boundaries/counties/330000.json", 1)}
