"""What is known of one county."""

from sitegen.analysis.status import county_statuses
from sitegen.model.site_data import SiteData


def test_a_certified_county_names_its_batch(data: SiteData) -> None:
    status = county_statuses(data)["330205"]
    assert (status.klass, status.label) == ("certified-2019", "2019年认定")
    assert "江北区在2019年的名单中" in status.sentence


def test_a_county_in_no_list_is_not_called_uncertified(data: SiteData) -> None:
    status = county_statuses(data)["330102"]
    assert (status.klass, status.label, status.unseen) == ("none", "未见认定", 4)
    assert "不能断定上城区不在其中" in status.sentence


def test_unseen_names_of_ones_own_province_count(data: SiteData) -> None:
    assert county_statuses(data)["530102"].unseen == 3 + 4


def test_a_planned_county_gives_its_earliest_national_target(data: SiteData) -> None:
    status = county_statuses(data)["330105"]
    assert (status.klass, status.label, status.planned_year) == ("planned", "规划2025年", 2025)


def test_a_county_that_ended_cannot_be_among_later_names(data: SiteData) -> None:
    assert county_statuses(data)["330103"].unseen == 0
