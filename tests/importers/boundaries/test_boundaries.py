"""The import as a whole: on a small source always, on the real one where geotool-cn is installed."""

import importlib.util
import json
from pathlib import Path

import pytest
from shapely.geometry import MultiLineString, MultiPolygon, box

from sitegen.importers.boundaries.boundary_source import PACKAGE, BoundarySource, SourceUnit
from sitegen.importers.boundaries.importing import METADATA, import_boundaries, line_kind, run

COMMITTED = Path(__file__).parents[3] / "datasets" / "boundaries"


def _unit(code: str, name: str, *parts: tuple[float, float, float, float]) -> SourceUnit:
    return SourceUnit(code=code, name=name, geometry=MultiPolygon([box(*part) for part in parts]))


SOURCE = BoundarySource(
    provinces=(_unit("620000", "甘肃省", (100, 30, 104, 33)), _unit("710000", "台湾省", (120, 22, 121, 25))),
    counties=(
        _unit("620102", "城关区", (100, 30, 102, 33)),
        _unit("629700", "中农发山丹马场", (102, 30, 104, 33), (105, 30, 105.0001, 30.0001)),
    ),
    lines=(MultiLineString([[(108, 6), (108, 7)], [(112, 3), (113, 4)]]),),
)


def test_files_hold_areas_lines_and_what_must_be_said(tmp_path: Path) -> None:
    summary = import_boundaries(SOURCE, tmp_path)
    china = json.loads((tmp_path / "china.json").read_text(encoding="utf-8"))
    assert china["metadata"] == dict(METADATA)
    assert [each["properties"] for each in china["features"]] == [
        {"code": "620000", "name": "甘肃省"},
        {"code": "710000", "name": "台湾省"},
        {"kind": "dashed-line"},
    ]
    gansu = json.loads((tmp_path / "counties" / "620000.json").read_text(encoding="utf-8"))
    assert gansu["features"][1]["properties"] == {"code": "629700", "name": "中农发山丹马场", "unit": False}
    assert len(gansu["features"][1]["geometry"]["coordinates"]) == 2
    assert (summary.provinces, summary.counties, summary.lines) == (2, 1, 1)
    assert summary.size == sum(path.stat().st_size for path in summary.files)


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    first = import_boundaries(SOURCE, tmp_path / "one")
    second = import_boundaries(SOURCE, tmp_path / "two")
    assert [path.read_bytes() for path in first.files] == [path.read_bytes() for path in second.files]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ([(112, 3), (113, 4)], "dashed-line"),
        ([(73.9, 38.6), (74.9, 37.2)], "undetermined-border"),
        ([(121.3, 31.5), (121.9, 31.6)], "water-border"),
    ],
)
def test_lines_are_told_apart(line: list[tuple[float, float]], kind: str) -> None:
    assert line_kind(MultiLineString([line])) == kind


@pytest.mark.judge
@pytest.mark.skipif(importlib.util.find_spec(PACKAGE) is None, reason="geotool-cn is not installed")
def test_the_committed_files_are_what_the_import_writes(tmp_path: Path) -> None:
    for path in run(None, tmp_path).files:
        name = path.relative_to(tmp_path)
        assert path.read_bytes() == (COMMITTED / name).read_bytes(), name
