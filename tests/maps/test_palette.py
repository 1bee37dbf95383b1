"""The palette of the maps, as seen with colour-vision deficiencies, in grey, in light and in dark.

Neighbouring classes must be 10 apart in CIEDE2000. Classes that mean absence are told from all others by
a pattern (dots, hatch, cross hatch), planned ones from certified ones by stripes; there only the grounds
of the same pattern are compared.

The matrices are those of Machado, Oliveira and Fernandes (2009) for complete deficiency, applied to linear
light; the difference is that of Sharma, Wu and Dalal (2005).
"""

from collections.abc import Callable, Mapping
from itertools import combinations, pairwise
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from pathlib import Path

import pytest

from sitegen.maps import palette

Colour = tuple[float, float, float]
"""Linear red, green and blue, 0 to 1."""
Matrix = tuple[Colour, Colour, Colour]

PROTANOPIA: Matrix = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA: Matrix = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
TRITANOPIA: Matrix = (
    (1.255528, -0.076749, -0.178779),
    (-0.078411, 0.930809, 0.147602),
    (0.004733, 0.691367, 0.303900),
)
LUMINANCE: Colour = (0.2126, 0.7152, 0.0722)
_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Colour = (0.95047, 1.0, 1.08883)


def linear(hexadecimal: str) -> Colour:
    """`#1a7076` in linear light."""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (_decoded(red), _decoded(green), _decoded(blue))


def seen(colour: Colour, matrix: Matrix) -> Colour:
    """The colour under a linear map, cut to what a screen can show."""
    red, green, blue = (min(max(_dot(row, colour), 0.0), 1.0) for row in matrix)
    return (red, green, blue)


def grey(colour: Colour) -> Colour:
    """The colour as a printer without colours gives it."""
    level = _dot(LUMINANCE, colour)
    return (level, level, level)


VISIONS: Mapping[str, Callable[[Colour], Colour]] = {
    "full": lambda colour: colour,
    "protanopia": lambda colour: seen(colour, PROTANOPIA),
    "deuteranopia": lambda colour: seen(colour, DEUTERANOPIA),
    "tritanopia": lambda colour: seen(colour, TRITANOPIA),
    "grey": grey,
}


