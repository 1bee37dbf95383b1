"""Moments of the past, and what was known then."""

from dataclasses import replace
from datetime import date

from sitegen.analysis.as_of import moments, status_then
from sitegen.analysis.status import county_statuses
from sitegen.model.codes import Status
from sitegen.model.site_data import SiteData


def test_moments_are_the_years_with_names_and_the_reference_year(data: SiteData) -> None:
    found = moments(data)
    named = {batch.year for batch in data.batches if data.certifications_in[batch.id]}
    assert [moment.year for moment in found] == sorted({*named, data.reference_year})
    assert [moment.is_latest for moment in found] == [False] * (len(found) - 1) + [True]
    assert found[-1].batch_ids == tuple(batch.id for batch in data.batches)
    for moment in found[:-1]:
        assert all(data.batch[batch_id].year <= moment.year for batch_id in moment.batch_ids)


def test_a_later_certification_is_not_known_yet(data: SiteData) -> None:
    first, *_, last = moments(data)
    for county in data.counties:
        status = county_statuses(data)[county.code]
        assert status_then(data, status, last) == status
        if status.batch and status.batch.year > first.year:
            assert status_then(data, status, first).batch is None


def test_lists_that_came_later_leave_nothing_open_then(data: SiteData) -> None:
    first, second, *_ = moments(data)
    status = county_statuses(data)["530102"]
    assert (first.year, second.year) == (2019, 2023)
    assert status_then(data, status, first).code is Status.NOT_LISTED
    assert status_then(data, status, second).code is Status.UNREAD
    assert status_then(data, status, second).unseen == 3


def test_a_plan_is_known_from_its_issue_on(data: SiteData) -> None:
    target = data.plan_targets[0]
    status = county_statuses(data)[target.county_code]
    plan = data.plan[target.plan_id]
    issued = plan.issued_on or date(plan.year_from, 1, 1)
    moment = moments(data)[0]
    before = replace(moment, year=issued.year - 1, is_latest=False)
    after = replace(moment, year=issued.year, is_latest=False)
    assert status_then(data, status, before).targets == ()
    assert status_then(data, status, after).targets == status.targets
