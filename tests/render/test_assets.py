"""Style sheets, scripts and images as served."""

from pathlib import Path

from sitegen.maps.palette import Palette
from sitegen.render.assets import render_assets
from sitegen.render.palette_css import palette_css

STATIC = Path(__file__).parents[2] / "static"


def test_style_sheets_are_served_as_one(palette: Palette) -> None:
    files = {file.path: file.content.decode() for file in render_assets(STATIC, palette)}
    styles = [path for path in files if path.startswith("assets/css/")]
    assert styles == ["assets/css/site.css"]
    assert "@import" not in files["assets/css/site.css"]
    assert palette_css(palette) in files["assets/css/site.css"]
    for path in STATIC.glob("css/*.css"):
        if path.name != "site.css":
            assert path.read_text("utf-8") in files["assets/css/site.css"], path.name


def test_everything_else_is_served_as_it_is(palette: Palette) -> None:
    files = {file.path: file.content for file in render_assets(STATIC, palette)}
    assert files["assets/js/address.js"] == (STATIC / "js/address.js").read_bytes()
    assert files["assets/images/favicon.svg"] == (STATIC / "images/favicon.svg").read_bytes()
