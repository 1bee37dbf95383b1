"""Candidates for a word that is not among those allowed."""

import pytest

from sitegen.model.nearest_places import nearest_places

COUNTIES = ("滦平县", "平泉市", "鼓楼区", "江宁区", "郏县", "叶县", "石林彝族自治县", "双滦区")


@pytest.mark.parametrize(
    ("word", "places"),
    [
        ("平泉县", ("平泉市",)),
        ("平泉", ("平泉市",)),
        ("鼓搂区", ("鼓楼区",)),
        ("石林市", ("石林彝族自治县",)),
        ("石林夷族自治县", ("石林彝族自治县",)),
        ("栾平县", ("滦平县",)),
        ("陕县", ()),
    ],
)
def test_a_slip_of_one_character_or_another_ending(word: str, places: tuple[str, ...]) -> None:
    assert nearest_places(word, COUNTIES) == places
