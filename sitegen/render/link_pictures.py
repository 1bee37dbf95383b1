"""The picture beside a link that somebody shares: announced units as squares, those known by name filled.

It holds a number and squares, no words and no borders: it needs no font, and no map to credit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from sitegen.analysis.completeness import completeness_counts
from sitegen.analysis.coverage import coverage
from sitegen.maps.palette import Palette
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.render.canvas import Canvas
from sitegen.render.digits import draw_digits, width_of
from sitegen.site import urls

WIDTH, HEIGHT = 1200, 630
"""Pixels, as networks ask for them."""
_NUMBER_WIDTH, _LARGEST_DOT = 620, 18
"""Chats cut a square out of the middle: the number stands within it."""
_TOP, _GRID_TOP, _SIDE = 60, 250, 60
_LARGEST_SQUARE, _SMALLEST_SQUARE = 180, 6
"""The smallest are enough for nine thousand, three times the counties there are."""
_PAPER, _HELD, _EDGE, _SOFT = range(4)
_COLOURS = ("paper", "step-4", "blank-ink", "ink-soft")


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkPicture:
    """What one picture says."""

    url: str
    alt: str
    named: int
    announced: int
    at_least: bool = False
    """True when there may be more than `announced`."""

    @property
    def width(self) -> int:
        """In pixels."""
        return WIDTH

    @property
    def height(self) -> int:
        """In pixels."""
        return HEIGHT


def link_pictures(data: SiteData) -> Mapping[str, LinkPicture]:
    """Pictures by URL of page: the nation's under the home page, and of each province with any unit."""
    announced, named = completeness_counts(data)
    pictures = {urls.HOME: _picture("china", "全国", named=named, announced=announced)}
    for province in data.provinces:
        found = coverage(data, province_codes=[province.code])
        if found.at_least:
            pictures[urls.province(province.slug)] = _picture(
                province.slug,
                province.short_name,
                named=found.units,
                announced=found.at_least,
                at_least=bool(found.open_batches),
            )
    return pictures


def render_link_picture(picture: LinkPicture, palette: Palette) -> OutputFile:
    """The picture as a PNG file in the colours of the light theme."""
    canvas = Canvas(WIDTH, HEIGHT, [palette.light[name] for name in _COLOURS])
    text = f"{picture.named}/{picture.announced}{'+' if picture.at_least else ''}"
    dot = min(_LARGEST_DOT, _NUMBER_WIDTH // width_of(text))
    left = (WIDTH - width_of(text) * dot) // 2
    draw_digits(canvas, text, left=left, top=_TOP, dot=dot, colour=_HELD, pale=_SOFT)
    _draw_squares(canvas, picture)
    return OutputFile(path=urls.file_path(picture.url), content=canvas.png())


def _draw_squares(canvas: Canvas, picture: LinkPicture) -> None:
    """As large as fit below the number, in rows of equal length, in the middle of the place left."""
    wide, high = WIDTH - 2 * _SIDE, HEIGHT - _GRID_TOP - _TOP
    step = _step(picture.announced, wide, high)
    rows = ceil(picture.announced / (wide // step))
    columns = ceil(picture.announced / rows)
    gap, edge = max(2, step // 6), max(1, step // 24)
    left = (WIDTH - columns * step + gap) // 2
    top = _GRID_TOP + (high - rows * step + gap) // 2
    for number in range(picture.announced):
        row, column = divmod(number, columns)
        x, y, side = left + column * step, top + row * step, step - gap
        if number < picture.named:
            canvas.fill(x, y, side, side, _HELD)
        else:
            canvas.fill(x, y, side, side, _EDGE)
            canvas.fill(x + edge, y + edge, side - 2 * edge, side - 2 * edge, _PAPER)


def _step(count: int, wide: int, high: int) -> int:
    """The largest distance of squares with which so many fit."""
    steps = range(_LARGEST_SQUARE, _SMALLEST_SQUARE, -1)
    return next((step for step in steps if (wide // step) * (high // step) >= count), _SMALLEST_SQUARE)


def _picture(name: str, place: str, *, named: int, announced: int, at_least: bool = False) -> LinkPicture:
    least = "至少" if at_least else ""
    alt = f"{place}{least}{announced}个已公布的认定单位，每格一个；涂色的{named}格收到了名字。"
    return LinkPicture(
        url=urls.link_picture(name), alt=alt, named=named, announced=announced, at_least=at_least
    )
