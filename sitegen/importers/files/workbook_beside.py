"""What a sheet holds beside its cells: comments, and the heads and feet of its pages."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from sitegen.importers.files.workbook_archive import Parts
from sitegen.importers.files.workbook_parts import local

_AREA = re.compile(r"&[LCR]")
_CODE = re.compile(r'&(?:"[^"]*"|[0-9]+|K[0-9A-F]{6}|K[0-9]{2}[+-][0-9]{3}|[A-Z])')
"""Fonts, sizes, colours and fields within a head."""


def full(target: str, folder: str = "xl") -> str:
    """The part that a relation from `folder` leads to."""
    if target.startswith("/"):
        return target[1:]
    places: list[str] = []
    for place in f"{folder}/{target}".split("/"):
        if place == "..":
            places = places[:-1]
        else:
            places.append(place)
    return "/".join(places)


def head_of(text: str) -> list[str]:
    """The texts of a head or foot: left, centre and right."""
    areas = [_CODE.sub("", area).replace("&&", "&").strip() for area in _AREA.split(text)]
    return [area for area in areas if area]


def comments_of(parts: Parts, sheet: str) -> Iterator[tuple[str, str]]:
    """The cells of a sheet that have a comment, and what it says."""
    path = PurePosixPath(sheet)
    relations = f"{path.parent}/_rels/{path.name}.rels"
    if relations not in parts.names:
        return
    for item in parts.tree(relations).iter():
        target = full(item.get("Target", ""), str(path.parent))
        if item.get("Type", "").endswith("/comments") and target in parts.names:
            for comment in parts.tree(target).iter():
                if local(comment) == "comment":
                    texts = (part.text or "" for part in comment.iter() if local(part) == "t")
                    yield comment.get("ref", ""), "".join(texts)
