"""How complete the lists are: a total never hides what is not known."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.analysis.scope import declared_by_province
from sitegen.model.certification import Batch
from sitegen.model.site_data import SiteData
from sitegen.tracking import question


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchCompleteness:
    """Declared against named units of one batch."""

    batch: Batch
    named: int
    provinces_named: int
    """Provinces with at least one unit named."""
    declared_by_province: Mapping[str, int]
    """Units declared, by code of the provinces of which that is known."""
    unseen_by_province: Mapping[str, int]
    """Units declared but not seen by name, by province code; provinces without any are absent."""
    provinces_with_total: tuple[str, ...]
    """Codes of the provinces of which a source gives the number, so that it is not just the names seen."""

    @property
    def declared(self) -> int:
        """Units that the announcement declares."""
        return self.batch.declared_total

    @property
    def unseen(self) -> int:
        """Units whose names were not seen."""
        return self.declared - self.named

    @property
    def scattered(self) -> int:
        """Those of them of which the province is not known either."""
        return self.unseen - sum(self.unseen_by_province.values())

    @property
    def undivided(self) -> int:
        """Units declared for no province, whether some of their names were seen or not."""
        return self.declared - sum(self.declared_by_province.values())

    @property
    def sentence(self) -> str:
        """The state of the list in one clause."""
        if self.unseen:
            return f"公布{self.declared}个，收到名字{self.named}个，名单未收齐：还缺{self.unseen}个"
        return f"公布{self.declared}个，名字全部收到"


def batch_completeness(data: SiteData, batch: Batch) -> BatchCompleteness:
    """How much of the list of `batch` is known."""
    return _completeness(data, batch.id)


@question
def _completeness(data: SiteData, batch_id: str) -> BatchCompleteness:
    batch = data.batch[batch_id]
    codes = data.named_in_batch[batch.id]
    named: dict[str, int] = {}
    for county_code in codes:
        code = data.county[county_code].province_code
        named[code] = named.get(code, 0) + 1
    declared = declared_by_province(data, batch)
    unseen = {code: count - named.get(code, 0) for code, count in declared.items()}
    return BatchCompleteness(
        batch=batch,
        named=len(codes),
        provinces_named=len(named),
        declared_by_province=declared,
        unseen_by_province={code: count for code, count in unseen.items() if count},
        provinces_with_total=tuple(
            total.province_code for total in data.batch_totals if total.batch_id == batch.id
        ),
    )


def unseen_batches(data: SiteData) -> tuple[BatchCompleteness, ...]:
    """Batches with names that were not seen."""
    return tuple(state for batch in data.batches if (state := batch_completeness(data, batch)).unseen)


def missing_names(data: SiteData) -> str:
    """How many names are missing in which batch, in one clause; empty when all are known."""
    states = unseen_batches(data)
    return "，".join(f"{state.batch.label}还缺{state.unseen}个名字" for state in states)


@question
def unseen_names(data: SiteData) -> int:
    """Units that all batches together declare and whose names were not seen."""
    return sum(batch.declared_total - len(data.named_in_batch[batch.id]) for batch in data.batches)


@question
def completeness_counts(data: SiteData) -> tuple[int, int]:
    """Units that all batches together declare, and those of them that are known by name."""
    states = [batch_completeness(data, batch) for batch in data.batches]
    return sum(state.declared for state in states), sum(state.named for state in states)


@question
def completeness_sentence(data: SiteData) -> str:
    """How complete all batches together are, in one sentence."""
    states = [batch_completeness(data, batch) for batch in data.batches]
    declared, named = completeness_counts(data)
    missing = "；".join(f"{state.batch.label}{state.sentence}" for state in states if state.unseen)
    total = f"各批次共公布{declared}个，本站收到名字{named}个"
    return f"{total}。{missing}。" if missing else f"{total}，名单收齐。"
