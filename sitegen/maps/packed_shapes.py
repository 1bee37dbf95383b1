"""Areas of an interactive map as few characters as they take: shared borders once, words in columns."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import Any

from sitegen.maps.features import Feature
from sitegen.maps.topology import Place, numbers_of, written

_FINEST = 7
"""Decimals beyond which nothing is kept: some centimetres."""
_COLON = "："


def packed(features: Sequence[Feature]) -> list[dict[str, Any]]:
    """Area features in packs, each of areas that are as finely drawn as each other.

    The packs hold what `static/js/map-shapes.js` makes the same features of: numbers, ids and sentences.
    """
    by_digits: dict[int, list[Feature]] = {}
    for feature in features:
        by_digits.setdefault(_digits(feature), []).append(feature)
    return [_pack(members, digits) for digits, members in by_digits.items()]


def _pack(features: Sequence[Feature], digits: int) -> dict[str, Any]:
    properties = [feature["properties"] for feature in features]
    classes = list(dict.fromkeys(each["klass"] for each in properties))
    heads, colons, tails = zip(*(each["text"].partition(_COLON) for each in properties), strict=True)
    endings = list(dict.fromkeys(colon + tail for colon, tail in zip(colons, tails, strict=True)))
    ids = [feature["id"] for feature in features]
    return {
        "digits": digits,
        "shapes": written(numbers_of([_whole(feature, digits) for feature in features])),
        "ids": _front_coded(ids),
        "heads": _front_coded(heads),
        "endings": endings,
        "ending": written(endings.index(colon + tail) for colon, tail in zip(colons, tails, strict=True)),
        "classes": classes,
        "klass": written(classes.index(each["klass"]) for each in properties),
        **_hrefs(ids, [each.get("href", "") for each in properties]),
    }


def _digits(feature: Feature) -> int:
    """Decimals that the finest coordinate of an area has."""
    numbers = {number for point in _points(feature) for number in point}
    exact = (digits for digits in range(_FINEST) if all(round(each, digits) == each for each in numbers))
    return next(exact, _FINEST)


def _points(feature: Feature) -> Iterable[Sequence[float]]:
    return (point for rings in feature["geometry"]["coordinates"] for ring in rings for point in ring)


def _whole(feature: Feature, digits: int) -> list[list[list[Place]]]:
    scale = 10**digits
    return [
        [[(round(x * scale), round(y * scale)) for x, y in ring] for ring in rings]
        for rings in feature["geometry"]["coordinates"]
    ]


def _front_coded(texts: Sequence[str]) -> tuple[str, list[str]]:
    """For each text how much it begins with in common with the one before it, and the rest of it."""
    shared = [0, *(_shared(before, text) for before, text in pairwise(texts))]
    return written(shared), [text[length:] for text, length in zip(texts, shared, strict=True)]


def _shared(before: str, text: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, text, strict=False)))


def _hrefs(ids: Sequence[str], hrefs: Sequence[str]) -> dict[str, Any]:
    """Addresses as what stands around the id of each, or else one by one."""
    before, found, after = hrefs[0].partition(ids[0])
    if found and all(href == before + id_ + after for id_, href in zip(ids, hrefs, strict=True)):
        return {"href": [before, after]}
    return {"hrefs": _front_coded(hrefs)} if any(hrefs) else {}
