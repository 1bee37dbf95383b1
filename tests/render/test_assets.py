"""Style sheets, scripts and images as served."""

import re
from pathlib import Path

from sitegen.maps.palette import Palette
from sitegen.render.assets import render_assets
from sitegen.render.palette_css import palette_css

STATIC = Path(__file__).parents[2] / "static"


def test_style_sheets_are_served_as_one(palette: Palette) -> None:
    files = {file.path: file.content.decode() for file in render_assets(STATIC, palette)}
    styles = [path for path in files if path.startswith("assets/css/")]
    assert styles == ["assets/css/site.css"]
    (content,) = (files[path] for path in styles)
    assert "@import" not in content
    assert said(palette_css(palette)) in said(content)
    for path in STATIC.glob("css/*.css"):
        if path.name != "site.css":
            assert said(path.read_text("utf-8")) in said(content), path.name
    assert not re.search(r"/\*|\n\s", content)


def said(sheet: str) -> str:
    """What a style sheet says, without comments and space."""
    return re.sub(r"/\*.*?\*/|\s", "", sheet, flags=re.DOTALL)


def test_everything_else_is_served_as_it_is(palette: Palette) -> None:
    files = {file.path: file.content for file in render_assets(STATIC, palette)}
    assert files["assets/js/address.js"] == (STATIC / "js/address.js").read_bytes()
    assert files["assets/images/favicon.svg"] == (STATIC / "images/favicon.svg").read_bytes()


def test_a_pattern_says_its_turn_so_that_a_style_sheet_can_enlarge_it(palette: Palette) -> None:
    sheet = palette_css(palette)
    assert all(f"#{paint.id} {{ --turn: {pattern.turn:g}deg; }}" in sheet for paint, pattern in palette.tiles)
