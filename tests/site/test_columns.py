"""Columns that pages print as they are."""

from datetime import date

import pytest

from sitegen.model.divisions import CountyKind
from sitegen.model.site_data import SiteData
from sitegen.site.blocks import Fact
from sitegen.site.columns import raw_cell, raw_column, raw_fact, raw_text
from sitegen.site.tables import Column, ColumnKind


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("浙江", "浙江"),
        (CountyKind.CITY, "县级市"),
        (2024, "2024"),
        (120.72, "120.72"),
        (True, "是"),
        (date(2025, 3, 14), "2025年3月14日"),
        (None, "—"),
        ("", "—"),
        (0, "0"),
    ],
)
def test_values_in_words(value: object, text: str) -> None:
    assert raw_text(value) == text


def test_names_are_those_of_the_schema(mini_data: SiteData) -> None:
    county = mini_data.county["330205"]
    assert raw_fact(mini_data, "counties", county, "pinyin") == Fact(term="拼音", text="jiang bei qu")
    assert raw_cell(county, "valid_to").text == "—"


def test_a_column_is_a_number_or_a_choice_as_its_schema_says(mini_data: SiteData) -> None:
    assert raw_column(mini_data, "counties", "kind") == Column(key="kind", title="类别", is_facet=True)
    assert raw_column(mini_data, "zones", "longitude").kind is ColumnKind.NUMBER


def test_a_column_that_no_schema_has_is_refused(mini_data: SiteData) -> None:
    with pytest.raises(KeyError):
        raw_column(mini_data, "counties", "mayor")
