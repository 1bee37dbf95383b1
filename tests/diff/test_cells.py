"""What of a changed row is told."""

from typing import Any

from sitegen.diff.cells import cell_changes
from sitegen.diff.compared_tables import RowChange


def told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    change = RowChange(key=("x",), before=before, after=after)
    return [(cell.name, cell.before, cell.after) for cell in cell_changes(change)]


def test_a_cell_is_told_as_it_was_and_is() -> None:
    assert told({"name": "甲县", "url": ""}, {"name": "甲区", "url": "x"}) == [
        ("name", "甲县", "甲区"),
        ("url", "（空）", "x"),
    ]


def test_of_a_mapping_in_a_list_the_value_that_differs_is_told() -> None:
    before = {"tests": [{"measure": "certified", "equals": 3}, {"measure": "planned", "equals": 5}]}
    after = {"tests": [{"measure": "certified", "equals": 3}, {"measure": "planned", "equals": 6}]}
    assert told(before, after) == [("tests.2.equals", "5", "6")]


def test_a_list_that_grew_is_told_whole() -> None:
    assert told({"codes": ["a"]}, {"codes": ["a", "b"]}) == [("codes", '["a"]', '["a", "b"]')]


def test_long_texts_are_cut_before_where_they_differ() -> None:
    same = "通知正文写明的总数，" * 8
    ((name, before, after),) = told({"locator": f"{same}三个"}, {"locator": f"{same}四个"})
    assert (name, before, after) == ("locator", "…通知正文写明的总数，三个", "…通知正文写明的总数，四个")


def test_what_does_not_print_is_a_space() -> None:
    assert told({"name": "甲"}, {"name": "甲\n乙"}) == [("name", "甲", "甲 乙")]
