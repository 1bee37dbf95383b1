"""The palette: every colour, and what each class of maps, legends and tables is painted with.

Classes that the file does not name are painted by their order, so that a new one needs no line of style: each
takes the next ground, and when the grounds are used up they begin again under the next pattern.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sitegen.exceptions import InternalError

FILE = "palette.toml"
_BLANK = "blank"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """Strokes that are laid over a ground."""

    size: float
    """Side of the square tile, in pixels."""
    turn: float
    """Degrees by which the tiles are turned."""
    path: str
    """Path data of the strokes, in pixels of the tile."""
    width: float
    """Of the strokes, in pixels."""
    swatch: str
    """The same as a CSS background, with INK and GROUND for the colours."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paint:
    """What one class is painted with; colours by name."""

    ground: str
    ink: str = ""
    """Of the pattern; empty only without one."""
    pattern: str = ""
    """Name of the pattern; empty without one."""
    pale: bool = False
    """True when it needs an edge that shows."""

    @property
    def id(self) -> str:
        """Id of the pattern as this paint has it; empty without one."""
        return f"{self.pattern}-{self.ground}" if self.pattern else ""


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Colours by name, in light and in dark, and paints by class."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    patterns: Mapping[str, Pattern]
    paints: Mapping[str, Paint]

    @cached_property
    def tiles(self) -> tuple[tuple[Paint, Pattern], ...]:
        """Each pattern on each ground that some class has, once."""
        return tuple({p.id: (p, self.patterns[p.pattern]) for p in self.paints.values() if p.id}.values())

    def paint(self, klass: str) -> Paint:
        """What a class is painted with; a class without paint is left blank."""
        return self.paints.get(klass, Paint(ground=_BLANK, pale=True))

    def light_fill(self, klass: str) -> str:
        """Value of the attribute `fill` where no style sheet is: a colour, or a link to a pattern."""
        paint = self.paint(klass)
        return f"url(#{paint.id})" if paint.id else self.light[paint.ground]


def read_palette(file: Path, ordered: Iterable[str]) -> Palette:
    """The palette and a paint for each `ordered` class, in turn; InternalError if the file is faulty."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        patterns = {name: Pattern(**values) for name, values in raw["patterns"].items()}
        paints = {name: Paint(**values) for name, values in raw["classes"].items()}
        paints |= {klass: _by_order(raw["ordered"], order) for order, klass in enumerate(ordered)}
        palette = Palette(
            light={name: pair[0] for name, pair in raw["colours"].items()},
            dark={name: pair[1] for name, pair in raw["colours"].items()},
            patterns=patterns,
            paints=paints,
        )
        _refuse_unknown_names(palette)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, IndexError) as error:
        raise InternalError(f"{file.name}: {error}") from error
    return palette


def _by_order(looks: Mapping[str, Any], order: int) -> Paint:
    grounds, patterns = looks["grounds"], looks["patterns"]
    ground = Paint(**grounds[order % len(grounds)])
    pattern = patterns[order // len(grounds) % len(patterns)]
    return Paint(ground=ground.ground, ink=ground.ink, pattern=pattern, pale=ground.pale)


def _refuse_unknown_names(palette: Palette) -> None:
    for paint in palette.paints.values():
        for name in filter(None, (paint.ground, paint.ink)):
            palette.light[name]
        if paint.pattern:
            palette.patterns[paint.pattern]
