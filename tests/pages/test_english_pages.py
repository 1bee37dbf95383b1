"""The two pages in English say what the Chinese ones say, and every table and column has its words."""

from pathlib import Path

import pytest

from sitegen.analysis.completeness import completeness_counts
from sitegen.config import Config
from sitegen.content import English, read_content
from sitegen.datasets.package import Package
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.site_data import SiteData
from sitegen.pages.english_pages import english_pages
from sitegen.pages.page_sources import PageSources
from sitegen.site import urls
from sitegen.site.page import Page

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def words() -> English:
    found = read_content(Config.for_root(REPOSITORY))
    assert found.findings == ()
    assert found.english is not None
    return found.english


@pytest.fixture(scope="module")
def pages(real_data: SiteData, real_package: Package, base_maps: BaseMaps, words: English) -> dict[str, Page]:
    sources = PageSources(data=real_data, package=real_package.descriptor, base_maps=base_maps)
    return {page.url: page for page in english_pages(sources, words)}


def test_there_are_two(pages: dict[str, Page]) -> None:
    assert list(pages) == [urls.ENGLISH, urls.ENGLISH_DATA]
    assert {page.language for page in pages.values()} == {"en"}


def test_the_numbers_are_those_of_the_data(pages: dict[str, Page], real_data: SiteData) -> None:
    body = pages[urls.ENGLISH].body
    declared, named = completeness_counts(real_data)
    assert body.declared == declared  # type: ignore[attr-defined]
    assert f"{named} of them are known here by name" in body.sentence  # type: ignore[attr-defined]
    rows = body.batches.rows  # type: ignore[attr-defined]
    assert sum(int(row[1].text) for row in rows) == declared
    assert sum(int(row[2].text) for row in rows) == named
    assert [row[0].text for row in rows][-1] == "2025, batch 1"


def test_every_province_of_the_scheme_has_its_english_name(pages: dict[str, Page]) -> None:
    body = pages[urls.ENGLISH].body
    names = [row[0].text for row in body.provinces.rows]  # type: ignore[attr-defined]
    assert len(names) == 31
    assert {"Beijing", "Inner Mongolia", "Shaanxi", "Shanxi", "Ningxia", "Xizang (Tibet)"} <= set(names)
    assert body.not_covered == ("Taiwan", "Hong Kong", "Macao")  # type: ignore[attr-defined]


def test_where_a_number_is_not_known_it_is_a_least(pages: dict[str, Page]) -> None:
    rows = {row[0].text: row[3].text for row in pages[urls.ENGLISH].body.provinces.rows}  # type: ignore[attr-defined]
    assert rows["Beijing"].startswith("at least ")
    assert rows["Henan"] == "not known"
    assert rows["Jiangsu"].isdecimal()


def test_every_table_and_column_has_words(real_package: Package, words: English) -> None:
    resources = real_package.descriptor.resources
    assert set(words.tables) == {item.name for item in resources}
    assert all(". " in text for text in words.tables.values())
    columns = {field.name for item in resources if item.schema for field in item.schema.fields}
    assert set(words.fields) == columns


def test_a_column_says_where_it_refers_to(pages: dict[str, Page]) -> None:
    tables = {view.name: view for view in pages[urls.ENGLISH_DATA].body}  # type: ignore[attr-defined]
    columns = {column.name: column for column in tables["certifications"].columns}
    assert columns["county_code"].refers_to == "counties"
    assert columns["published_name"].title == "Name as printed"
    assert [link.text for link in tables["claims"].downloads] == ["JSON"]
