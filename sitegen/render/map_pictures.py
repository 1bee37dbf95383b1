"""Maps as SVG files of their own: title, drawing, legend and attribution, with every colour in the file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from sitegen.maps.palette import Palette
from sitegen.maps.shapes import SvgArea, SvgPoint
from sitegen.output import OutputFile
from sitegen.render.frame import SiteFrame
from sitegen.render.template_faults import printed_by
from sitegen.site import urls
from sitegen.site.blocks import LegendItem
from sitegen.site.map_figure import MapFigure, MapYear
from sitegen.site.page import Page

PICTURE = "maps/picture.svg"
"""The template of every picture."""

_MARGIN = 16.0
_TITLE_SIZE, _TEXT_SIZE, _SMALL_SIZE = 20.0, 13.0, 11.0
_LEADING = 1.55
_LEGEND_ROW = 21.0
_LEGEND_COLUMN = 245.0
_WIDE = "\u2e80"  # from here on a character is as wide as it is high


@dataclass(frozen=True, kw_only=True, slots=True)
class TextLine:
    """One line of text in pixels."""

    text: str
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Swatch:
    """One item of the legend, placed."""

    text: str
    paint: str
    x: float
    y: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """An area or a point as it is in the year of the picture."""

    place: SvgArea | SvgPoint
    paint: str
    text: str
    pale: bool
    """True when it needs an edge that shows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """Everything that the file prints, in pixels."""

    figure: MapFigure
    year: MapYear
    palette: Palette
    width: float
    height: float
    left: float
    top: float
    """Where the drawing stands."""
    areas: tuple[Shape, ...]
    points: tuple[Shape, ...]
    swatches: tuple[Swatch, ...]
    lines: tuple[TextLine, ...]
    margin: float = _MARGIN


def map_figures(pages: Iterable[Page]) -> tuple[MapFigure, ...]:
    """The maps on `pages`, each once."""
    found = (getattr(page.body, "map", None) for page in pages)
    return tuple({figure.name: figure for figure in found if isinstance(figure, MapFigure)}.values())


def render_map_pictures(
    figures: Iterable[MapFigure], site: SiteFrame, environment: Environment, palette: Palette
) -> Iterator[OutputFile]:
    """An SVG file for each map and year; `environment` is that of files at the site's root."""
    template = environment.get_template(PICTURE)
    for figure in figures:
        for year in figure.years:
            text = template.render(picture=_picture(figure, year, palette, site))
            with printed_by(PICTURE):
                content = text.encode()
            yield OutputFile(path=urls.file_path(year.picture), content=content)


def _picture(figure: MapFigure, year: MapYear, palette: Palette, site: SiteFrame) -> Picture:
    width = max(figure.svg.width, 720.0) + 2 * _MARGIN
    inner = width - 2 * _MARGIN
    title = list(_lines(year.title, inner, _TITLE_SIZE, top=_MARGIN, bold=True))
    top = title[-1].y + _MARGIN
    below = top + figure.svg.height + _MARGIN
    swatches, below = _swatches(year.legend, palette, below, inner)
    said = (
        *([(year.missing, _SMALL_SIZE)] if year.missing else []),
        (f"数据截至{site.as_of:%Y-%m-%d}，版本{site.version}。{site.completeness}", _SMALL_SIZE),
        (figure.svg.attribution, _SMALL_SIZE),
        (f"{site.title}{'　' + site.base_url if site.base_url else ''}", _SMALL_SIZE),
    )
    lines = title
    for text, size in said:
        lines = [*lines, *_lines(text, inner, size, top=below)]
        below = lines[-1].y + size * 0.4
    return Picture(
        figure=figure,
        year=year,
        palette=palette,
        width=round(width, 1),
        height=round(below + _MARGIN, 1),
        left=round((width - figure.svg.width) / 2, 1),
        top=round(top, 1),
        areas=_shapes(figure, figure.svg.areas, year, palette),
        points=_shapes(figure, figure.svg.points, year, palette),
        swatches=swatches,
        lines=tuple(lines),
    )


def _shapes(
    figure: MapFigure, places: Sequence[SvgArea | SvgPoint], year: MapYear, palette: Palette
) -> tuple[Shape, ...]:
    shapes = []
    for place in places:
        klass, text = place.klass, place.text
        for then in figure.past.get(place.code, ()):
            if then.year == year.year and not year.is_latest:
                klass, text = then.state.klass, then.state.text
        pale = palette.paint(klass).pale
        shapes.append(Shape(place=place, paint=palette.light_fill(klass), text=text, pale=pale))
    return tuple(shapes)


def _swatches(
    items: Sequence[LegendItem], palette: Palette, top: float, width: float
) -> tuple[tuple[Swatch, ...], float]:
    """The legend in as many columns as there is room for, and where it ends."""
    columns = max(1, int(width // _LEGEND_COLUMN))
    rows = -(-len(items) // columns)
    swatches = tuple(
        Swatch(
            text=item.text if item.count is None else f"{item.text}　{item.count}个",
            paint=palette.light_fill(item.klass),
            x=_MARGIN + number // rows * _LEGEND_COLUMN,
            y=round(top + number % rows * _LEGEND_ROW, 1),
        )
        for number, item in enumerate(items)
    )
    return swatches, top + rows * _LEGEND_ROW + 6


def _lines(text: str, width: float, size: float, *, top: float, bold: bool = False) -> Iterator[TextLine]:
    """Text broken where it gets too wide; a file has nothing that breaks lines for it."""
    line, taken, y = "", 0.0, top
    for character in text:
        advance = size if character >= _WIDE else size * 0.58
        if taken + advance > width:
            y += size * _LEADING
            yield TextLine(text=line, y=round(y, 1), size=size, bold=bold)
            line, taken = "", 0.0
        line, taken = line + character, taken + advance
    yield TextLine(text=line, y=round(y + size * _LEADING, 1), size=size, bold=bold)
