"""The palette as a style sheet: custom properties in light and dark, and a few rules for each class."""

from collections.abc import Iterator, Mapping

from sitegen.maps.palette import Paint, Palette, Pattern

_SCREEN_DARK = "@media screen and (prefers-color-scheme: dark)"


def palette_css(palette: Palette) -> str:
    """Text of `palette.css`."""
    return "\n".join(
        (
            _properties(palette.light),
            f"{_SCREEN_DARK} {{\n{_properties(palette.dark)}\n}}",
            *(_tile(paint, pattern) for paint, pattern in palette.tiles),
            *(rule for name, paint in palette.paints.items() for rule in _rules(name, paint, palette)),
            "",
        )
    )


def _properties(colours: Mapping[str, str]) -> str:
    return "\n".join((":root {", *(f"  --{name}: {value};" for name, value in colours.items()), "}"))


def _tile(paint: Paint, pattern: Pattern) -> str:
    return (
        f"#{paint.id} {{ --turn: {pattern.turn:g}deg; }}\n"
        f"#{paint.id} rect {{ fill: var(--{paint.ground}); }}\n"
        f"#{paint.id} path {{ stroke: var(--{paint.ink}); stroke-width: {pattern.width}; }}"
    )


def _rules(name: str, paint: Paint, palette: Palette) -> Iterator[str]:
    edge = " --edge: var(--map-edge); --edge-width: 1.2;" if paint.pale else ""
    yield f".{name} {{ --fill: var(--{paint.ground});{edge} }}"
    if paint.pattern:
        swatch = palette.patterns[paint.pattern].swatch
        background = swatch.replace("INK", f"var(--{paint.ink})").replace("GROUND", f"var(--{paint.ground})")
        yield f".swatch.{name} {{ background: {background}; }}"
        yield f':is(.area, .point).{name} {{ fill: url("#{paint.id}"); }}'
