"""Reads the packs of areas in the scripts of interactive maps, as `static/js/map-shapes.js` does."""

import json
import re
from collections.abc import Iterator
from typing import Any

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def read_numbers(text: str) -> Iterator[int]:
    """The whole numbers that `text` says."""
    value = shift = 0
    for digit in map(ALPHABET.index, text):
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield ~(value >> 1) if value & 1 else value >> 1
            value = shift = 0


def features(script: str) -> list[dict[str, Any]]:
    """Every feature in the script of a map: those of packs with their words, the others whole."""
    packs = [json.loads(each) for each in re.findall(r"sitegenShapes\((\[.*\])\)\);", script)]
    whole = [json.loads(each) for each in re.findall(r"_add\((\{.*\})\);", script)]
    return [
        *(feature for group in packs for pack in group for feature in of_pack(pack)),
        *(feature for collection in whole for feature in collection["features"]),
    ]


def of_pack(pack: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Features of one pack, without their shapes."""
    ids, heads = _texts(*pack["ids"]), _texts(*pack["heads"])
    hrefs = _texts(*pack["hrefs"]) if "hrefs" in pack else [""] * len(ids)
    words = zip(ids, heads, read_numbers(pack["ending"]), read_numbers(pack["klass"]), hrefs, strict=True)
    for id_, head, ending, klass, href in words:
        properties = {
            "text": head + pack["endings"][ending],
            "klass": pack["classes"][klass],
            "href": id_.join(pack["href"]) if "href" in pack else href,
        }
        yield {"id": id_, "properties": properties}


def _texts(lengths: str, rest: list[str]) -> list[str]:
    texts: list[str] = []
    for length, text in zip(read_numbers(lengths), rest, strict=True):
        texts.append((texts[-1][:length] if texts else "") + text)
    return texts
