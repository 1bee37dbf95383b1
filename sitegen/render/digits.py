"""Digits of dots, drawn without a font: the same on every machine."""

from sitegen.render.canvas import Canvas

_ROWS = {
    "0": "01110 10001 10001 10001 10001 10001 01110",
    "1": "00100 01100 00100 00100 00100 00100 01110",
    "2": "01110 10001 00001 00110 01000 10000 11111",
    "3": "01110 10001 00001 00110 00001 10001 01110",
    "4": "00010 00110 01010 10010 11111 00010 00010",
    "5": "11111 10000 11110 00001 00001 10001 01110",
    "6": "01110 10000 10000 11110 10001 10001 01110",
    "7": "11111 00001 00010 00100 00100 01000 01000",
    "8": "01110 10001 10001 01110 10001 10001 01110",
    "9": "01110 10001 10001 01111 00001 00001 01110",
    "/": "00001 00001 00010 00100 01000 10000 10000",
    "+": "00000 00100 00100 11111 00100 00100 00000",
}
_ADVANCE = 6


def width_of(text: str) -> int:
    """Width of `text` in dots."""
    return len(text) * _ADVANCE - 1


def draw_digits(canvas: Canvas, text: str, *, left: int, top: int, dot: int, colour: int, pale: int) -> None:
    """Draw digits, `/` and `+`; what follows the stroke in `pale`."""
    for place, character in enumerate(text):
        ink = pale if "/" in text[: place + 1] else colour
        for row, line in enumerate(_ROWS[character].split()):
            for column, mark in enumerate(line):
                if mark == "1":
                    x = left + (place * _ADVANCE + column) * dot
                    canvas.fill(x, top + row * dot, dot, dot, ink)
