"""Ids of statements, and what single rows say."""

import pytest

from sitegen.facts import division_kinds, kinds
from sitegen.facts.statements import Statement, Subject
from sitegen.model.plans import Stage
from sitegen.model.site_data import SiteData


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (kinds.STATUS.id("330205"), "status/330205"),
        (kinds.TOTAL.id(kinds.NATION, aspect="share-all"), "total/CN/share-all"),
        (kinds.BATCH.id("2024", aspect="declared-total"), "batch/2024/declared-total"),
        (kinds.CERTIFICATION.id("2024", "330205"), "certification/2024/330205"),
        (
            kinds.PLAN_TARGET.id("yunnan-2022", "530102", Stage.NATIONAL),
            "plan-target/yunnan-2022/530102/national",
        ),
        (division_kinds.DIVISION_COUNT.id("330000", 2025), "division-count/330000/2025"),
        (division_kinds.SUCCESSION.id("330103", "330105", 2021), "succession/330103/330105/2021"),
    ],
)
def test_ids_are_the_kind_the_key_and_the_aspect(found: str, expected: str) -> None:
    assert found == expected


def by_id(data: SiteData, kind: kinds.StatedKind) -> dict[str, Statement]:
    return {item.id: item for item in kind.statements(data)}


def test_a_batch_says_several_things_and_nothing_of_what_it_leaves_open(data: SiteData) -> None:
    batch = next(item for item in data.batches if not item.document_number)
    said = by_id(data, kinds.BATCH)
    assert said[f"batch/{batch.id}/declared-total"].value == str(batch.declared_total)
    assert said[f"batch/{batch.id}/declared-total"].unit == "个"
    assert f"batch/{batch.id}/document-number" not in said


def test_a_record_is_shown_where_readers_look_for_it(data: SiteData) -> None:
    """A number of a province in a batch is about the province, and stands on the page of the batch."""
    total, link = next(iter(kinds.BATCH_TOTAL.shown(data)))
    assert link.url == f"/batches/{total.batch_id}/"
    statement = next(kinds.BATCH_TOTAL.statements(data))
    assert (statement.subject, statement.subject_code) == (Subject.PROVINCE, total.province_code)


def test_a_national_goal_is_about_the_nation_and_stands_among_the_plans(data: SiteData) -> None:
    links = {goal.province_code: link for goal, link in kinds.GOAL.shown(data)}
    assert links[None].text == "全国"
    assert links[None].url == "/plans/"
    assert all(link.url.startswith("/provinces/") for code, link in links.items() if code)
