"""Maps as files: whole, with their colours, their numbers and their attribution."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sitegen.render.map_pictures import map_figures
from sitegen.site.page import Page

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


def titles(text: str) -> dict[str, str]:
    """What a picture says about each place, by code."""
    root = ElementTree.fromstring(text)  # noqa: S314
    return {
        each.attrib["data-code"]: each.findtext(f"{SVG}title", "")
        for each in root.iter()
        if "data-code" in each.attrib
    }


def test_only_pages_with_maps_have_figures() -> None:
    plain = Page(url="/about/", template="pages/document.html", title="关于", description="")
    assert map_figures((plain,)) == ()


@pytest.mark.parametrize("name", ["china", "china-2019", "counties", "hainan", "zhejiang-2023"])
def test_a_picture_carries_everything_with_it(built_site: Path, name: str) -> None:
    text = (built_site / "downloads" / "maps" / f"{name}.svg").read_text(encoding="utf-8")
    ElementTree.fromstring(text)  # noqa: S314
    assert "审图号 GS（2024）0650号" in text
    assert re.search(r"数据截至\d{4}-\d\d-\d\d", text)
    assert "收到名字" in text
    assert not re.search(r"<style|style=|class=|<script|https?://(?!www\.w3\.org/2000/svg)", text)
    if not name.startswith("zhejiang"):
        assert 'data-line="dashed-line"' in text
        assert "南海诸岛" in text


@pytest.mark.parametrize("name", ["china", "china-2019", "counties"])
def test_a_national_picture_shows_34_units_and_the_islands(built_site: Path, name: str) -> None:
    text = (built_site / "downloads" / "maps" / f"{name}.svg").read_text(encoding="utf-8")
    said = titles(text)
    assert len({code[:2] for code in said}) == 34
    assert said["710000"] == "台湾省：不适用"
    for island in ("钓鱼岛", "赤尾屿"):
        assert f">{island}</text>" in text


def test_no_boundary_file_is_offered(built_site: Path) -> None:
    offered = [path for path in built_site.rglob("*") if path.suffix in {".geojson", ".topojson", ".shp"}]
    for path in offered:
        assert "Polygon" not in path.read_text(encoding="utf-8"), path
    assert not list(built_site.rglob("china*.json"))
