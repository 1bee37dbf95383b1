"""All counties of the nation on one map."""

import gzip
import re
from pathlib import Path

import pytest

from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.maps.shapes import MapArea, SvgMap
from sitegen.maps.svg import svg_map

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def counties(boundaries: Boundaries, base_maps: BaseMaps) -> SvgMap:
    areas = [
        MapArea(code=each.code, name=each.name, klass="unread", text=each.name, href=None)
        for each in (*boundaries.coarse_counties, *boundaries.provinces)
        if each.unit
    ]
    return svg_map(base_maps.all_counties, areas)


def test_the_file_is_small_and_holds_what_the_provinces_hold(boundaries: Boundaries) -> None:
    assert (ROOT / "datasets" / "boundaries" / "china-counties.json").stat().st_size <= 900_000
    fine = {county.code: county for each in boundaries.counties.values() for county in each}
    assert {county.code for county in boundaries.coarse_counties} == set(fine)
    for county in boundaries.coarse_counties:
        # No islet is lost, however coarse the map.
        assert len(county.polygons) == len(fine[county.code].polygons), county.name


def test_it_shows_34_units_the_islands_and_the_dashed_line(counties: SvgMap, boundaries: Boundaries) -> None:
    codes = {area.code for area in counties.areas}
    assert {"710000", "810000", "820000"} <= codes
    assert {code[:2] for code in codes} == {each.code[:2] for each in boundaries.provinces}
    assert len({code[:2] for code in codes}) == 34
    assert [label.text for label in counties.labels] == ["钓鱼岛", "赤尾屿"]
    assert counties.inset is not None
    dashed = next(line for line in counties.lines if line.kind == "dashed-line")
    assert len(re.findall("M", dashed.path)) >= 10
    assert len(counties.borders) == 31


def test_it_stays_small_enough_to_be_sent(counties: SvgMap) -> None:
    paths = "".join((*(area.path for area in counties.areas), *counties.borders))
    assert len(gzip.compress(paths.encode(), mtime=0)) < 150_000


def test_the_arrow_keys_reach_every_county(counties: SvgMap) -> None:
    start = counties.areas[0].code
    seen, open_ = {start}, [start]
    while open_:
        for end in counties.neighbours[open_.pop()].values():
            if end not in seen:
                seen.add(end)
                open_.append(end)
    assert seen == {area.code for area in counties.areas}
