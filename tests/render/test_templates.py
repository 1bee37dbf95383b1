"""Rules that every template, style sheet and script of the project keeps."""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from sitegen.content_policy import CLOSED_POLICY, OPEN_POLICY
from sitegen.maps.palette import FILE, read_palette

PROJECT = Path(__file__).parents[2]
TEMPLATES = sorted((PROJECT / "templates").rglob("*.*"))
HTML = [path for path in TEMPLATES if path.suffix == ".html" and path.parent.name != "reports"]
"""Pages of the site; a report is one file that needs nothing beside it."""
CSS = sorted((PROJECT / "static/css").glob("*.css"))


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(PROJECT).as_posix() for path in paths]


@pytest.mark.parametrize("path", HTML, ids=names(HTML))
def test_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<style\b|\sstyle\s*=|<[^>]*\son[a-z]+\s*=", text, re.IGNORECASE)
    assert not re.search(r'<script(?![^>]*\s(?:src=|type="application/(?:ld\+)?json"))', text, re.IGNORECASE)
    assert "javascript:" not in text


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_nothing_escapes_escaping(path: Path) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", path.read_text("utf-8"))


@pytest.mark.parametrize("path", HTML, ids=names(HTML))
def test_links_pass_through_href(path: Path) -> None:
    links = re.findall(r'\s(?:href|src|action)="((?:\{\{.*?\}\}|[^"{])*)"', path.read_text("utf-8"))
    external = ("https://www.moe.gov.cn/", "https://creativecommons.org/")
    assert not [
        link
        for link in links
        if not (
            link.startswith(("#", *external)) or re.search(r"\|\s*href\b|site\.absolute|site\.mail", link)
        )
    ]


def test_the_policy_stands_before_anything_it_governs() -> None:
    text = (PROJECT / "templates/layouts/base.html").read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    for each in (OPEN_POLICY, CLOSED_POLICY):
        assert each.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in each
    assert policy.start() < min(text.index("<link"), text.index("<script"))


@pytest.mark.parametrize("path", CSS, ids=names(CSS))
def test_style_sheets_ask_for_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "//" not in text
    assert all(target.startswith("#") for target in re.findall(r'url\("?([^")]+)', text))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _themes() -> dict[str, Mapping[str, str]]:
    palette = read_palette(PROJECT / "static" / "css" / FILE, ())
    return {"light": palette.light, "dark": palette.dark}


@pytest.mark.parametrize("path", CSS, ids=names(CSS))
def test_colours_stand_in_the_palette_alone(path: Path) -> None:
    if path.name == "print.css":
        return  # paper has neither light nor dark: black on white, whatever the palette
    assert not re.search(r":[^;{]*#[0-9a-f]{3,8}\b(?!\")", path.read_text("utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_has_enhanced_contrast(theme: str) -> None:
    colours = _themes()[theme]
    for ink in ("ink", "ink-soft", "link", "link-hover"):
        for ground in ("paper", "panel"):
            assert contrast(colours[ink], colours[ground]) >= 7, (ink, ground)
    assert contrast(colours["on-accent"], colours["accent"]) >= 7
    assert contrast(colours["ink"], colours["mark"]) >= 7


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_and_edges_can_be_told_from_the_ground(theme: str) -> None:
    colours = _themes()[theme]
    for mark in ("focus", "line-strong", "rule", "map-edge", "agree", "differ"):
        assert contrast(colours[mark], colours["paper"]) >= 3, mark


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "hue", [("step-1", "step-2", "step-3", "step-4", "step-5"), ("plan-4", "plan-3", "plan-2", "plan-1")]
)
def test_steps_differ_in_lightness(theme: str, hue: tuple[str, ...]) -> None:
    colours = _themes()[theme]
    ratios = [contrast(colours[step], colours["paper"]) for step in hue]
    assert all(after / before >= 1.3 for before, after in pairwise(ratios)), ratios
