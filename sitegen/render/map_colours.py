"""Colours of the maps as the style sheets have them, for pictures that are looked at without style sheets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.exceptions import InternalError

_LIGHT = re.compile(r":root \{(.*?)\n\}", re.DOTALL)
_TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")
_RULE = re.compile(r"([^{}]+)\{\s*--fill: var\(--([a-z0-9-]+)\);\s*\}")
_CLASS = re.compile(r"^\.([a-z0-9-]+)$")
_ANY_CERTIFIED = '[class^="certified-"]'

_PATTERNS: Mapping[str, str] = {
    "none": "dots",
    "share-0": "dots",
    "not-applicable": "hatch",
    "no-data": "cross",
    **{f"planned-{step}": f"plan-{step}" for step in range(1, 5)},
}
"""Ids of the patterns that classes are painted with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapColours:
    """The light palette, and what each class is filled with."""

    tokens: Mapping[str, str]
    """Colours by the names of their custom properties, such as `map-edge`."""
    fills: Mapping[str, str]
    """Names of colours by class."""
    fallback: str
    """Name of the colour of a batch that has none of its own."""

    def paint(self, klass: str) -> str:
        """Value of the attribute `fill`."""
        if klass in _PATTERNS:
            return f"url(#{_PATTERNS[klass]})"
        if klass.startswith("certified-"):
            return self.tokens[self.fills.get(klass, self.fallback)]
        return self.tokens[self.fills.get(klass, "blank")]


def read_colours(styles: Path) -> MapColours:
    """What the style sheets in folder `styles` say; raises InternalError if they say too little."""
    light = _LIGHT.search((styles / "tokens.css").read_text(encoding="utf-8"))
    fills: dict[str, str] = {}
    for selectors, token in _RULE.findall((styles / "maps.css").read_text(encoding="utf-8")):
        for selector in selectors.split("*/")[-1].split(","):
            name = _CLASS.match(selector.strip())
            fills[name[1] if name else selector.strip()] = token
    if light is None or _ANY_CERTIFIED not in fills:
        raise InternalError("the style sheets have no map colours")
    return MapColours(tokens=dict(_TOKEN.findall(light[1])), fills=fills, fallback=fills[_ANY_CERTIFIED])
