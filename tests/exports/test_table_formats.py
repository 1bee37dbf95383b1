"""The registry of formats."""

from sitegen.datasets.descriptor import Field
from sitegen.exports.about import About
from sitegen.exports.listing_value import Listing
from sitegen.exports.table_formats import WRITERS, table_files
from sitegen.site.formats import PART_FORMATS, TABLE_FORMATS


def test_what_pages_offer_is_what_is_written(about: About) -> None:
    assert tuple(WRITERS) == TABLE_FORMATS
    field = Field(name="a", title="甲", type="string", description="乙", constraints={})
    listing = Listing(title="表", description="说", fields=(field,), rows=[("一",)])
    files = dict(table_files("a/b", about, listing))
    assert list(files) == [f"a/b{kind.ending}" for kind in TABLE_FORMATS]


def test_no_two_formats_share_an_ending_or_a_title() -> None:
    assert len({kind.ending for kind in PART_FORMATS}) == len(PART_FORMATS)
    assert len({kind.title for kind in PART_FORMATS}) == len(PART_FORMATS)
