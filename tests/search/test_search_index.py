"""The index: its size, its columns, and that it is a script."""

import gzip
import json

import pytest

from sitegen.model.site_data import SiteData
from sitegen.search.search_index import SearchIndex, build_index, index_script

LIMIT = 60 * 1024


@pytest.fixture(scope="module")
def index(data: SiteData) -> SearchIndex:
    return build_index(data, ())


def test_index_is_at_most_60_kilobytes_compressed(index: SearchIndex) -> None:
    assert len(gzip.compress(index_script(index).content)) <= LIMIT


def test_two_builds_are_equal_byte_for_byte(data: SiteData, index: SearchIndex) -> None:
    assert index_script(build_index(data, ())).content == index_script(index).content


def test_script_sets_one_global_to_json(index: SearchIndex) -> None:
    file = index_script(index)
    assert file.path == "assets/search-index.js"
    head, _, body = file.content.decode().partition("=")
    assert head == "window.sitegenSearchIndex"
    assert json.loads(body.rstrip(";\n")) == json.loads(json.dumps(dict(index.columns)))


def test_columns_have_one_item_for_every_place(data: SiteData, index: SearchIndex) -> None:
    places = len(data.provinces) + len(data.prefectures) + len(data.counties)
    assert len(str(index.columns["names"]).split()) == places
    assert len(str(index.columns["codes"]).split()) == places
    assert len(str(index.columns["stems"])) == places
    assert len(str(index.columns["statuses"])) == len(data.counties)


def test_no_separator_of_lines_that_old_scripts_stumble_over(index: SearchIndex) -> None:
    odd = SearchIndex(columns={**index.columns, "names": "a\u2028b\u2029c"})
    text = index_script(odd).content.decode()
    assert "\u2028" not in text
    assert "\\u2029" in text
