"""The palette: every colour, and what each class of maps, legends and tables is painted with.

Classes that the file does not name are painted by their order, so that a new one needs no line of style: each
takes the next ground, and when the grounds are used up they begin again under the next pattern.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sitegen.datasets.json_schema import schema_findings
from sitegen.datasets.nearest import perhaps
from sitegen.datasets.toml_file import load_toml
from sitegen.datasets.yaml_file import YamlDocument, load_yaml
from sitegen.findings import Finding

FILE = "palette.toml"
_SCHEMA = Path(__file__).with_name("palette.schema.yaml")
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


def palette_findings(file: Path, path: str) -> Iterator[Finding]:
    """What is wrong with the palette in `file`, named `path`: its form, then names that nothing has."""
    document, findings = load_toml(file, path)
    yield from findings
    if document is None:
        return
    schema, _ = load_yaml(_SCHEMA, _SCHEMA.name)
    assert schema is not None  # noqa: S101
    faults = tuple(schema_findings(document, schema.value))
    yield from faults or _unknown_names(document)


def _unknown_names(document: YamlDocument) -> Iterator[Finding]:
    colours, patterns = document.value["colours"], {"", *document.value["patterns"]}
    ordered = document.value["ordered"]
    looks = [("classes", name, paint) for name, paint in document.value["classes"].items()]
    looks += [("ordered", "grounds", paint) for paint in ordered["grounds"]]
    looks += [("ordered", "patterns", {"ink": "blank", "pattern": name}) for name in ordered["patterns"]]
    for *keys, paint in looks:
        for key, known in (("ground", colours), ("ink", colours), ("pattern", patterns)):
            name = paint.get(key, "")
            if name and name not in known:
                hint = f"没有叫“{name}”的{'图案' if key == 'pattern' else '颜色'}{perhaps(name, list(known))}"
                remedy = "写 [patterns.…] 里有的" if key == "pattern" else "写 [colours] 里有的"
                yield document.finding(tuple(keys), "unknown-name", hint, remedy, field=key, value=name)
        if paint.get("pattern") and not paint.get("ink"):
            yield document.finding(
                tuple(keys), "missing-key", "有图案而没有 ink", "补上图案的颜色 ink", field="ink"
            )


def read_palette(file: Path, ordered: Iterable[str]) -> Palette:
    """The palette in `file`, which is without findings, and a paint for each `ordered` class."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    paints = {name: Paint(**values) for name, values in raw["classes"].items()}
    paints |= {klass: _by_order(raw["ordered"], order) for order, klass in enumerate(ordered)}
    return Palette(
        light={name: pair[0] for name, pair in raw["colours"].items()},
        dark={name: pair[1] for name, pair in raw["colours"].items()},
        patterns={name: Pattern(**values) for name, values in raw["patterns"].items()},
        paints=paints,
    )


def _by_order(looks: Mapping[str, Any], order: int) -> Paint:
    grounds, patterns = looks["grounds"], looks["patterns"]
    ground = Paint(**grounds[order % len(grounds)])
    pattern = patterns[order // len(grounds) % len(patterns)]
    return Paint(ground=ground.ground, ink=ground.ink, pattern=pattern, pale=ground.pale)
