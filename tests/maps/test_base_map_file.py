"""The base maps beside the boundaries: the same as drawn anew, and refused when they are of others."""

import json
import shutil
from pathlib import Path

import pytest

from sitegen.cli import run
from sitegen.exceptions import UsageError
from sitegen.maps.base_map_file import FILE, base_map_text, load_base_maps, read_base_maps, renewed_base_maps
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.drawing import base_maps as drawn_base_maps
from sitegen.maps.loaded_boundaries import Boundaries

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "datasets" / "boundaries"
PATH = f"datasets/boundaries/{FILE}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder with the committed boundaries."""
    shutil.copytree(COMMITTED, tmp_path / "datasets" / "boundaries")
    return tmp_path


def refused(root: Path) -> list[tuple[str, str, str]]:
    base_maps, findings = read_base_maps(root / "datasets" / "boundaries", root)
    assert (base_maps is None) == bool(findings)
    return [(each.path, each.code, each.message) for each in findings]


def test_the_committed_file_is_what_is_drawn_of_the_committed_boundaries(boundaries: Boundaries) -> None:
    committed = (COMMITTED / FILE).read_text(encoding="utf-8")
    same = base_map_text(boundaries, COMMITTED) == committed
    assert same, "run `sitegen fix --write`"


def test_what_is_read_is_what_was_drawn(boundaries: Boundaries, base_maps: BaseMaps) -> None:
    assert base_maps == drawn_base_maps(boundaries)


def test_the_committed_file_belongs_to_the_boundaries() -> None:
    assert refused(ROOT) == []
    assert renewed_base_maps(COMMITTED, ROOT) is None


def test_boundaries_that_have_changed_since_are_told_and_drawn_anew(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "datasets" / "boundaries" / "counties" / "330000.json"
    file.write_text(file.read_text(encoding="utf-8").replace("西湖区", "西子区"), encoding="utf-8")
    assert refused(root) == [(PATH, "map-base", "底图不是按现在的边界画的")]
    (root / "datasets" / "datapackage.yaml").write_text("{}\n", encoding="utf-8")
    assert run(["--root", str(root), "fix"]) == 1
    assert f"{PATH}\n  - 按现在的边界重新画出\n" in capsys.readouterr().out
    assert refused(root)
    assert run(["--root", str(root), "fix", "--write"]) == 0
    assert refused(root) == []
    names = {area.name for area in load_base_maps(file.parents[1]).provinces["330000"].areas.values()}
    assert "西子区" in names


def test_a_file_changed_by_hand_is_told(root: Path) -> None:
    file = root / PATH
    file.write_text(file.read_text(encoding="utf-8").replace("海淀区", "海定区"), encoding="utf-8")
    assert refused(root) == [(PATH, "map-base", "底图被改动过：它由程序画出，不能手改")]


@pytest.mark.parametrize("text", [None, "", "{}", "[]\n[]", '{"made_from":{},\n', "\ufeff{\n}"])
def test_a_file_that_is_missing_or_none_is_told(root: Path, text: str | None) -> None:
    file = root / PATH
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")
    assert refused(root) == [(PATH, "map-base", "没有底图，或读不出它是按哪些边界画的")]


def test_a_missing_file_is_made(root: Path) -> None:
    committed = (root / PATH).read_text(encoding="utf-8")
    (root / PATH).unlink()
    assert renewed_base_maps((root / PATH).parent, root) == committed


def test_without_sound_boundaries_nothing_is_drawn(root: Path) -> None:
    (root / "datasets" / "boundaries" / "china.json").write_text("[]", encoding="utf-8")
    assert refused(root)
    assert renewed_base_maps(root / "datasets" / "boundaries", root) is None


@pytest.mark.parametrize("path", ['M0 0"/><script>', "M0 0\nl1 1", 3, None])
def test_what_is_no_path_of_a_drawing_is_refused(tmp_path: Path, path: object) -> None:
    values = json.loads((COMMITTED / FILE).read_text(encoding="utf-8"))
    values["nation"]["areas"][0]["path"] = path
    (tmp_path / FILE).write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(UsageError, match="底图"):
        load_base_maps(tmp_path)
