"""folium's script of a map, with nothing from the data read as a template.

branca, which folium renders with, makes a Jinja template of every piece of script that it has rendered and
renders that once more: what a place is called would be run. Here each piece is rendered once.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sitegen.exceptions import InternalError

if TYPE_CHECKING:
    import folium

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def folium_script(map_: "folium.Map") -> str:
    """The statements that draw `map_` and all that was added to it, without blank lines.

    Raises InternalError when the id of an element would be code and no name.
    """
    lines = (line.rstrip() for piece in _pieces(map_) for line in piece.splitlines())
    return "\n".join(line for line in lines if line)


def _pieces(element: "folium.Element") -> Iterator[str]:
    """Script of an element, then of what it holds, in the order in which folium writes them."""
    if not _NAME.fullmatch(element.get_name()):
        raise InternalError(f"no name for a variable: {element.get_name()!r}")
    _prepare(element)
    template: Any = element._template
    yield str(template.module.script(element, {}))
    for child in element._children.values():
        yield from _pieces(child)


def _prepare(element: Any) -> None:
    """What folium does to a layer at the time of rendering: number its styles, put it on its parent."""
    import folium
    from folium.elements import ElementAddToElement
    from folium.features import GeoJsonStyleMapper

    if isinstance(element, folium.GeoJson):
        holder: Any = element._parent
        if element.style:
            mapper = GeoJsonStyleMapper(element.data, element.feature_identifier, element)
            element.style_map = mapper.get_style_map(element.style_function)
        name, parent = element.get_name(), str(holder.get_name())
        element.add_child(ElementAddToElement(element_name=name, element_parent_name=parent), f"{name}_add")
