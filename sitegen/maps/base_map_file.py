"""The file of base maps beside the boundaries: its text, its reading, and whether it belongs to them."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sitegen.exceptions import UsageError
from sitegen.findings import Finding
from sitegen.maps.base_maps import BaseArea, BaseMap, BaseMaps
from sitegen.maps.drawing import base_maps
from sitegen.maps.labels import LabelPlace
from sitegen.maps.loaded_boundaries import Boundaries, boundary_files
from sitegen.maps.projection import Albers, Frame
from sitegen.maps.requirements import read_boundaries
from sitegen.maps.shapes import SvgInset, SvgLabel, SvgLine
from sitegen.output import plain_json
from sitegen.plain_file import plain_bytes

FILE = "base-maps.json"
_EDITION = 2
"""To be raised when the same boundaries are drawn otherwise."""
_REMEDY = "运行 sitegen fix --write，按边界文件重新画出底图。"
_PATH = re.compile(r"[Mlz0-9. -]*")


def base_map_text(boundaries: Boundaries, folder: Path) -> str:
    """The file that belongs to `boundaries`, which are those in `folder`: one area a line."""
    body = _body(base_maps(boundaries))
    head = {"edition": _EDITION, "boundaries": _digest(folder), "content": _sha256(body)}
    return f'{{"made_from":{plain_json(head)},\n{body}'


def renewed_base_maps(folder: Path, root: Path) -> str | None:
    """The text that the file in `folder` should have; None when it has it, or has no sound boundaries."""
    if not any(_findings(folder, root)):
        return None
    boundaries, faults = read_boundaries(folder, root)
    return None if boundaries is None or faults else base_map_text(boundaries, folder)


def load_base_maps(folder: Path) -> BaseMaps:
    """The base maps in `folder`; raises UsageError when there are none or they cannot be read."""
    try:
        read = json.loads(plain_bytes(folder / FILE))
        attribution = str(read["attribution"])
        return BaseMaps(
            nation=_base_map(read["nation"], attribution),
            all_counties=_base_map(read["all_counties"], attribution),
            provinces={code: _base_map(each, attribution) for code, each in read["provinces"].items()},
            attribution=attribution,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"{folder / FILE} 读不出底图：{_REMEDY}") from error


def read_base_maps(folder: Path, root: Path) -> tuple[BaseMaps | None, tuple[Finding, ...]]:
    """The base maps in `folder`, or why they cannot be used; paths in findings are relative to `root`."""
    if findings := tuple(_findings(folder, root)):
        return None, findings
    try:
        return load_base_maps(folder), ()
    except UsageError as error:
        path = (folder / FILE).relative_to(root).as_posix()
        return None, (Finding(path, "map-base", str(error), _REMEDY),)


def _findings(folder: Path, root: Path) -> Iterator[Finding]:
    """The base maps are those of the boundaries beside them, and nobody has changed them by hand."""
    file = folder / FILE
    path = file.relative_to(root).as_posix()
    try:
        head, body = plain_bytes(file).decode().split("\n", 1)
        made_from = json.loads(head.removeprefix('{"made_from":').removesuffix(","))
        found = made_from["edition"], made_from["boundaries"], made_from["content"]
    except (OSError, ValueError, KeyError, TypeError):
        yield Finding(path, "map-base", "没有底图，或读不出它是按哪些边界画的", _REMEDY)
        return
    if found[:2] != (_EDITION, _digest(folder)):
        yield Finding(path, "map-base", "底图不是按现在的边界画的", _REMEDY, line=1, value=str(found[1]))
    elif found[2] != _sha256(body):
        yield Finding(path, "map-base", "底图被改动过：它由程序画出，不能手改", _REMEDY, line=1)


def _digest(folder: Path) -> str:
    """SHA-256 over names and contents of all boundary files."""
    lines = (
        f"{file.relative_to(folder).as_posix()} {hashlib.sha256(plain_bytes(file)).hexdigest()}\n"
        for file in boundary_files(folder)
    )
    return _sha256("".join(lines))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _body(made: BaseMaps) -> str:
    provinces = ",\n".join(f'"{code}":{_map_text(each)}' for code, each in made.provinces.items())
    return (
        f'"attribution":{plain_json(made.attribution)},\n"nation":{_map_text(made.nation)},\n'
        f'"all_counties":{_map_text(made.all_counties)},\n"provinces":{{{provinces}}}}}\n'
    )


def _map_text(base: BaseMap) -> str:
    values = {name: value for name, value in asdict(base).items() if name not in ("areas", "attribution")}
    areas = ",\n".join(plain_json(_area_values(area)) for area in base.areas.values())
    return f'{plain_json(values)[:-1]},"areas":[\n{areas}\n]}}'


def _area_values(area: BaseArea) -> dict[str, Any]:
    values = asdict(area)
    values["label"] = [area.label.x, area.label.y, area.label.width]
    return {name: value for name, value in values.items() if value not in (None, ())}


def _base_map(values: Mapping[str, Any], attribution: str) -> BaseMap:
    frame, inset = values["frame"], values["inset"]
    areas = (_area(each) for each in values["areas"])
    return BaseMap(
        width=float(values["width"]),
        height=float(values["height"]),
        frame=Frame(**{**frame, "projection": Albers(**frame["projection"]), "box": tuple(frame["box"])}),
        areas={area.code: area for area in areas},
        land=tuple(_path(path) for path in values["land"]),
        lines=tuple(SvgLine(kind=each["kind"], path=_path(each["path"])) for each in values["lines"]),
        labels=tuple(SvgLabel(**each) for each in values["labels"]),
        inset=SvgInset(**inset) if inset else None,
        borders=tuple(_path(path) for path in values["borders"]),
        attribution=attribution,
    )


def _area(values: Mapping[str, Any]) -> BaseArea:
    x, y, width = values["label"]
    return BaseArea(
        code=values["code"],
        name=values["name"],
        path=_path(values["path"]),
        label=LabelPlace(x=x, y=y, width=width),
        touches=tuple(values.get("touches", ())),
        point=tuple(values["point"]) if "point" in values else None,
    )


def _path(path: str) -> str:
    if not _PATH.fullmatch(path):
        raise ValueError("no path of a drawing")
    return path
