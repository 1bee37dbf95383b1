"""Codes, their lists and their words."""

import pytest

from sitegen.model.certification import ListStatus
from sitegen.model.codes import Operator, Outcome, Word
from sitegen.model.divisions import CountyKind
from sitegen.model.site_data import SiteData


@pytest.mark.parametrize(
    ("kind", "name"), [(Operator, "operator"), (ListStatus, "list-status"), (CountyKind, "county-kind")]
)
def test_a_list_is_called_as_its_class(kind: type[Operator], name: str) -> None:
    assert kind.list_id() == name


def test_a_code_is_looked_up_as_the_data_write_it(mini_data: SiteData) -> None:
    assert mini_data.word(CountyKind.DISTRICT).code == "district"
    assert mini_data.label(Operator.AT_LEAST) == "不低于"
    assert mini_data.word(Outcome.PENDING).note == "规划年份尚未结束"


def test_a_word_is_written_as_its_code_unless_it_says_otherwise() -> None:
    assert Word(code="draft", label="征求意见稿").written == "draft"
    assert Word(code="district", value="市辖区", label="市辖区").written == "市辖区"
