"""Batches that can be told apart by province, and those that cannot."""

from sitegen.analysis.attribution import attributed_batches, unattributed_batches
from sitegen.model.site_data import SiteData


def test_a_batch_without_numbers_by_province_is_kept_apart(data: SiteData) -> None:
    assert [batch.id for batch in attributed_batches(data)] == ["2019", "2023", "2024"]
    (state,) = unattributed_batches(data)
    assert (state.batch.id, state.scattered) == ("2025-1", 4)
