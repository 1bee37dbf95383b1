"""Packs of areas: as fine as they are drawn, and no word lost."""

from typing import Any

import pytest
import shapes

from sitegen.maps.packed_shapes import packed

SQUARE = [[[(0.0, 0.0), (1.0, 0.0), (1.0, 1.5), (0.0, 0.0)]]]
FINE = [[[(0.123, 0.0), (1.0, 0.0), (1.0, 1.0), (0.123, 0.0)]]]


def feature(
    id_: str, text: str = "甲县：已认定", polygons: Any = SQUARE, **properties: str
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": id_,
        "properties": {"klass": "none", "text": text, **properties},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def said(*features: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for pack in packed(features) for each in shapes.of_pack(pack)]


def test_areas_of_one_fineness_make_one_pack() -> None:
    packs = packed([feature("1"), feature("2", polygons=FINE), feature("3")])
    assert [(pack["digits"], len(pack["ids"][1])) for pack in packs] == [(1, 2), (3, 1)]


@pytest.mark.parametrize("text", ["", "：", "甲：乙：丙", "甲\n乙", "{{7*7}}", "甲\u2028", "同", "同一：句"])
def test_every_sentence_comes_back(text: str) -> None:
    texts = ["甲县：已认定", text, "甲县：已认定", text, "甲市：名单未收齐"]
    found = said(*(feature(str(number), each) for number, each in enumerate(texts)))
    assert [each["properties"]["text"] for each in found] == texts


@pytest.mark.parametrize(
    "hrefs",
    [
        ("../counties/110101/index.html", "../counties/110102/index.html"),
        ("../provinces/beijing/", "../provinces/tianjin/"),
        ("", ""),
    ],
)
def test_every_address_comes_back(hrefs: tuple[str, str]) -> None:
    codes = ("110101", "110102")
    features = (
        feature(code, **({"href": href} if href else {})) for code, href in zip(codes, hrefs, strict=True)
    )
    assert tuple(each["properties"]["href"] for each in said(*features)) == hrefs
