"""What is known of one county."""

from dataclasses import replace

from sitegen.analysis.status import county_statuses
from sitegen.model.codes import Status
from sitegen.model.site_data import SiteData


def test_a_certified_county_names_its_batch(data: SiteData) -> None:
    status = county_statuses(data)["330205"]
    assert (status.klass, status.label) == ("certified-2019", "2019年认定")
    assert "江北区在2019年的名单中" in status.sentence


def test_a_county_in_no_list_is_not_called_uncertified(data: SiteData) -> None:
    status = county_statuses(data)["330102"]
    assert (status.klass, status.label, status.unseen) == ("unread", "名单未收齐", 4)
    assert "不能断定上城区不在其中" in status.sentence


def test_unseen_names_of_ones_own_province_count(data: SiteData) -> None:
    assert county_statuses(data)["530102"].unseen == 3 + 4


def test_a_planned_county_gives_its_earliest_national_target(data: SiteData) -> None:
    status = county_statuses(data)["330105"]
    assert (status.klass, status.label, status.planned_year) == ("planned", "规划2025年", 2025)


def test_a_county_that_ended_cannot_be_among_later_names(data: SiteData) -> None:
    assert county_statuses(data)["330103"].unseen == 0
    assert county_statuses(data)["330103"].code is Status.NOT_LISTED


def test_only_where_all_names_were_read_a_county_is_said_not_to_be_listed(data: SiteData) -> None:
    """上城区 could only be among the four of the batch of 2025 that nobody gives to a province."""
    read = replace(data, batches=tuple(batch for batch in data.batches if batch.id != "2025-1"))
    status, other = county_statuses(read)["330102"], county_statuses(read)["530102"]
    assert (status.klass, status.label) == ("not-listed", "名单上没有")
    assert (other.klass, other.label) == ("unread", "名单未收齐")


def test_names_without_the_total_of_their_province_may_be_too_few(data: SiteData) -> None:
    read = replace(
        data,
        batches=tuple(batch for batch in data.batches if batch.id != "2025-1"),
        batch_totals=tuple(total for total in data.batch_totals if total.batch_id != "2023"),
        certifications=tuple(item for item in data.certifications if item.county_code != "110101"),
    )
    assert county_statuses(read)["110101"].unseen == 4
    assert county_statuses(read)["110101"].label == "名单未收齐"
    assert county_statuses(read)["330102"].unseen == 4
