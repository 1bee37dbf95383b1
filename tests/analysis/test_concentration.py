"""How few provinces hold half."""

from dataclasses import replace

import pytest

from sitegen.analysis.concentration import concentration
from sitegen.model.site_data import SiteData


def test_provinces_stand_from_most_to_least(data: SiteData) -> None:
    ranks = concentration(data).ranks
    assert [(rank.province.short_name, rank.growth.total) for rank in ranks] == [
        ("浙江", 3),
        ("云南", 3),
        ("北京", 2),
        ("江苏", 2),
        ("河北", 0),
    ]
    assert [rank.units_so_far for rank in ranks] == [3, 6, 8, 10, 10]
    assert ranks[-1].share_of_units == ranks[-1].share_of_counties == 1


@pytest.mark.parametrize(("share", "place"), [(0.3, 1), (0.5, 2), (0.8, 3), (1.0, 4)])
def test_first_to_hold(data: SiteData, share: float, place: int) -> None:
    rank = concentration(data).first_to_hold(share)
    assert rank is not None
    assert rank.place == place


def test_nobody_holds_half_of_nothing(data: SiteData) -> None:
    empty = replace(data, batches=(), certifications=(), batch_totals=())
    assert concentration(empty).first_to_hold(0.5) is None
