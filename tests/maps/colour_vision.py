"""Colours as people see them: sRGB, simulated colour-vision types, grey, and CIEDE2000.

The matrices are those of Machado, Oliveira and Fernandes (2009) for complete deficiency; they are applied
to linear light.
"""

from collections.abc import Callable, Mapping
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

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
