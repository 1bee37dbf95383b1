"""The interactive map: folium's script as a file of its own, fit for a strict Content-Security-Policy.

Nothing here names another host: no tiles, no fonts, no library but Leaflet from this site. What is said
about a place becomes a text node and never markup. Colours come from the site's style sheets through the
same classes as in the SVG map (`area certified-2024`, `filler`, `line dashed-line`, `point …`).
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sitegen.exceptions import InternalError
from sitegen.maps.features import (
    Address,
    Feature,
    area_feature,
    collection,
    filler_feature,
    label_feature,
    line_feature,
    point_feature,
)
from sitegen.maps.folium_script import folium_script
from sitegen.maps.frames import HAINAN
from sitegen.maps.geometry import Box, Point, bounds, merged
from sitegen.maps.loaded_boundaries import Boundaries, Boundary
from sitegen.maps.packed_shapes import packed
from sitegen.maps.requirements import CHIWEI, DIAOYU
from sitegen.maps.shapes import MapArea, MapPoint

if TYPE_CHECKING:
    import folium

# The two islands lie close together, and 福建 is not far: no name may cover another place.
_LABELS: tuple[tuple[str, Point, str], ...] = (
    (DIAOYU.name, DIAOYU.place, "top"),
    (CHIWEI.name, CHIWEI.place, "right"),
    ("南海诸岛", (114.5, 13.0), "center"),
)
_NATIONAL_ZOOM, _PROVINCE_ZOOM = (2.5, 8), (3, 12)
_MARGIN = 3.0  # degrees around the map that one can move to

_ON_EACH = """function (feature, layer) {
    var place = feature.properties;
    layer.bindTooltip(function () { return document.createTextNode(place.text); }, {sticky: true});
    if (place.href) {
        layer.on("click", function () { window.location.assign(place.href); });
    }
}"""
_ON_EACH_LABEL = """function (feature, layer) {
    var text = document.createTextNode(feature.properties.text);
    layer.bindTooltip(function () { return text; }, {
        permanent: true, direction: feature.properties.direction, className: "map-label"
    });
}"""
_CONTROLS = """
{% macro script(this, kwargs) %}
L.control.zoom({zoomInTitle: "放大", zoomOutTitle: "缩小"}).addTo({{ this._parent.get_name() }});
L.control.attribution({prefix: false}).addAttribution({{ this.values.attribution | tojson }})
    .addTo({{ this._parent.get_name() }});
{% endmacro %}
"""
_STYLE = """function (feature) {
    return {className: ("%s " + feature.properties.klass).trim(), fillOpacity: 1, weight: 1};
}"""
_SHAPES = """
{% macro script(this, kwargs) %}
{{ this.values.layer }}_add(window.sitegenShapes({{ this.values.packs | tojson }}));
{% endmacro %}
"""
_STYLESHEET = """#{id} {{
  height: 70vh;
  min-height: 20rem;
  background: var(--paper, #fff);
}}

#{id} .leaflet-tooltip {{
  white-space: normal;
  width: max-content;
  max-width: 18rem;
}}

#{id} .map-label {{
  padding: 0;
  border: 0;
  background: none;
  box-shadow: none;
  color: inherit;
  text-shadow:
    1px 0 var(--paper, #fff),
    -1px 0 var(--paper, #fff),
    0 1px var(--paper, #fff),
    0 -1px var(--paper, #fff),
    0 0 4px var(--paper, #fff);
}}

#{id} .map-label::before {{
  display: none;
}}
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class InteractiveMap:
    """What a page needs: `<div id=element_id>`, Leaflet's two files, and these two as files."""

    element_id: str
    script: str
    """Classic script, to be loaded after Leaflet and below the element."""
    stylesheet: str


def interactive_map(
    boundaries: Boundaries,
    areas: Sequence[MapArea],
    points: Sequence[MapPoint] = (),
    *,
    province_code: str | None = None,
    by_county: bool = False,
    address: Address,
) -> InteractiveMap:
    """The map of the nation by province or `by_county`, or of one province's counties.

    `address` makes each `href` relative to the page. The same arguments give the same bytes. Raises
    InternalError for a province without boundaries and for a `href` that does not start at the site's root.
    """
    shown = _shown(boundaries, province_code, by_county=by_county)
    if not shown:
        raise InternalError(f"no county boundaries for {province_code}")
    map_ = _empty_map(shown, province_code, "counties" if by_county else province_code or "china")
    said = {area.code: area for area in areas}
    drawn = [area_feature(each, said[each.code], address) for each in shown if each.code in said]
    others = [filler_feature(each) for each in shown if each.code not in said]
    _add_areas(map_, "fillers", others, "filler")
    _add_areas(map_, "areas", drawn, "area")
    _add_lines(map_, boundaries, province_code)
    _add_points(map_, [point_feature(each, address) for each in points], radius=3 if by_county else 6)
    if province_code is None:
        _add_labels(map_)
    # Leaflet reads an attribution as HTML.
    _add_script(map_, "controls", _CONTROLS, attribution=html.escape(boundaries.attribution))
    return _parts(map_)


def _shown(boundaries: Boundaries, province_code: str | None, *, by_county: bool) -> tuple[Boundary, ...]:
    if province_code is not None:
        return boundaries.counties.get(province_code, ())
    if not by_county:
        return boundaries.provinces
    whole = (each for each in boundaries.provinces if each.code not in boundaries.counties)
    return (*boundaries.coarse_counties, *whole)


def _empty_map(shown: tuple[Boundary, ...], province_code: str | None, name: str) -> "folium.Map":
    import folium

    west, south, east, north = _extent(shown)
    lowest, highest = _NATIONAL_ZOOM if province_code is None else _PROVINCE_ZOOM
    map_ = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_start=int(lowest),
        zoom_control=False,
        attribution_control=False,
        max_bounds=True,
        min_lat=south - _MARGIN,
        max_lat=north + _MARGIN,
        min_lon=west - _MARGIN,
        max_lon=east + _MARGIN,
        zoom_snap=0.25,
    )
    # folium hands these two only to its tile layers, of which there are none.
    map_.options.update(min_zoom=lowest, max_zoom=highest)
    # On the instance: the lists on the class are shared by all maps of the process.
    map_.default_js, map_.default_css = [], []
    map_._id = name
    # The attribution stands at the bottom and must not cover 曾母暗沙 or the line next to it.
    map_.fit_bounds([[south, west], [north, east]], padding_top_left=(12, 12), padding_bottom_right=(12, 36))
    for number, child in enumerate(map_._children.values()):
        child._id = f"{map_._id}_{number}"
    return map_


