"""Which batches can be told apart by province."""

from sitegen.analysis.completeness import BatchCompleteness, batch_completeness
from sitegen.model.certification import Batch
from sitegen.model.site_data import SiteData


def attributed_batches(data: SiteData) -> tuple[Batch, ...]:
    """Batches of which every declared unit is given to a province, oldest first."""
    return tuple(batch for batch in data.batches if not batch_completeness(data, batch).scattered)


def unattributed_batches(data: SiteData) -> tuple[BatchCompleteness, ...]:
    """The others: comparing provinces by them would favour those whose number happens to be known."""
    states = (batch_completeness(data, batch) for batch in data.batches)
    return tuple(state for state in states if state.scattered)