def lab(colour: Colour) -> Colour:
    """CIE L*a*b* under D65."""
    x, y, z = (_root(_dot(row, colour) / white) for row, white in zip(_XYZ, _WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def difference(one: Colour, other: Colour) -> float:
    """CIEDE2000 between two colours in linear light."""
    return ciede2000(lab(one), lab(other))


def ciede2000(one: Colour, other: Colour) -> float:
    """CIEDE2000 between two L*a*b* colours (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = degrees(atan2(b1, a1 * stretch)) % 360, degrees(atan2(b2, a2 * stretch)) % 360
    turn, hue = _hues(h1, h2, c1 * c2)
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    scale_l = 1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2)
    scale_c = 1 + 0.045 * chroma
    scale_h = 1 + 0.015 * chroma * _hue_weight(hue)
    part_l, part_c, part_h = (l2 - l1) / scale_l, (c2 - c1) / scale_c, d_hue / scale_h
    return sqrt(part_l**2 + part_c**2 + part_h**2 + _rotation(hue, chroma) * part_c * part_h)


def _hues(h1: float, h2: float, chromas: float) -> tuple[float, float]:
    """Difference and mean of two hues in degrees."""
    if chromas == 0:
        return 0.0, h1 + h2
    turn = (h2 - h1 + 180) % 360 - 180
    return turn, (h1 + turn / 2) % 360


def _hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )


def _rotation(hue: float, chroma: float) -> float:
    angle = 30 * exp(-(((hue - 275) / 25) ** 2))
    return -2 * sqrt(chroma**7 / (chroma**7 + 25.0**7)) * sin(radians(2 * angle))


def _dot(row: Colour, colour: Colour) -> float:
    return row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]


def _decoded(level: float) -> float:
    return float(level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4)


def _root(value: float) -> float:
    return float(value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116)


FILE = Path(__file__).parents[2] / "static" / "css" / palette.FILE
CERTIFIED = tuple(f"certified-{year}" for year in range(2019, 2035))
"""As many as have a look of their own: four grounds under four patterns."""
PALETTE = palette.read_palette(FILE, CERTIFIED)
SCHEMES = {"light": PALETTE.light, "dark": PALETTE.dark}
SHARES = tuple(f"share-{step}" for step in range(1, 6))
PLANNED = tuple(f"planned-{step}" for step in range(1, 5))
APART = 10

in_every_light = pytest.mark.parametrize("scheme", SCHEMES)
for_every_eye = pytest.mark.parametrize("vision", VISIONS)


def apart(one: str, other: str, scheme: str, vision: str) -> float:
    """Difference of two colours as somebody sees them."""
    see, colours = VISIONS[vision], SCHEMES[scheme]
    return difference(see(linear(colours[one])), see(linear(colours[other])))


def grounds(classes: tuple[str, ...]) -> list[str]:
    return [PALETTE.paints[klass].ground for klass in classes]


@for_every_eye
@in_every_light
@pytest.mark.parametrize("classes", [SHARES, PLANNED, CERTIFIED[:4]], ids=["shares", "planned", "certified"])
def test_neighbouring_classes_are_told_apart(classes: tuple[str, ...], scheme: str, vision: str) -> None:
    for one, other in pairwise(grounds(classes)):
        assert apart(one, other, scheme, vision) >= APART, (one, other)


@for_every_eye
@in_every_light
@pytest.mark.parametrize("classes", [SHARES, PLANNED, CERTIFIED[:4]], ids=["shares", "planned", "certified"])
def test_lightness_rises_or_falls_all_the_way(classes: tuple[str, ...], scheme: str, vision: str) -> None:
    see, colours = VISIONS[vision], SCHEMES[scheme]
    levels = [sum(see(linear(colours[ground]))) for ground in grounds(classes)]
    assert levels in (sorted(levels), sorted(levels, reverse=True))


@for_every_eye
@in_every_light
def test_any_two_batches_differ_in_pattern_or_ground(scheme: str, vision: str) -> None:
    for one, other in combinations((PALETTE.paints[klass] for klass in CERTIFIED), 2):
        if one.pattern == other.pattern:
            assert apart(one.ground, other.ground, scheme, vision) >= APART, (one, other)


def test_a_new_batch_leaves_the_older_ones_as_they_were() -> None:
    for count in range(len(CERTIFIED)):
        paints = palette.read_palette(FILE, CERTIFIED[:count]).paints
        assert paints == {klass: PALETTE.paints[klass] for klass in paints}


def test_the_batches_of_today_keep_their_colours() -> None:
    today = ("certified-2019", "certified-2023", "certified-2024", "certified-2025-1")
    paints = palette.read_palette(FILE, today).paints
    looks = [paints[klass] for klass in today]
    assert [(look.ground, look.pattern) for look in looks] == [
        ("step-5", ""),
        ("step-4", ""),
        ("step-3", ""),
        ("step-2", ""),
    ]


@pytest.mark.parametrize("vision", [name for name in VISIONS if name != "grey"])
@in_every_light
def test_certified_and_planned_differ_in_hue_as_well_as_in_pattern(scheme: str, vision: str) -> None:
    for one in set(grounds((*SHARES, *CERTIFIED))):
        for other in grounds(PLANNED):
            assert apart(one, other, scheme, vision) >= APART, (one, other)


@for_every_eye
@in_every_light
def test_patterns_stand_out_from_their_ground(scheme: str, vision: str) -> None:
    for paint, _ in PALETTE.tiles:
        assert apart(paint.ink, paint.ground, scheme, vision) >= APART, paint.id


def test_absence_and_plans_have_patterns_of_their_own() -> None:
    kinds = {
        "unread": "dots",
        "not-applicable": "hatch",
        "no-data": "cross",
        "planned-1": "slant",
    }
    assert {klass: PALETTE.paints[klass].pattern for klass in kinds} == kinds
    assert {PALETTE.paints[klass].pattern for klass in CERTIFIED}.isdisjoint(kinds.values())


def test_on_no_list_is_left_blank_and_told_from_lists_that_are_missing() -> None:
    paint = PALETTE.paints["not-listed"]
    assert (paint.ground, paint.pattern, paint.pale) == ("blank", "", True)
    assert paint.ground not in grounds((*CERTIFIED, *PLANNED))


def test_a_picture_is_filled_with_a_colour_or_a_pattern() -> None:
    assert PALETTE.light_fill("share-2") == PALETTE.light["step-2"]
    assert PALETTE.light_fill("planned-3") == "url(#slant-plan-3)"
    assert PALETTE.light_fill("unread") == PALETTE.light_fill("share-0") == "url(#dots-blank)"
    assert PALETTE.light_fill("never heard of") == PALETTE.light["blank"]


@pytest.mark.parametrize(
    ("line", "mistake", "place", "code"),
    [
        (
            'ground = "step-4", ink = "paper" },',
            'ground = "step-9", ink = "paper" },',
            "grounds",
            "unknown-name",
        ),
        ('pattern = "dots", pale', 'pattern = "spots", pale', "share-0", "unknown-name"),
        ('ink = "paper", pattern = "slant" }', 'pattern = "slant" }', "planned", "missing-key"),
        ("[colours]", "[colors]", "[colors]", "unknown-key"),
        ("turn = 45", "angle = 45", "[patterns.hatch]", "missing-key"),
        ("turn = 45", 'turn = "45"', "turn", "schema-violation"),
        ("[ordered]", "[ordered", "[ordered", "toml-syntax"),
        ('"#cfd8d6"', '"red"', "line", "schema-violation"),
        ('"#cfd8d6", ', "", "line", "schema-violation"),
        ("blank = ", "bland = ", "[colours]", "missing-key"),
        ('["", "columns", "rows", "grid"]', "[]", "patterns", "schema-violation"),
        ("M3 3h.01", "M3 3\u202e", "path", "invisible-character"),
        ("[colours]", "x = " + "[" * 5000 + "\n[colours]", "# Every", "toml-syntax"),
    ],
)
def test_a_faulty_file_is_a_finding_with_its_line(
    line: str, mistake: str, place: str, code: str, tmp_path: Path
) -> None:
    file = tmp_path / palette.FILE
    file.write_text(FILE.read_text(encoding="utf-8").replace(line, mistake, 1), encoding="utf-8")
    found = list(palette.palette_findings(file, palette.FILE))
    assert code in [item.code for item in found]
    first = next(item for item in found if item.code == code)
    assert first.line
    assert file.read_text("utf-8").split("\n")[first.line - 1].startswith(place)


def test_our_palette_has_no_fault() -> None:
    assert list(palette.palette_findings(FILE, palette.FILE)) == []