def _extent(shown: tuple[Boundary, ...]) -> Box:
    return merged([bounds(polygon[0]) for boundary in shown for polygon in boundary.polygons])


def _add_areas(map_: "folium.Map", name: str, features: list[Feature], klass: str) -> None:
    """A layer that is filled by a script, from packs a third as large as the features that folium embeds."""
    import folium

    if features:
        layer = folium.GeoJson(
            collection(()),
            style=folium.JsCode(_STYLE % klass),
            smooth_factor=0,
            on_each_feature=folium.JsCode(_ON_EACH),
        )
        _add(layer, map_, name)
        _add_script(map_, f"{name}_shapes", _SHAPES, layer=layer.get_name(), packs=packed(features))


def _add_points(map_: "folium.Map", features: list[Feature], *, radius: int) -> None:
    import folium

    def style(feature: Feature) -> dict[str, Any]:
        own = feature["properties"]["klass"]
        return {"className": f"point {own}".strip(), "fillOpacity": 1, "weight": 1}

    if features:
        layer = folium.GeoJson(
            collection(features),
            style_function=style,
            smooth_factor=0,
            on_each_feature=folium.JsCode(_ON_EACH),
            marker=folium.CircleMarker(radius=radius),
        )
        _add(layer, map_, "points")


def _add_lines(map_: "folium.Map", boundaries: Boundaries, province_code: str | None) -> None:
    import folium

    kinds = dict.fromkeys(line.kind for line in boundaries.lines)
    if province_code is not None:
        kinds = {"dashed-line": None} if province_code == HAINAN else {}
    for kind in kinds:
        layer = folium.GeoJson(
            collection([line_feature(kind, boundaries.lines_of_kind(kind))]),
            style_function=lambda feature: {
                "className": f"line {feature['id']}",
                "color": "currentColor",
                "weight": 1.5,
                "fill": False,
            },
            smooth_factor=0,
            interactive=False,
        )
        _add(layer, map_, kind.replace("-", "_"))


def _add_labels(map_: "folium.Map") -> None:
    import folium

    layer = folium.GeoJson(
        collection(label_feature(*label) for label in _LABELS),
        style_function=lambda feature: {
            "className": "islet",
            "color": "currentColor",
            # 南海诸岛 are many: the name has no dot of its own.
            "stroke": feature["properties"]["direction"] != "center",
            "fill": feature["properties"]["direction"] != "center",
        },
        on_each_feature=folium.JsCode(_ON_EACH_LABEL),
        marker=folium.CircleMarker(radius=1),
        interactive=False,
    )
    _add(layer, map_, "labels")


def _add_script(map_: "folium.Map", name: str, template: str, **values: Any) -> None:
    """Statements of our own, made of `template` with `values`."""
    import folium
    from folium.template import Template

    element: Any = folium.MacroElement()  # type: ignore[no-untyped-call]
    element._template = Template(template)
    element.values = values
    _add(element, map_, name)


def _add(element: "folium.Element", map_: "folium.Map", name: str) -> None:
    # folium's own ids are random, and two builds must not differ.
    element._id = f"{map_._id}_{name}"
    map_.add_child(element)


def _parts(map_: "folium.Map") -> InteractiveMap:
    name = map_.get_name()
    return InteractiveMap(
        element_id=name,
        script=f"(function () {{\n{folium_script(map_)}\n}}());\n",
        stylesheet=_STYLESHEET.format(id=name),
    )
