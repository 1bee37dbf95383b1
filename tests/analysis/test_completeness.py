"""How complete the lists are."""

from sitegen.analysis.completeness import (
    batch_completeness,
    completeness_sentence,
    unseen_batches,
    unseen_names,
)
from sitegen.model.site_data import SiteData


def test_a_partial_list_says_how_many_names_are_missing_and_where(data: SiteData) -> None:
    state = batch_completeness(data, data.batch["2023"])
    assert (state.declared, state.named, state.unseen) == (5, 2, 3)
    assert state.unseen_by_province == {"530000": 3}
    assert state.provinces_named == 1
    assert state.sentence == "公布5个，收到名字2个，名单未收齐：还缺3个"


def test_a_complete_list_and_an_unseen_one(data: SiteData) -> None:
    assert batch_completeness(data, data.batch["2024"]).sentence == "公布3个，名字全部收到"
    assert (
        batch_completeness(data, data.batch["2025-1"]).sentence == "公布4个，收到名字0个，名单未收齐：还缺4个"
    )


def test_the_sentence_for_every_page_names_what_is_missing(data: SiteData) -> None:
    assert completeness_sentence(data) == (
        "各批次共公布14个，本站收到名字7个。"
        "2023年公布5个，收到名字2个，名单未收齐：还缺3个；2025年第1批公布4个，收到名字0个，名单未收齐：还缺4个。"
    )
    assert [state.batch.id for state in unseen_batches(data)] == ["2023", "2025-1"]


def test_names_not_seen_are_counted_over_all_batches(data: SiteData) -> None:
    assert unseen_names(data) == sum(state.unseen for state in unseen_batches(data)) == 3 + 4
