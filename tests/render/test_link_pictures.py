"""Pictures beside shared links: which page has which, and what they show."""

import struct
import zlib
from dataclasses import replace

import pytest

from sitegen.analysis.completeness import completeness_counts
from sitegen.maps.palette import Palette
from sitegen.model.site_data import SiteData
from sitegen.publication.reading_back import refuse_broken
from sitegen.render.frame import SiteFrame
from sitegen.render.link_pictures import LinkPicture, link_pictures, render_link_picture
from sitegen.site.page import Link, Page

PAPER, HELD, EDGE = 0, 1, 2


def picture(named: int, announced: int) -> LinkPicture:
    return LinkPicture(url="/pictures/x.png", alt="", named=named, announced=announced)


def pixels(png: bytes) -> list[bytes]:
    """Rows of a picture of few colours, each pixel the number of its colour."""
    assert struct.unpack(">II", png[16:24]) == (1200, 630)
    start = png.index(b"IDAT") + 4
    raw = zlib.decompressobj().decompress(png[start:])
    return [raw[row * 1201 + 1 : (row + 1) * 1201] for row in range(630)]


def squares(rows: list[bytes]) -> tuple[int, int]:
    """How many are filled and hollow, by the corners that have paper above and to the left."""
    found = {HELD: 0, EDGE: 0}
    for above, row, below in zip(rows[249:], rows[250:], rows[251:], strict=False):
        for x, colour in enumerate(row[1:-1], 1):
            if colour in found and {above[x - 1], above[x], row[x - 1]} == {PAPER}:
                found[colour] += row[x + 1] == below[x] == colour
    return found[HELD], found[EDGE]


@pytest.mark.parametrize(("named", "announced"), [(1, 1), (2, 5), (42, 69), (286, 572), (0, 2844), (9, 9999)])
def test_each_unit_is_a_square_filled_if_its_name_is_known(
    named: int, announced: int, palette: Palette
) -> None:
    file = render_link_picture(picture(named, announced), palette)
    if announced < 9999:
        assert squares(pixels(file.content)) == (named, announced - named)
    refuse_broken(file.path, file.content, None)  # type: ignore[arg-type]
    assert file == render_link_picture(picture(named, announced), palette)


def test_numbers_are_those_of_the_data(real_data: SiteData) -> None:
    pictures = link_pictures(real_data)
    announced, named = completeness_counts(real_data)
    assert (pictures["/"].named, pictures["/"].announced) == (named, announced)
    assert f"{announced}个" in pictures["/"].alt
    assert pictures["/provinces/beijing/"].alt.startswith("北京至少")
    assert not pictures["/provinces/jiangsu/"].at_least
    assert "/provinces/taiwan/" not in pictures


def test_a_county_has_the_picture_of_its_province_and_other_pages_that_of_the_nation(
    site: SiteFrame, real_data: SiteData
) -> None:
    frame = replace(site, link_pictures=link_pictures(real_data))

    zhejiang, home = "/provinces/zhejiang/", "/"

    def of(url: str, *above: str) -> str:
        links = tuple(Link("", each) for each in above)
        found = frame.link_picture(Page(url=url, template="", title="", description="", breadcrumb=links))
        return found.url if found else ""

    assert of(zhejiang, home, "/provinces/") == "/pictures/zhejiang.png"
    assert of("/counties/330212/", home, zhejiang, "/prefectures/330200/") == "/pictures/zhejiang.png"
    assert of("/provinces/taiwan/", home, "/provinces/") == "/pictures/china.png"
    assert of("/batches/2024/", home, "/batches/") == "/pictures/china.png"
